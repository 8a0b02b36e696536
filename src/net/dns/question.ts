/** A question as it goes over the wire: RD, AD, EDNS0 (RFC 6891), and CD where asked for. */
import dnsPacket from 'dns-packet';
import type { RrType } from '../../model/dns.ts';
import { CLASS_IN, TYPE_NUMBERS } from './record-types.ts';
import { encodeName } from './wire-name.ts';

export interface Question {
  name: string;
  type: RrType;
  checkingDisabled: boolean;
  /** Name, type and class on the wire, to match answers with. */
  wire: Buffer;
}

/** What fits a datagram on every path without fragments (DNS flag day 2020). */
const UDP_PAYLOAD = 1232;
export const HEADER = 12;

// AD in a query asks for AD in the answer without all of DO (RFC 6840 §5.7).
const FLAGS = dnsPacket.RECURSION_DESIRED | dnsPacket.AUTHENTIC_DATA;
const template = dnsPacket.encode({
  type: 'query',
  flags: FLAGS,
  questions: [],
  additionals: [
    {
      type: 'OPT',
      name: '.',
      udpPayloadSize: UDP_PAYLOAD,
      extendedRcode: 0,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [],
    },
  ],
});
const OPT_RECORD = template.subarray(HEADER);

/** The question, or why the name cannot be asked for. */
export function makeQuestion(name: string, type: RrType, checkingDisabled: boolean): Question | string {
  const wireName = encodeName(name);
  if (typeof wireName === 'string') return wireName;
  const wire = Buffer.allocUnsafe(wireName.length + 4);
  wire.set(wireName);
  wire.writeUInt16BE(TYPE_NUMBERS[type], wireName.length);
  wire.writeUInt16BE(CLASS_IN, wireName.length + 2);
  return { name, type, checkingDisabled, wire };
}

/** The whole query message under that id. */
export function encodeQuery(question: Question, id: number, edns: boolean): Buffer {
  const { wire } = question;
  const message = Buffer.allocUnsafe(HEADER + wire.length + (edns ? OPT_RECORD.length : 0));
  const flags = question.checkingDisabled ? FLAGS | dnsPacket.CHECKING_DISABLED : FLAGS;
  message[0] = id >> 8;
  message[1] = id & 0xff;
  message[2] = flags >> 8;
  message[3] = flags & 0xff;
  message[4] = 0;
  message[5] = 1;
  message.fill(0, 6, 11);
  message[11] = edns ? 1 : 0;
  message.set(wire, HEADER);
  if (edns) message.set(OPT_RECORD, HEADER + wire.length);
  return message;
}
