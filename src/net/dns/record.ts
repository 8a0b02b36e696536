/** One resource record from the wire to the model. */
import dnsPacket from 'dns-packet';
import type { DnsRecord, RrType } from '../../model/dns.ts';
import { formatIp } from '../../parse/ip.ts';
import { octetsToText } from './octets.ts';
import { nameEnd, readName } from './wire-name.ts';

/** The codecs of dns-packet, which its type declarations leave out: they start at the RDLENGTH field. */
interface Codec<T> {
  decode: { (message: Buffer, offset: number): T; bytes: number };
}
const { record: codecFor } = dnsPacket as unknown as { record(type: string): Codec<never> };
const txt = codecFor('TXT') as Codec<Buffer[]>;
const tlsa = codecFor('TLSA') as Codec<{
  usage: number;
  selector: number;
  matchingType: number;
  certificate: Buffer;
}>;
const caa = codecFor('CAA') as Codec<{ flags: number; tag: string; value: string }>;
const ds = codecFor('DS') as Codec<{
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: Buffer;
}>;
const dnskey = codecFor('DNSKEY') as Codec<{ flags: number; algorithm: number; key: Buffer }>;

/**
 * The record whose RDATA spans `start` to `end`, or null where it is not what its type says. Everything outside is out of
 * reach of the codecs, and they may throw: the caller catches.
 */
export function readRecord(
  message: Buffer,
  type: RrType,
  name: string,
  ttl: number,
  start: number,
  end: number,
): DnsRecord | null {
  const size = end - start;
  const base = { name, ttl };
  switch (type) {
    case 'A':
      if (size !== 4) return null;
      return {
        name,
        ttl,
        type,
        address: `${message[start]}.${message[start + 1]}.${message[start + 2]}.${message[start + 3]}`,
      };
    case 'AAAA':
      return size === 16 ? { ...base, type, address: formatIp(message.subarray(start, end)) } : null;
    case 'MX': {
      const exchange = size < 3 ? null : nameFilling(message, start + 2, end);
      return exchange === null ? null : { ...base, type, preference: message.readUInt16BE(start), exchange };
    }
    case 'CNAME':
    case 'NS':
    case 'PTR': {
      const target = nameFilling(message, start, end);
      return target === null ? null : { ...base, type, target };
    }
    case 'SRV': {
      const target = size < 7 ? null : nameFilling(message, start + 6, end);
      if (target === null) return null;
      return {
        ...base,
        type,
        priority: message.readUInt16BE(start),
        weight: message.readUInt16BE(start + 2),
        port: message.readUInt16BE(start + 4),
        target,
      };
    }
    case 'SOA': {
      const mname = readName(message, start);
      const rname = mname === null ? null : readName(message, nameEnd);
      const at = nameEnd;
      if (mname === null || rname === null || at + 20 !== end) return null;
      const serial = message.readUInt32BE(at);
      return { ...base, type, mname, rname, serial, minimum: message.readUInt32BE(at + 16) };
    }
    case 'TXT':
    case 'SPF': {
      const strings = decodeWith(txt, message, start, end);
      if (strings === null || strings.length === 0) return null;
      return {
        ...base,
        type,
        value: octetsToText(strings.length === 1 ? (strings[0] as Buffer) : Buffer.concat(strings)),
        chunks: strings.map(({ length }) => length),
      };
    }
    case 'TLSA': {
      const data = decodeWith(tlsa, message, start, end);
      if (data === null || size < 3) return null;
      const { usage, selector, matchingType, certificate } = data;
      return { ...base, type, usage, selector, matchingType, data: certificate.toString('hex') };
    }
    case 'CAA': {
      const data = size < 2 ? null : decodeWith(caa, message, start, end);
      return data === null
        ? null
        : { ...base, type, text: `${data.flags} ${data.tag} ${JSON.stringify(data.value)}` };
    }
    case 'DS': {
      const data = size < 4 ? null : decodeWith(ds, message, start, end);
      if (data === null) return null;
      const { keyTag, algorithm, digestType, digest } = data;
      return { ...base, type, text: `${keyTag} ${algorithm} ${digestType} ${digest.toString('hex')}` };
    }
    case 'DNSKEY': {
      const data = size < 4 ? null : decodeWith(dnskey, message, start, end);
      if (data === null) return null;
      return { ...base, type, text: `${data.flags} 3 ${data.algorithm} ${data.key.toString('base64')}` };
    }
  }
}

/** The name that fills the rest of the RDATA, no more and no less. */
function nameFilling(message: Buffer, start: number, end: number): string | null {
  const name = readName(message, start);
  return name !== null && nameEnd === end ? name : null;
}

function decodeWith<T>(codec: Codec<T>, message: Buffer, start: number, end: number): T | null {
  const value = codec.decode(message.subarray(0, end), start - 2);
  return codec.decode.bytes === end - start + 2 ? value : null;
}
