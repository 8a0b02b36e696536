/** The lab's records on the wire, through dns-packet. */
import packet, { type Answer, type OptAnswer, type Packet } from 'dns-packet';
import type { LabRecord } from './zone-text.ts';
import type { TreeAnswer } from './zone-tree.ts';

const RCODES: Record<TreeAnswer['rcode'], number> = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };
/** Largest UDP answer that is never fragmented (the DNS flag day 2020 default); more goes over TCP. */
const UDP_LIMIT = 1232;
const UDP_LIMIT_WITHOUT_EDNS = 512;

export interface WireOptions {
  transport: 'udp' | 'tcp';
  /** Whether this resolver validates: only then is AD set or bogus data withheld. */
  validates: boolean;
  ask(name: string, type: string, validating: boolean): TreeAnswer;
}

/** What dns-packet adds when it decodes. */
type DecodedQuery = Packet & { opcode?: string; flag_rd?: boolean; flag_cd?: boolean; flag_ad?: boolean };

/** The answer to one message; null where it deserves none. */
export function answerMessage(message: Buffer, options: WireOptions): Buffer | null {
  // Without a whole header there is nobody to answer, and an answer must never be answered.
  if (message.length < 12 || ((message[2] as number) & 0x80) !== 0) return null;
  let query: DecodedQuery;
  try {
    query = packet.decode(message) as DecodedQuery;
  } catch {
    return headerOnly(message, 1);
  }
  if (query.opcode !== 'QUERY') return headerOnly(message, 4);
  const [question] = query.questions ?? [];
  if (question === undefined || query.questions?.length !== 1) return headerOnly(message, 1);
  const opt = query.additionals?.find((one): one is OptAnswer => one.type === 'OPT');
  const checkingDisabled = query.flag_cd === true;
  const wantsAd = query.flag_ad === true || opt?.flag_do === true;
  const said = options.ask(question.name, question.type, options.validates && !checkingDisabled);
  const reply = (truncated: boolean): Buffer =>
    packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags:
        (truncated ? packet.TRUNCATED_RESPONSE : 0) |
        packet.RECURSION_AVAILABLE |
        (query.flag_rd === true ? packet.RECURSION_DESIRED : 0) |
        (checkingDisabled ? packet.CHECKING_DISABLED : 0) |
        (options.validates && said.secure && wantsAd ? packet.AUTHENTIC_DATA : 0) |
        RCODES[said.rcode],
      questions: [question],
      answers: truncated ? [] : said.answers.map(wireRecord),
      authorities: truncated ? [] : said.authority.map(wireRecord),
      additionals: opt === undefined ? [] : [optRecord()],
    } as Packet);
  try {
    const whole = reply(false);
    if (options.transport === 'tcp') return whole;
    const room =
      opt === undefined ? UDP_LIMIT_WITHOUT_EDNS : Math.min(UDP_LIMIT, Math.max(512, opt.udpPayloadSize));
    return whole.length > room ? reply(true) : whole;
  } catch {
    return headerOnly(message, 2);
  }
}

function headerOnly(message: Buffer, rcode: number): Buffer {
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  header[2] = 0x80 | ((message[2] as number) & 0x79);
  header[3] = 0x80 | rcode;
  return header;
}

function optRecord(): OptAnswer {
  return {
    name: '.',
    type: 'OPT',
    udpPayloadSize: UDP_LIMIT,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  } as unknown as OptAnswer;
}

function wireRecord({ name, type, ttl, value, strings }: LabRecord): Answer {
  return {
    name: name === '' ? '.' : name,
    type,
    ttl,
    class: 'IN',
    data: wireData(type, value, strings),
  } as Answer;
}

function wireData(type: LabRecord['type'], value: string, strings: readonly string[]): unknown {
  const words = value.split(' ');
  const hex = (text = ''): Buffer => Buffer.from(text, 'hex');
  const number = (index: number): number => Number(words[index]);
  switch (type) {
    case 'TXT':
      return strings.map((one) => Buffer.from(one, 'utf8'));
    case 'SPF':
      // dns-packet does not know type 99 and wants its RDATA ready made.
      return Buffer.concat(
        strings.flatMap((one) => [Buffer.from([Buffer.byteLength(one)]), Buffer.from(one)]),
      );
    case 'MX':
      return { preference: number(0), exchange: words[1] };
    case 'SOA':
      return {
        mname: words[0],
        rname: words[1],
        serial: number(2),
        refresh: number(3),
        retry: number(4),
        expire: number(5),
        minimum: number(6),
      };
    case 'TLSA':
      return { usage: number(0), selector: number(1), matchingType: number(2), certificate: hex(words[3]) };
    case 'DS':
      return { keyTag: number(0), algorithm: number(1), digestType: number(2), digest: hex(words[3]) };
    case 'DNSKEY':
      return { flags: number(0), algorithm: number(2), key: Buffer.from(words[3] ?? '', 'base64') };
    case 'SRV':
      return { priority: number(0), weight: number(1), port: number(2), target: words[3] };
    case 'CAA':
      return { flags: number(0), tag: words[1], value: words.slice(2).join(' ').replaceAll('"', '') };
    default:
      return value;
  }
}
