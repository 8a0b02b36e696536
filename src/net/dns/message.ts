/** A DNS message from the wire, bounded and checked; hostile ones end as a reason, never as an exception. */
import type { DnsRecord } from '../../model/dns.ts';
import { type ExtendedError, readExtendedError } from './extended-error.ts';
import { HEADER, type Question } from './question.ts';
import { readRecord } from './record.ts';
import { CLASS_IN, OPT, TYPE_NUMBERS, typeName } from './record-types.ts';
import { nameEnd, readName } from './wire-name.ts';

export interface Message {
  /** With the upper bits from EDNS (RFC 6891 §6.1.3). */
  rcode: number;
  authoritative: boolean;
  recursionAvailable: boolean;
  authenticated: boolean;
  /** Records of the type asked for and CNAMEs, of any owner. */
  records: DnsRecord[];
  /** The authority section holds an SOA: the end of a negative answer (RFC 2308 §2). */
  soa: boolean;
  /** The authority section holds NS: with nothing else, a referral. */
  nameServers: boolean;
  extendedError?: ExtendedError;
  size: number;
}

/** Why a message could not be used. */
export interface Unusable {
  kind: 'malformed' | 'limit';
  detail: string;
}

const MALFORMED: Unusable = { kind: 'malformed', detail: 'the DNS message is malformed' };
const EXTENDED_ERROR = 15;
/** RFC 2181 §8: a TTL with the top bit set counts as zero. */
const MAX_TTL = 0x7fffffff;

export function isTruncated(message: Buffer): boolean {
  return ((message[2] as number) & 0x02) !== 0;
}

export function rcodeOf(message: Buffer): number {
  return (message[3] as number) & 0x0f;
}

export function questionCount(message: Buffer): number {
  return message.readUInt16BE(4);
}

/** Reads an answer whose header and question have been matched to the question already. */
export function readMessage(message: Buffer, question: Question, maxRecords: number): Message | Unusable {
  try {
    return read(message, question, maxRecords);
  } catch {
    // The codecs of dns-packet throw on what they cannot read.
    return MALFORMED;
  }
}

function read(message: Buffer, question: Question, maxRecords: number): Message | Unusable {
  const flags = message.readUInt16BE(2);
  const answers = message.readUInt16BE(6);
  const authorities = message.readUInt16BE(8);
  const additionals = message.readUInt16BE(10);
  if (answers > maxRecords) {
    return { kind: 'limit', detail: `the answer holds ${answers} records, more than ${maxRecords}` };
  }
  // The longest legal message holds fewer than 6000 records, so the walk below is short by itself.
  const wanted = TYPE_NUMBERS[question.type];
  const asked = readName(message, HEADER) as string;
  const records: DnsRecord[] = [];
  const result: Message = {
    rcode: flags & 0x0f,
    authoritative: (flags & 0x0400) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticated: (flags & 0x0020) !== 0,
    records,
    soa: false,
    nameServers: false,
    size: message.length,
  };
  let at = HEADER + question.wire.length;
  const total = answers + authorities + additionals;
  for (let i = 0; i < total; i++) {
    // Most owners are a pointer to the question.
    const toQuestion = message[at] === 0xc0 && message[at + 1] === HEADER;
    const owner = toQuestion ? asked : readName(message, at);
    if (owner === null) return MALFORMED;
    const fixed = toQuestion ? at + 2 : nameEnd;
    if (fixed + 10 > message.length) return MALFORMED;
    const type = message.readUInt16BE(fixed);
    const start = fixed + 10;
    const end = start + message.readUInt16BE(fixed + 8);
    if (end > message.length) return MALFORMED;
    at = end;
    if (i < answers) {
      if (message.readUInt16BE(fixed + 2) !== CLASS_IN || (type !== wanted && type !== TYPE_NUMBERS.CNAME))
        continue;
      const ttl = message.readUInt32BE(fixed + 4);
      const record = readRecord(
        message,
        typeName(type) as DnsRecord['type'],
        owner,
        ttl > MAX_TTL ? 0 : ttl,
        start,
        end,
      );
      if (record === null) return MALFORMED;
      records.push(record);
    } else if (type === OPT) {
      result.rcode |= message.readUInt8(fixed + 4) << 4;
      const extendedError = findExtendedError(message.subarray(start, end));
      if (extendedError !== null) result.extendedError = extendedError;
    } else if (i < answers + authorities) {
      if (type === TYPE_NUMBERS.SOA) result.soa = true;
      if (type === TYPE_NUMBERS.NS) result.nameServers = true;
    }
  }
  return result;
}

function findExtendedError(options: Buffer): ExtendedError | null {
  for (let at = 0; at + 4 <= options.length; ) {
    const code = options.readUInt16BE(at);
    const end = at + 4 + options.readUInt16BE(at + 2);
    if (end > options.length) return null;
    if (code === EXTENDED_ERROR) return readExtendedError(options.subarray(at + 4, end));
    at = end;
  }
  return null;
}
