/** Date and time of a message or a hop (RFC 5322 §3.3 and §4.3). */

export interface MailDate {
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** Minutes east of UTC; null for -0000 and for zones nobody knows, which are read as UTC (§4.3). */
  zone: number | null;
  /** What RFC 5322 does not allow, though it could be read. */
  problem: string | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** §4.3, in hours; GMT and UT are zero. */
const ZONES: { readonly [name: string]: number } = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};
const DATE =
  /^(?:([a-z]{3,9})\s*,?\s*)?(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([+-]\d{4}|[a-z]{1,5}))?/i;
const MOST_TEXT = 200;

/** Null where no moment can be read out of it. */
export function parseMailDate(text: string): MailDate | null {
  const bare = withoutComments(text.slice(0, MOST_TEXT)).replaceAll(/\s+/g, ' ').trim();
  const found = DATE.exec(bare);
  if (found === null) return null;
  const [whole, weekday, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone] = found;
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (at < 0 || h > 23 || m > 59 || s > 60 || Number(day) < 1 || Number(day) > 31) return null;
  const minutes = zoneMinutes(zone);
  const local = Date.UTC(fullYear, at, Number(day), h, m, Math.min(s, 59));
  // The 31st of June would be the 1st of July.
  if (new Date(local).getUTCDate() !== Number(day)) return null;
  return {
    at: local - (minutes ?? 0) * 60_000,
    zone: minutes,
    problem: problemOf({ whole, bare, weekday, year, zone, month, local }),
  };
}

function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone === '-0000') return null;
  const digits = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (digits !== null) {
    const minutes = Number(digits[2]) * 60 + Number(digits[3]);
    return minutes > 24 * 60 ? null : digits[1] === '-' ? -minutes : minutes;
  }
  const hours = ZONES[zone.toLowerCase()];
  return hours === undefined ? null : hours * 60;
}

function problemOf(read: {
  whole: string;
  bare: string;
  weekday: string | undefined;
  year: string;
  zone: string | undefined;
  month: string;
  local: number;
}): string | null {
  const { whole, bare, weekday, year, zone, month, local } = read;
  if (zone === undefined) return 'it names no time zone';
  if (year.length < 4) return 'its year has less than four digits';
  if (month.length > 3) return 'its month is written out';
  if (whole.length < bare.length) return 'something follows the time zone';
  if (/^[+-]/.test(zone) && Math.abs(Number(zone.slice(1, 3))) > 14) return `there is no time zone ${zone}`;
  const due = DAYS[new Date(local).getUTCDay()];
  if (weekday !== undefined && weekday.slice(0, 3).toLowerCase() !== due)
    return `that day is no ${weekday.slice(0, 3)}`;
  return null;
}

/** Text without what stands in parentheses, which nest (RFC 5322 §3.2.2). */
export function withoutComments(text: string): string {
  let out = '';
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '\\') {
      if (depth === 0) out += text.slice(at, at + 2);
      at += 1;
    } else if (depth === 0 && character === '"') {
      quoted = !quoted;
      out += character;
    } else if (!quoted && character === '(') {
      depth += 1;
      if (depth === 1) out += ' ';
    } else if (depth > 0 && character === ')') depth -= 1;
    else if (depth === 0) out += character;
  }
  return out;
}
