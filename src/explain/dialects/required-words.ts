/** Which words a text cannot do without if an expression is to fit it, so that most expressions need not be tried. */

/** One of these is in every text that fits, in lower case. */
type Needles = readonly string[];

/** Shorter ones are in every text. */
const SHORTEST = 3;

/** Null where nothing can be said. Errs on the side of null; throws never. */
export function requiredWords({ source, flags }: RegExp): Needles | null {
  // Sets of classes are written otherwise there; no row needs them.
  if (flags.includes('v')) return null;
  const reader = new Reader(source);
  return reader.alternatives();
}

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Reads to the end, or to the bracket that closes the group. */
  alternatives(): Needles | null {
    const all: string[] = [];
    let open = false;
    do {
      const needles = this.sequence();
      if (needles === null) open = true;
      else all.push(...needles);
    } while (this.take('|'));
    return open ? null : [...new Set(all)];
  }

  private sequence(): Needles | null {
    let best: Needles | null = null;
    let run = '';
    const offer = (needles: Needles | null): void => {
      if (needles !== null && needles.length > 0 && (best === null || worth(needles) > worth(best)))
        best = needles;
    };
    const endRun = (): void => {
      if (run.length >= SHORTEST) offer([run]);
      run = '';
    };
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const atom = this.atom();
      const least = this.quantifier();
      if (typeof atom === 'string') {
        if (least === 1) run += atom;
        else {
          if (least > 1) run += atom;
          endRun();
        }
        continue;
      }
      // What stands for no character at all does not part its neighbours, but need not be told from what does.
      endRun();
      if (least > 0) offer(atom);
    }
    endRun();
    return best;
  }

  /** A character, or what a group requires; null for what can be many things. */
  private atom(): string | Needles | null {
    const char = this.source[this.at++]!;
    if (char === '(') return this.group();
    if (char === '[') return this.skipClass();
    if (char === '\\') return this.escape();
    return '.^$'.includes(char) ? null : char.toLowerCase();
  }

  private group(): Needles | null {
    const negative = this.take('?!') || this.take('?<!');
    const ahead = negative || this.take('?=') || this.take('?<=');
    if (!ahead && !this.take('?:') && this.take('?<'))
      this.at = this.source.indexOf('>', this.at) + 1 || this.source.length;
    const needles = this.alternatives();
    this.take(')');
    return negative ? null : needles;
  }

  private skipClass(): null {
    while (this.at < this.source.length && this.source[this.at] !== ']')
      this.at += this.source[this.at] === '\\' ? 2 : 1;
    this.at++;
    return null;
  }

  private escape(): string | null {
    const char = this.source[this.at++] ?? '';
    if (!/[a-z0-9]/i.test(char)) return char;
    if (char === 'u' || char === 'x' || char === 'p' || char === 'P' || char === 'k') {
      if (this.take('{') || this.take('<')) {
        while (this.at < this.source.length && !'}>'.includes(this.source[this.at]!)) this.at++;
        this.at++;
      } else this.at += char === 'u' ? 4 : char === 'x' ? 2 : 0;
    } else if (char === 'c') this.at++;
    return null;
  }

  /** How often the atom before is there at least: 0, 1, or 2 for "once or more". */
  private quantifier(): 0 | 1 | 2 {
    const char = this.source[this.at];
    let least: 0 | 1 | 2 = 1;
    if (char === '?' || char === '*') {
      least = 0;
      this.at++;
    } else if (char === '+') {
      least = 2;
      this.at++;
    } else if (char === '{') {
      const close = this.source.indexOf('}', this.at);
      least = this.source[this.at + 1] === '0' ? 0 : 2;
      this.at = close === -1 ? this.source.length : close + 1;
    } else return 1;
    this.take('?');
    return least;
  }

  private take(what: string): boolean {
    if (!this.source.startsWith(what, this.at)) return false;
    this.at += what.length;
    return true;
  }
}

/** Long words are rare ones; of two equally long, fewer are better. */
function worth(needles: Needles): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const needle of needles) shortest = Math.min(shortest, needle.length);
  return shortest - needles.length / 16;
}
