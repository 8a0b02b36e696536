/** Times at the beginning of log lines: `Nov 22 18:55:01` without year or zone, and ISO 8601 with both or neither. */

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A clock may be ahead of the file's own time by this much. */
const AHEAD_MS = DAY_MS;
/** A step back of more than this within a repeated hour is the end of summer time. */
const STEP_BACK_MS = 1_500_000;

const SPACE = 0x20;
const ZERO = 0x30;

/** Month by its second and third letter. */
const MONTHS = new Int8Array(0x8000).fill(-1);
'an eb ar pr ay un ul ug ep ct ov ec'.split(' ').forEach((letters, month) => {
  MONTHS[(letters.charCodeAt(0) << 8) | letters.charCodeAt(1)] = month;
});

/**
 * Reads stamps of one file. Those without a zone are in the zone of this machine (`TZ` changes it). Those without a year
 * belong to the latest year that is not after `latest`, and go on into the next when December turns to January.
 */
export class StampReader {
  /** Of the last stamp read, epoch milliseconds. */
  at = 0;
  readonly #latest: number;
  #year = 0;
  #month = -1;
  /** What `#base` was worked out for, so that lines of one hour cost nothing. */
  #classicKey = -1;
  #base = 0;
  #isoKey = -1;
  #isoBase = 0;
  /** The hour happens twice, as summer time ends. */
  #repeats = false;

  constructor(latest: number) {
    this.#latest = latest + AHEAD_MS;
  }

  /** Offset just behind the stamp, or -1 where there is none; sets `at`. */
  read(line: Buffer, start: number, end: number): number {
    const first = line[start] as number;
    return first >= ZERO && first <= 0x39 ? this.#iso(line, start, end) : this.#classic(line, start, end);
  }

  /** `Nov  2 18:55:01` */
  #classic(line: Buffer, start: number, end: number): number {
    if (end - start < 15) return -1;
    const month = MONTHS[(((line[start + 1] as number) & 0x7f) << 8) | (line[start + 2] as number)] ?? -1;
    const tens = line[start + 4] as number;
    const day = (tens === SPACE ? 0 : tens - ZERO) * 10 + (line[start + 5] as number) - ZERO;
    const hour = pair(line, start + 7);
    const minute = pair(line, start + 10);
    const second = pair(line, start + 13);
    if (
      month < 0 ||
      line[start + 3] !== SPACE ||
      line[start + 6] !== SPACE ||
      line[start + 9] !== 0x3a ||
      line[start + 12] !== 0x3a ||
      !(day >= 1 && day <= 31 && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59) ||
      !(second >= 0 && second <= 60)
    )
      return -1;
    const key = (month * 32 + day) * 24 + hour;
    if (key !== this.#classicKey) this.#enterHour(month, day, hour, key);
    // A leap second belongs to the minute it ends.
    const at = this.#base + minute * 60_000 + (second === 60 ? 59 : second) * 1_000;
    if (this.#repeats && at < this.at - STEP_BACK_MS) {
      this.#base += HOUR_MS;
      this.#repeats = false;
      this.at = at + HOUR_MS;
    } else this.at = at;
    let behind = start + 15;
    // `journalctl -o short-precise`
    if (line[behind] === 0x2e) {
      do behind += 1;
      while (behind < end && isDigit(line[behind] as number));
    }
    return behind;
  }

  #enterHour(month: number, day: number, hour: number, key: number): void {
    if (this.#year === 0) this.#year = this.#firstYear(month, day);
    // Lines of several programs may come a little out of order around midnight of New Year.
    else if (this.#month === 11 && month === 0) this.#year += 1;
    else if (this.#month === 0 && month === 11) this.#year -= 1;
    this.#month = month;
    this.#classicKey = key;
    const begin = new Date(this.#year, month, day, hour);
    this.#base = begin.getTime();
    this.#repeats = new Date(this.#base + HOUR_MS).getHours() === begin.getHours();
  }

  #firstYear(month: number, day: number): number {
    let year = new Date(this.#latest).getFullYear();
    // Four years back there was a leap day, but for centuries; eight cover these too.
    for (let tries = 0; tries < 9; tries++, year--) {
      const date = new Date(year, month, day);
      if (date.getTime() <= this.#latest && date.getMonth() === month) return year;
    }
    return new Date(this.#latest).getFullYear();
  }

  /** `2026-11-22T18:55:01.123456+01:00`, with a space in place of the T, without fraction or zone. */
  #iso(line: Buffer, start: number, end: number): number {
    if (end - start < 19) return -1;
    const year = pair(line, start) * 100 + pair(line, start + 2);
    const month = pair(line, start + 5);
    const day = pair(line, start + 8);
    const hour = pair(line, start + 11);
    const minute = pair(line, start + 14);
    const second = pair(line, start + 17);
    const separator = line[start + 10];
    if (
      !(year >= 1980 && month >= 1 && month <= 12 && day >= 1 && day <= 31) ||
      !(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60) ||
      line[start + 4] !== 0x2d ||
      line[start + 7] !== 0x2d ||
      (separator !== 0x54 && separator !== SPACE) ||
      line[start + 13] !== 0x3a ||
      line[start + 16] !== 0x3a
    )
      return -1;
    let at = start + 19;
    if (line[at] === 0x2e || line[at] === 0x2c) {
      at += 1;
      while (at < end && isDigit(line[at] as number)) at += 1;
    }
    // Exim sets its zone apart with a space.
    const sign = line[at] === SPACE ? at + 1 : at;
    let offset = Number.NaN;
    if (line[sign] === 0x5a && sign === at) {
      offset = 0;
      at += 1;
    } else if ((line[sign] === 0x2b || line[sign] === 0x2d) && end - sign >= 5) {
      const hasColon = line[sign + 3] === 0x3a;
      const minutes = pair(line, sign + 1) * 60 + pair(line, sign + (hasColon ? 4 : 3));
      if (minutes >= 0 && minutes <= 1_440) {
        offset = line[sign] === 0x2d ? -minutes : minutes;
        at = sign + (hasColon ? 6 : 5);
      }
    }
    const key = ((year * 13 + month) * 32 + day) * 24 + hour;
    const isLocal = Number.isNaN(offset);
    const whole = isLocal ? -key : key;
    if (whole !== this.#isoKey) {
      this.#isoKey = whole;
      this.#isoBase = isLocal
        ? new Date(year, month - 1, day, hour).getTime()
        : Date.UTC(year, month - 1, day, hour);
    }
    this.at =
      this.#isoBase -
      (isLocal ? 0 : offset * 60_000) +
      minute * 60_000 +
      (second === 60 ? 59 : second) * 1_000;
    return at;
  }
}

/** Two digits; some negative or large number where there are none. */
function pair(line: Buffer, at: number): number {
  const tens = (line[at] as number) - ZERO;
  const ones = (line[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
}

function isDigit(octet: number): boolean {
  return octet >= ZERO && octet <= 0x39;
}
