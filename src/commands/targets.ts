/** What the user named, as targets: from arguments, and line by line from a file. */
import type { Io } from '../model/settings.ts';
import { LOCALHOST, type Target } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseDomain } from '../parse/domain.ts';
import { ipFamily, unmapped } from '../parse/ip.ts';
import { parseMailAddress } from '../parse/mail-address.ts';
import { plain, portNumber } from './values.ts';

/** What a command accepts as its argument. */
export type Accepts = 'domain' | 'ip-or-host' | 'ip-or-domain' | 'server' | 'address';

export interface BadLine {
  file: string;
  line: number;
  text: string;
  message: string;
}

export type Named =
  | { target: Target }
  | { bad: BadLine }
  /** Named before, so passed over. */
  | { repeated: Target }
  /** The rest of a file was not read: it is no list of names. */
  | { givenUp: UsageError };

/** So many lines without one name among them, and the file is something else. */
const MOST_BAD_AT_FIRST = 100;

/** Names under which the records of a domain stand; people copy them from a zone. Not `_spf`: it is included by others. */
const RECORD_NAME =
  /^(?:[^.]+\.(?:_domainkey|_bimi)|_smtp\._tls|_\d+\._tcp\.[^.]+|_(?:dmarc|domainkey|mta-sts|bimi|tls))\.(.+)$/;

/** Throws a UsageError for what is not acceptable. */
export function readTarget(text: string, accepts: Accepts): Target {
  if (accepts === 'server') return readServer(text.trim());
  if (accepts === 'address') {
    const parsed = parseMailAddress(text);
    if (!parsed.ok) throw new UsageError(parsed.problem, parsed.hint);
    return parsed.target;
  }
  if (accepts !== 'domain') {
    const [bare = '', length, ...more] = text
      .trim()
      .replace(/^\[(?:ipv6:)?(.*)\]$/i, '$1')
      .split('/');
    const family = ipFamily(bare);
    if (family !== null && more.length === 0) {
      // All bits of it: the address itself.
      if (length !== undefined && length !== (family === 4 ? '32' : '128')) {
        throw new UsageError(
          `"${plain(text)}" is a network, not an address`,
          `give the address to look at, such as ${unmapped(bare)}`,
        );
      }
      const ip = unmapped(bare);
      return { kind: 'ip', ascii: ip, display: ip };
    }
  }
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new UsageError(parsed.problem, parsed.hint);
  const owner = RECORD_NAME.exec(parsed.target.ascii)?.[1];
  if (owner !== undefined) {
    throw new UsageError(
      `"${plain(text)}" is the name of a record, not a domain`,
      `give the domain it belongs to: ${owner}`,
    );
  }
  return accepts === 'ip-or-host' ? { ...parsed.target, kind: 'host' } : parsed.target;
}

/** `host`, `host:port`, `192.0.2.1:25`, `[2001:db8::1]:25`, or a bare address. */
function readServer(text: string): Target {
  const bracketed = /^\[(.*)\](?::(.*))?$/.exec(text);
  // An IPv6 address has colons of its own, so a port beside it needs the brackets.
  const withPort = ipFamily(text) === 6 ? null : /^([^:]*):([^:]*)$/.exec(text);
  const [, name = text, port] = bracketed ?? withPort ?? [];
  const at = port === undefined ? {} : { port: portNumber(text, port) };
  if (bracketed !== null && ipFamily(name.replace(/^ipv6:/i, '')) === null) {
    throw new UsageError(
      `"${plain(name)}" in brackets is not an IP address`,
      'give an address such as [2001:db8::1]:25',
    );
  }
  if (name.toLowerCase() === LOCALHOST) return { kind: 'host', ascii: LOCALHOST, display: LOCALHOST, ...at };
  const target = readTarget(bracketed === null ? name : `[${name}]`, 'ip-or-host');
  return target.kind === 'ip' || target.kind === 'host' ? { ...target, ...at } : target;
}

/**
 * Arguments first, then the lines of the files, each name once; a bad argument throws, a bad line is told and passed
 * over.
 */
export async function* readTargets(
  args: readonly string[],
  inputs: readonly string[],
  accepts: Accepts,
  io: Pick<Io, 'lines'>,
): AsyncIterable<Named> {
  const known = new Set<string>();
  const once = (target: Target): Named => {
    const key = 'port' in target ? `${target.ascii} ${target.port}` : target.ascii;
    if (known.has(key)) return { repeated: target };
    known.add(key);
    return { target };
  };
  for (const target of args.map((text) => readTarget(text, accepts))) yield once(target);
  for (const file of new Set(inputs)) yield* readLines(file, accepts, io, once);
}

async function* readLines(
  file: string,
  accepts: Accepts,
  io: Pick<Io, 'lines'>,
  once: (target: Target) => Named,
): AsyncIterable<Named> {
  let line = 0;
  let good = 0;
  let bad = 0;
  for await (const text of io.lines(file)) {
    line += 1;
    const bare = text
      .replace(/^\ufeff/, '')
      .replace(/(?:^|\s)#.*$/, '')
      .trim();
    if (bare === '') continue;
    if (good === 0 && (bare.includes('\0') || bad === MOST_BAD_AT_FIRST)) {
      const what = bare.includes('\0') ? 'is not text' : `names nothing in its first ${bad} lines`;
      yield { givenUp: new UsageError(`${file} ${what}`, 'give a text file with one name a line') };
      return;
    }
    try {
      const named = once(readTarget(bare, accepts));
      good += 1;
      yield named;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      bad += 1;
      yield { bad: { file, line, text: text.slice(0, 300), message: error.message } };
    }
  }
}
