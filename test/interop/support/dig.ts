/** What dig and delv say, read far enough to compare. */

import { isUtf8 } from 'node:buffer';
import { execFile } from 'node:child_process';

/**
 * Where dig and delv ask from: never the address of a server. They share ports (SO_REUSEPORT), as Unbound does, so Linux
 * may give them the very port they ask; from its address too, they would be sent their own question for an answer.
 */
export const DIG_SOURCE = '127.0.0.68';
const FROM = ['-b', DIG_SOURCE];

export interface DigRecord {
  /** Lower case, no final dot. */
  name: string;
  ttl: number;
  type: string;
  /** As dig writes it. */
  rdata: string;
}

export interface DigAnswer {
  /** NOERROR, NXDOMAIN, SERVFAIL... */
  status: string;
  authenticated: boolean;
  /** It came over TCP after a truncated UDP answer. */
  truncated: boolean;
  records: DigRecord[];
  size: number;
}

/** `server`: arguments that lead to it. */
export async function dig(
  server: readonly string[],
  name: string,
  type: string,
  flags: readonly string[] = [],
): Promise<DigAnswer> {
  const text = await runDig([...server, '-q', name, '-t', type, '+nocookie', '+noidnin', ...flags]);
  const answers = /;; ANSWER SECTION:\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  return {
    status: /status: ([A-Z]+)/.exec(text)?.[1] ?? text,
    authenticated: /flags:[^;]*\bad\b/.test(text),
    truncated: text.includes(';; Truncated, retrying in TCP mode'),
    records: answers.split('\n').flatMap(readLine),
    size: Number(/MSG SIZE {2}rcvd: (\d+)/.exec(text)?.[1]),
  };
}

function readLine(line: string): DigRecord[] {
  const [, name, ttl, type, rdata] = /^(\S+)\s+(\d+)\s+IN\s+(\S+)\s+(.*)$/.exec(line) ?? [];
  if (name === undefined || ttl === undefined || type === undefined || rdata === undefined) return [];
  return [{ name: bare(name), ttl: Number(ttl), type, rdata }];
}

/** The character-strings of a TXT record, octet by octet. */
export function txtStrings(rdata: string): Buffer[] {
  return [...rdata.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = '']) => unescaped(inner));
}

/** A name as dig writes it, the way the model holds names: escaped is only what is no text, and dots and backslashes. */
export function bare(name: string): string {
  const labels = name.replace(/\.$/, '').split(/(?<!\\)\./);
  return labels.map((label) => labelText(unescaped(label))).join('.');
}

function labelText(octets: Buffer): string {
  const text = isUtf8(octets) ? octets.toString() : octets.toString('latin1');
  const odd = isUtf8(octets) ? /[\x00-\x1f\x7f]/g : /[\x00-\x1f\x7f-\xff]/g;
  return text
    .toLowerCase()
    .replaceAll(/[.\\]/g, '\\$&')
    .replaceAll(odd, (character) => `\\${`${character.charCodeAt(0)}`.padStart(3, '0')}`);
}

function unescaped(text: string): Buffer {
  const parts = [...text.matchAll(/\\(\d{3})|\\(.)|([^\\]+)/g)];
  return Buffer.concat(
    parts.map(([, code, escaped, plain]) =>
      code === undefined ? Buffer.from(escaped ?? plain ?? '') : Buffer.of(Number(code)),
    ),
  );
}

export interface DelvWord {
  /** secure: every part of the answer was validated, be it a denial · failed: there is no answer, or no valid one. */
  trust: 'secure' | 'insecure' | 'failed';
  /** With what the validator said on the way. */
  text: string;
}

/** What delv makes of the answer, validating it from the trust anchor on by itself: the server is asked not to. */
export async function delv(
  server: readonly string[],
  anchorFile: string,
  name: string,
  type: string,
): Promise<DelvWord> {
  const text = await run('delv', [
    ...FROM,
    ...server,
    '-a',
    anchorFile,
    '+root=.',
    '+cdflag',
    '+vtrace',
    '-q',
    name,
    '-t',
    type,
  ]);
  const has = (line: RegExp): boolean => line.test(text);
  // A denial is a failure to delv too, but one that it has a reason for.
  if (has(/^;; resolution failed: (?!ncache)/m)) return { trust: 'failed', text };
  if (has(/^; (negative response, )?unsigned answer$/m)) return { trust: 'insecure', text };
  if (!has(/^; (negative response, )?fully validated$/m)) return { trust: 'failed', text };
  // RFC 5155 §9.2: what lies in an opt-out span may exist unsigned. delv tells, but does not conclude.
  return { trust: has(/NSEC3 indicates optout/) ? 'insecure' : 'secure', text };
}

/** What dig writes; of several sources among the arguments, the last one is taken. */
export function runDig(args: readonly string[]): Promise<string> {
  return run('dig', [...FROM, ...args]);
}

/** Both streams together; an exit status is not an error, the tool says what is. */
function run(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(tool, args, { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve(stdout + stderr);
    });
  });
}
