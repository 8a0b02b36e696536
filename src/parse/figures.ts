/** Numbers, shares, spans and moments as people read them. */

/** `12,345` */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** `3.2 %`; of less than a tenth of a percent one digit more. */
export function percent(rate: number): string {
  const digits = rate === 0 || rate >= 0.1 ? 1 : 2;
  return `${rate.toFixed(digits).replace(/\.0$/, '')} %`;
}

/** `2026-11-22 18:55 UTC`: reports are read in other zones than they are made in. */
export function moment(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2026-11-22 18:55 to 19:20 UTC` */
export function stretch(from: string, to: string): string {
  const [first, last] = [moment(from), moment(to)];
  if (first === last) return first;
  const end = first.slice(0, 10) === last.slice(0, 10) ? last.slice(11) : last;
  return `${first.slice(0, 16)} to ${end}`;
}

const UNITS = [
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

/** `350 ms`, `1.2 s`, `4 min`, `7.5 h`, `3 days` */
export function span(ms: number): string {
  for (const [unit, name] of UNITS) {
    if (ms < unit) continue;
    const count = ms / unit;
    return `${count < 10 ? count.toFixed(1).replace(/\.0$/, '') : Math.round(count)} ${count === 1 && name === 'days' ? 'day' : name}`;
  }
  return `${Math.round(ms)} ms`;
}
