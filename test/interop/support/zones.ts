/** Zones as NSD serves them: signed, broken on purpose, and delegated each from the zone around it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServedZone {
  /** Without the final dot; the empty string is the root. */
  apex: string;
  /** Master-file text with SOA and NS, absolute names. */
  text: string;
  /**
   * expired: its signatures are long out of date · mismatched: the DS above belongs to another key · stripped: a DS
   * above, no signature below · unloaded: delegated to a server that has no data for it.
   */
  state: 'signed' | 'unsigned' | 'expired' | 'mismatched' | 'stripped' | 'unloaded';
  /** How a signed zone denies; NSEC where left out. With opt-out, unsigned delegations are not covered (RFC 5155 §6). */
  denial?: 'nsec3' | 'nsec3-opt-out';
}

export interface PreparedZones {
  /** With the root. */
  apexes: string[];
  /** Folder of the master files, named by `fileOf`. */
  folder: string;
  /** DS record of the root. */
  anchor: string;
}

const SERVER = 'ns.root-servers.interop.';
const LONG_PAST = ['-i', '20200101000000', '-e', '20200201000000'];
const DENIALS = { nsec3: ['-n', '-t', '0'], 'nsec3-opt-out': ['-n', '-p', '-t', '0'] };

export const fileOf = (apex: string): string => (apex === '' ? 'root' : apex);

/** Writes the master files, deepest first: a parent's text holds the DS records of its children. */
export function prepareZones(zones: readonly ServedZone[], folder: string): PreparedZones {
  mkdirSync(folder);
  const root: ServedZone = {
    apex: '',
    state: 'signed',
    text: `. 3600 IN SOA ${SERVER} hostmaster.interop. 1 3600 600 86400 300
. 3600 IN NS ${SERVER}
${SERVER} 3600 IN A 127.0.0.1
`,
  };
  const apexes = ['', ...zones.map(({ apex }) => apex)];
  const delegations = new Map<string, string[]>(apexes.map((apex) => [apex, []]));
  let anchor = '';
  for (const zone of [root, ...zones].sort((a, b) => depth(b.apex) - depth(a.apex))) {
    const { apex } = zone;
    const ds = prepare(
      { ...zone, text: [zone.text, ...(delegations.get(apex) ?? []), ''].join('\n') },
      folder,
    );
    if (apex === '') anchor = ds[0] ?? '';
    else delegations.get(enclosing(apex, apexes))?.push(`${apex}. 3600 IN NS ${SERVER}`, ...ds);
  }
  return { apexes, folder, anchor };
}

function depth(apex: string): number {
  return apex === '' ? 0 : apex.split('.').length;
}

/** The closest zone around a name. */
function enclosing(apex: string, apexes: readonly string[]): string {
  let name = apex;
  do name = name.includes('.') ? name.slice(name.indexOf('.') + 1) : '';
  while (!apexes.includes(name));
  return name;
}

/** Writes the zone as its state wants it, and returns the DS records to stand above it. */
function prepare(zone: ServedZone, folder: string): string[] {
  const { apex, text, state, denial } = zone;
  if (state === 'unloaded') return [];
  const file = join(folder, fileOf(apex));
  writeFileSync(file, text);
  if (state === 'unsigned') return [];
  const ds = (key: string): string =>
    execFileSync('ldns-key2ds', ['-n', '-2', `${key}.key`], { cwd: folder })
      .toString()
      .trim();
  const key = newKey(apex, folder);
  if (state !== 'stripped') {
    const options = [
      ...(state === 'expired' ? LONG_PAST : []),
      ...(denial === undefined ? [] : DENIALS[denial]),
    ];
    execFileSync('ldns-signzone', ['-o', `${apex}.`, ...options, '-f', `${file}.signed`, file, key], {
      cwd: folder,
    });
    writeFileSync(file, readFileSync(`${file}.signed`));
  }
  return [ds(state === 'mismatched' ? newKey(apex, folder) : key)];
}

function newKey(apex: string, folder: string): string {
  return execFileSync('ldns-keygen', ['-a', 'ECDSAP256SHA256', '-k', `${apex}.`], { cwd: folder })
    .toString()
    .trim();
}

/** A TXT record of any length, in strings of 250. */
export function txt(name: string, text: string): string {
  const strings = text.match(/.{1,250}/g) ?? [''];
  return `${name} IN TXT ${strings.map((one) => `"${one}"`).join(' ')}`;
}

/** A zone with these records. */
export function zone(
  apex: string,
  lines: readonly string[],
  state: ServedZone['state'] = 'unsigned',
): ServedZone {
  const text = `$ORIGIN ${apex}.
$TTL 300
@ IN SOA ns.${apex}. hostmaster.${apex}. 7 3600 600 86400 300
@ IN NS ns.root-servers.interop.
${lines.join('\n')}
`;
  return { apex, text: state === 'unloaded' ? '' : text, state };
}
