/** Whether one mechanism other than include matches the sender (RFC 7208 §5). */
import { inNetwork, ipFamily } from '../../parse/ip.ts';
import { isUsableName } from '../../parse/spf-macro.ts';
import { quoteSpf, type SpfTermText } from '../../parse/spf-term.ts';
import { Abort, ask, countLookup, countVoid, expandTarget, type Run } from './budget.ts';
import { validatedNames } from './validated-names.ts';

/** Address lookups one `mx` may need (§4.6.4). */
const MOST_MX_NAMES = 10;

export interface Match {
  match: boolean;
  /** What decided, for the reader; may be empty. */
  note: string;
}

export async function matchMechanism(run: Run, domain: string, term: SpfTermText): Promise<Match> {
  if (term.name === 'all') return { match: true, note: '' };
  if (term.name === 'ip4' || term.name === 'ip6')
    return { match: covers(run, term.value as string, term), note: '' };
  countLookup(run, term.text);
  const target = await expandTarget(run, domain, term);
  // §4.8 leaves a malformed target undefined; what cannot be asked for cannot match.
  const { match, note, empty } =
    target.name === null
      ? { match: false, note: target.why, empty: false }
      : await lookUp(run, target.name, term);
  if (empty || target.empty) countVoid(run, term.text);
  return { match, note };
}

async function lookUp(run: Run, name: string, term: SpfTermText): Promise<Match & { empty: boolean }> {
  if (term.name === 'exists') {
    // §5.7: always A, whatever the family of the sender.
    const records = await ask(run, name, 'A');
    return said(records.length > 0, `${name} ${records.length > 0 ? 'exists' : 'does not exist'}`, records);
  }
  if (term.name === 'ptr') return matchPtr(run, name);
  if (term.name === 'a') {
    const addresses = await addressesOf(run, name);
    const match = addresses.some((address) => covers(run, address, term));
    return said(match, `${name} has ${list(addresses)}`, addresses);
  }
  return matchMx(run, name, term);
}

function said(match: boolean, note: string, found: readonly unknown[]): Match & { empty: boolean } {
  return { match, note, empty: found.length === 0 };
}

async function matchMx(run: Run, domain: string, term: SpfTermText): Promise<Match & { empty: boolean }> {
  const records = (await ask(run, domain, 'MX')).sort((a, b) => a.preference - b.preference);
  if (records.length === 0) return said(false, `${domain} has no MX`, []);
  const names = [...new Set(records.map(({ exchange }) => exchange))].filter(isUsableName);
  // All at once, judged in order: an error at a later host does not undo a match at an earlier one.
  const looks = names
    .slice(0, MOST_MX_NAMES)
    .map((name) => addressesOf(run, name).catch((error: unknown) => error as Error));
  const found: string[] = [];
  for (const [at, look] of looks.entries()) {
    const addresses = await look;
    if (addresses instanceof Error) throw addresses;
    found.push(...addresses);
    if (addresses.some((address) => covers(run, address, term)))
      return said(true, `MX host ${names[at]} has ${list(addresses)}`, addresses);
  }
  if (names.length > MOST_MX_NAMES)
    throw new Abort(
      'permerror',
      `${quoteSpf(term.text)} names ${names.length} hosts; ${MOST_MX_NAMES} are allowed`,
    );
  const nullMx = names.length === 0;
  return said(false, `the MX hosts of ${domain} have ${list(found)}`, nullMx ? records : found);
}

async function matchPtr(run: Run, domain: string): Promise<Match & { empty: boolean }> {
  const { names, empty } = await validatedNames(run.sender.ip, run.ctx.dns);
  const name = names.find((one) => one === domain || one.endsWith(`.${domain}`));
  const note = name === undefined ? `no name of ${run.sender.ip} lies below ${domain}` : `PTR ${name}`;
  return { match: name !== undefined, note, empty };
}

/** Of the sender's family only (§5). */
async function addressesOf(run: Run, name: string): Promise<string[]> {
  const records = await ask(run, name, ipFamily(run.sender.ip) === 6 ? 'AAAA' : 'A');
  return records.map(({ address }) => address);
}

function covers(run: Run, address: string, { cidr4, cidr6 }: SpfTermText): boolean {
  return inNetwork(run.sender.ip, address, ipFamily(address) === 6 ? (cidr6 ?? 128) : (cidr4 ?? 32));
}

function list(addresses: readonly string[]): string {
  if (addresses.length === 0) return 'no address of that family';
  const shown = addresses.slice(0, 4).join(', ');
  return addresses.length > 4 ? `${shown} and ${addresses.length - 4} more` : shown;
}
