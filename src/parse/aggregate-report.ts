/** A DMARC aggregate report (RFC 9990, and RFC 7489 appendix C before it) as its sender wrote it; never throws. */
import { SaxesParser } from 'saxes';

export interface AuthResult {
  /** Lower case. */
  domain: string;
  /** Of DKIM. */
  selector: string | null;
  /** `pass`, `fail`, `none`, `neutral`, `softfail`, `temperror`, `permerror`, `policy`. */
  result: string;
}

export interface AggregateRow {
  ip: string;
  /** Messages. */
  count: number;
  /** What was done: `none`, `pass`, `quarantine`, `reject`. */
  disposition: string;
  /** Whether the aligned result passed, as the receiver judged. */
  dkimPass: boolean;
  spfPass: boolean;
  /** Why the receiver did something else than the policy asked: `forwarded`, `mailing_list`, `local_policy` … */
  overrides: string[];
  headerFrom: string;
  dkim: AuthResult[];
  spf: AuthResult[];
}

export interface AggregateReport {
  reporter: string;
  /** Seconds since 1970. */
  begin: number | null;
  end: number | null;
  domain: string;
  policy: string | null;
  subdomainPolicy: string | null;
  /** RFC 9990 `testing`, or RFC 7489 `pct` below 100. */
  partial: boolean;
  /** At most {@link MAX_ROWS}. */
  rows: AggregateRow[];
  /** Rows beyond that. */
  unread: number;
  /** The file ends before the report does, or is no XML from some place on. */
  broken: boolean;
  /** What was read over: errors in the XML, and rows whose count is none, which stand for one message each. */
  faults: number;
}

const MAX_ROWS = 50_000;
const MAX_RESULTS = 20;
const MAX_VALUE = 300;
const MAX_DEPTH = 32;
/** Of one element. */
const MAX_ATTRIBUTES = 100;
const MAX_ERRORS = 20;
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});)/gi;

const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** Null for anything else. */
export function parseAggregateReport(xml: string): AggregateReport | null {
  if (!/<(?:[\w-]{1,20}:)?feedback[\s>]/i.test(xml.slice(0, 4_096))) return null;
  const reader = new ReportReader();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let thrown = false;
  let errors = 0;
  parser.on('error', (error) => {
    // Small faults are read over; each costs time, so a file that is no XML at all is left.
    if (++errors > MAX_ERRORS) throw error;
  });
  let attributes = 0;
  parser.on('attribute', () => {
    if (++attributes > MAX_ATTRIBUTES) throw new Error('too many attributes');
  });
  parser.on('opentag', ({ name }) => {
    attributes = 0;
    reader.open(local(name));
  });
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', () => reader.close());
  try {
    // Names of companies are often put down as they are; a parser takes what follows a bare & for an entity.
    parser.write(xml.replaceAll(BARE_AMPERSAND, '&amp;')).close();
  } catch {
    thrown = true;
  }
  return reader.report(thrown, errors);
}

class ReportReader {
  readonly #path: string[] = [];
  #value = '';
  #head = new Map<string, string>();
  #row = new Map<string, string>();
  #overrides: string[] = [];
  #dkim: AuthResult[] = [];
  #spf: AuthResult[] = [];
  #result = new Map<string, string>();
  #rows: AggregateRow[] = [];
  #unread = 0;
  #miscounted = 0;

  /** Throws where no report nests so deep: the parser keeps each open element. */
  open(name: string): void {
    if (this.#path.push(name) > MAX_DEPTH) throw new Error('nested too deep');
    this.#value = '';
  }

  text(text: string): void {
    if (this.#value.length < MAX_VALUE) this.#value += text.slice(0, MAX_VALUE);
  }

  close(): void {
    const name = this.#path.pop() ?? '';
    const parent = this.#path.at(-1) ?? '';
    const value = this.#value.trim().slice(0, MAX_VALUE);
    this.#value = '';
    if (name === 'record') this.#endRow();
    else if (parent === 'auth_results' && (name === 'dkim' || name === 'spf')) this.#endResult(name);
    else if (parent === 'reason' && name === 'type') this.#overrides.push(value.toLowerCase());
    else if (this.#path.includes('auth_results')) this.#result.set(name, value);
    else if (this.#path.includes('record')) this.#row.set(name, value);
    else if (!this.#head.has(name)) this.#head.set(name, value);
  }

  report(thrown: boolean, errors: number): AggregateReport | null {
    const head = (name: string): string | null => this.#head.get(name)?.toLowerCase() || null;
    const domain = head('domain');
    if (domain === null && this.#rows.length === 0) return null;
    const pct = Number(head('pct') ?? '100');
    return {
      reporter: this.#head.get('org_name') || this.#head.get('email') || 'an unnamed receiver',
      begin: seconds(head('begin')),
      end: seconds(head('end')),
      domain: domain ?? this.#rows[0]!.headerFrom,
      policy: head('p'),
      subdomainPolicy: head('sp'),
      partial: head('testing') === 'y' || pct < 100,
      rows: this.#rows,
      unread: this.#unread,
      // What the end of the file left open.
      broken: thrown || this.#path.length > 0,
      faults: errors + this.#miscounted,
    };
  }

  #endResult(kind: 'dkim' | 'spf'): void {
    const results = kind === 'dkim' ? this.#dkim : this.#spf;
    const domain = (this.#result.get('domain') ?? '').toLowerCase().replace(/\.$/, '');
    const result = (this.#result.get('result') ?? '').toLowerCase();
    if (results.length < MAX_RESULTS && result !== '')
      results.push({ domain, selector: this.#result.get('selector') || null, result });
    this.#result = new Map();
  }

  #endRow(): void {
    const row = (name: string): string => (this.#row.get(name) ?? '').toLowerCase();
    const count = Number.parseInt(row('count'), 10);
    if (this.#rows.length >= MAX_ROWS) this.#unread++;
    else if (row('source_ip') !== '') {
      const isSound = Number.isSafeInteger(count) && count > 0;
      if (!isSound) this.#miscounted++;
      this.#rows.push({
        ip: row('source_ip'),
        count: isSound ? count : 1,
        disposition: row('disposition') || 'none',
        dkimPass: row('dkim') === 'pass',
        spfPass: row('spf') === 'pass',
        overrides: this.#overrides.slice(0, MAX_RESULTS),
        headerFrom: row('header_from').replace(/\.$/, ''),
        dkim: this.#dkim,
        spf: this.#spf,
      });
    }
    this.#row = new Map();
    this.#overrides = [];
    this.#dkim = [];
    this.#spf = [];
  }
}

function seconds(value: string | null): number | null {
  const read = Number(value ?? '');
  // Beyond the year 9999 nothing is a time.
  return value !== null && Number.isFinite(read) && read > 0 && read < 253_402_300_800 ? read : null;
}
