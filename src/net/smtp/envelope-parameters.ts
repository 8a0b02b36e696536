/** Parameters of MAIL and RCPT for a message: what it needs, what is wished for, and what the server offers (pure). */
import type { TlsFacts } from '../../model/evidence/sessions.ts';
import type { Failure } from '../../model/failure.ts';
import type { OutgoingMessage, SmtpRequest } from '../../model/smtp.ts';
import { offers } from '../../parse/keyword.ts';
import { xtext } from '../../parse/xtext.ts';
import { guardOf } from './sasl/guard.ts';

/** A request that has a message to send. */
export type SendRequest = SmtpRequest & { message: OutgoingMessage };

export interface EnvelopeParameters {
  /** Of MAIL, each as `NAME=value` or a bare keyword. */
  mail: string[];
  /** Of the RCPT for an address. */
  rcpt(address: string): string[];
  command: 'DATA' | 'BDAT';
  /** Wished for and not offered. */
  leftOut: string[];
}

/** RFC 3461 §4.4, §4.2: once coded. */
const MAX_ENVID = 100;
const MAX_ORCPT = 500;
/** RFC 5321 §4.5.3.1.6, its line end left out. */
const MAX_LINE = 998;

/** What to say, or why the message cannot go this way: that is no fault in the session, which ends in good order. */
export function envelopeParameters(
  request: SendRequest,
  { extensions, tls }: { extensions: readonly string[]; tls: TlsFacts | null },
): EnvelopeParameters | { withheld: Failure } {
  const { message, sender = '', recipients = [] } = request;
  const { reports, priority, facts } = message;
  const has = (keyword: string): boolean => offers(extensions, keyword);
  const ours = unfit(message) ?? unfitEnvelope(reports, recipients);
  if (ours !== null) return { withheld: failed(ours, 'vantage') };
  const theirs = notTaken(request, extensions, tls);
  if (theirs !== null) return { withheld: failed(theirs, 'target') };

  const leftOut: string[] = [];
  const wish = (isWished: boolean, keyword: string): boolean => {
    if (isWished && !has(keyword)) leftOut.push(keyword);
    return isWished && has(keyword);
  };
  const chunked = wish(message.chunkOctets !== undefined || needsBinary(message), 'CHUNKING');
  const dsn = wish(reports !== undefined, 'DSN');
  const beyond = facts.headerBeyondAscii || [sender, ...recipients].some(isBeyondAscii);
  const body = needsBinary(message) ? 'BINARYMIME' : facts.eightBit ? '8BITMIME' : null;
  const { ret, envid, notify, originalRecipient = false } = reports ?? {};
  return {
    mail: [
      ...(has('SIZE') ? [`SIZE=${facts.octets}`] : []),
      ...(body === null ? [] : [`BODY=${body}`]),
      ...(beyond ? ['SMTPUTF8'] : []),
      ...(dsn && ret !== undefined ? [`RET=${ret}`] : []),
      ...(dsn && envid !== undefined ? [`ENVID=${xtext(envid)}`] : []),
      ...(message.requireTls === true ? ['REQUIRETLS'] : []),
      ...(wish(priority !== undefined, 'MT-PRIORITY') ? [`MT-PRIORITY=${priority}`] : []),
    ],
    rcpt: (address) => [
      ...(dsn && notify !== undefined ? [`NOTIFY=${notify.length === 0 ? 'NEVER' : notify.join(',')}`] : []),
      ...(dsn && originalRecipient ? [`ORCPT=${originalOf(address)}`] : []),
    ],
    command: chunked ? 'BDAT' : 'DATA',
    leftOut,
  };
}

/** What no server could be given. */
function unfit({ facts, binary = false, priority }: OutgoingMessage): Why | null {
  if (facts.octets === 0) return { kind: 'malformed', code: 'EEMPTY', detail: 'the message is empty' };
  if (facts.bare !== null && !binary) {
    const { what, line } = facts.bare;
    return {
      kind: 'malformed',
      code: 'EBARE',
      detail: `line ${line} of the message has a ${what} that stands alone; its lines have to end with CR LF (RFC 5321 §2.3.8)`,
    };
  }
  if (priority !== undefined && !(Number.isInteger(priority) && Math.abs(priority) <= 9))
    return { kind: 'malformed', detail: 'the priority is no whole number from -9 to 9 (RFC 6710 §3)' };
  return null;
}

function unfitEnvelope(
  { envid, originalRecipient = false }: NonNullable<OutgoingMessage['reports']> = {},
  recipients: readonly string[],
): Why | null {
  if (recipients.length === 0) return { kind: 'malformed', detail: 'the message has no recipient' };
  if (envid !== undefined && (!/^[\x20-\x7e]+$/.test(envid) || xtext(envid).length > MAX_ENVID)) {
    const detail = `the envelope id is not 1 to ${MAX_ENVID} printable ASCII characters (RFC 3461 §4.4)`;
    return { kind: 'malformed', detail };
  }
  if (originalRecipient && recipients.some((one) => originalOf(one).length > MAX_ORCPT)) {
    const detail = `a recipient is too long to be named as the original one (RFC 3461 §4.2)`;
    return { kind: 'malformed', detail };
  }
  return null;
}

/** What this server cannot be given. */
function notTaken(
  { host, message }: SendRequest,
  extensions: readonly string[],
  tls: TlsFacts | null,
): Why | null {
  const { facts } = message;
  const limit = sizeLimit(extensions);
  const lacks = (keyword: string): boolean => !offers(extensions, keyword);
  if (limit !== null && facts.octets > limit)
    return {
      kind: 'limit',
      code: 'ESIZE',
      detail: `${host} takes messages of ${limit} octets at most, and this one has ${facts.octets}`,
    };
  if (needsBinary(message)) {
    if (lacks('BINARYMIME') || lacks('CHUNKING'))
      return lacking(host, lacks('CHUNKING') ? 'CHUNKING' : 'BINARYMIME', 'the binary message');
  } else if (facts.eightBit && lacks('8BITMIME'))
    return lacking(host, '8BITMIME', 'the message, with octets beyond ASCII,');
  if (facts.headerBeyondAscii && lacks('SMTPUTF8'))
    return lacking(host, 'SMTPUTF8', 'the message, with a header beyond ASCII,');
  if (message.requireTls !== true) return null;
  const guard = guardOf(tls, { host });
  if (guard !== 'verified')
    return {
      kind: 'tls',
      detail: `REQUIRETLS asks for a verified TLS connection (RFC 8689), and the one to ${host} is none`,
    };
  return lacks('REQUIRETLS') ? lacking(host, 'REQUIRETLS', 'the message, as asked for,') : null;
}

type Why = Pick<Failure, 'kind' | 'code' | 'detail'>;

function failed(why: Why, cause: Failure['cause']): Failure {
  return { stage: 'mail', ...why, cause };
}

function lacking(host: string, keyword: string, what: string): Why {
  return { kind: 'rejected', detail: `${host} does not offer ${keyword}, which ${what} needs` };
}

function needsBinary({ facts, binary = false }: OutgoingMessage): boolean {
  return binary && (facts.bare !== null || facts.nul || facts.longestLine > MAX_LINE);
}

/** Octets; null where the server names none (RFC 1870 §4: 0 stands for none). */
function sizeLimit(extensions: readonly string[]): number | null {
  const named = extensions.map((one) => /^SIZE[ =](\d{1,15})\s*$/i.exec(one)?.[1]).find((one) => one);
  return named === undefined || Number(named) === 0 ? null : Number(named);
}

/** RFC 3461 §4.2; `utf-8` where RFC 6533 §3 has it. */
function originalOf(address: string): string {
  return isBeyondAscii(address) ? `utf-8;${utf8Coded(address)}` : `rfc822;${xtext(address)}`;
}

/** UTF-8 may stand as it is where SMTPUTF8 is spoken (utf-8-addr-unitext); what xtext codes becomes `\x{HH}`. */
function utf8Coded(address: string): string {
  return [...address]
    .map((one) =>
      /[\u0000-\u0020+=\\\u007f]/.test(one)
        ? `\\x{${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}}`
        : one,
    )
    .join('');
}

function isBeyondAscii(text: string): boolean {
  return /[^\u0000-\u007f]/.test(text);
}
