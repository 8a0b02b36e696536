/** HAProxy's PROXY protocol: what `--proxy-protocol` says, read, and the header it makes; never throws. */
import type { ProxyProtocol } from '../model/smtp.ts';
import { canonicalIp, formatIp, ipOctets } from './ip.ts';

export type ParsedProxyProtocol =
  | { ok: true; proxyProtocol: ProxyProtocol }
  | { ok: false; problem: string; hint: string };

interface Place {
  ip: string;
  port: number;
}

const HINT =
  'give v1 or v2, and after a comma whom to speak for: v2,192.0.2.1:40000 or v1,[2001:db8::1]:40000,[2001:db8::25]:25';
/** Where only the address of a client is given: the first of the ports clients use (RFC 6335 §6). */
const CLIENT_PORT = 49_152;

/** `v1`, `v2,SOURCE[:PORT]` or `v2,SOURCE[:PORT],DESTINATION:PORT`. */
export function parseProxyProtocol(text: string): ParsedProxyProtocol {
  const no = (problem: string): ParsedProxyProtocol => ({ ok: false, problem, hint: HINT });
  const [word = '', from, to, ...more] = text.trim().split(',');
  const version = /^v?([12])$/i.exec(word.trim())?.[1];
  if (version === undefined) return no(`${shown(text)} names no version of the PROXY protocol`);
  if (more.length > 0) return no(`${shown(text)} names more than a source and a destination`);
  const source = from === undefined ? undefined : readPlace(from, CLIENT_PORT);
  const destination = to === undefined ? undefined : readPlace(to, null);
  if (source === null) return no(`${shown(from)} is no IP address with or without a port`);
  if (destination === null) return no(`${shown(to)} is no IP address with a port`);
  return {
    ok: true,
    proxyProtocol: {
      version: version === '1' ? 1 : 2,
      ...(source !== undefined && { source }),
      ...(destination !== undefined && { destination }),
    },
  };
}

function readPlace(text: string, defaultPort: number | null): Place | null {
  const match = /^\[([^\]]+)\](?::(\d{1,5}))?$|^([\d.]+)(?::(\d{1,5}))?$/.exec(text.trim());
  const ip = canonicalIp(match?.[1] ?? match?.[3] ?? text.trim());
  const digits = match?.[2] ?? match?.[4];
  const port = digits === undefined ? defaultPort : Number(digits);
  return ip === null || port === null || port > 65_535 ? null : { ip, port };
}

/**
 * The octets that go in front of all else (proxy-protocol.txt §2.1 and §2.2). Who speaks for nobody else says so in
 * version 2 (LOCAL), and names itself in version 1: Postfix and others take no UNKNOWN.
 */
export function proxyHeader(
  { version, source: given, destination }: ProxyProtocol,
  server: Place,
  own: Place,
): Uint8Array {
  if (given === undefined && version === 2) return binary(0x20, 0x00, []);
  const source = given ?? own;
  const places: [Place, Place] = [source, destination ?? { ip: server.ip, port: server.port }];
  const octets = sameFamily(places.map(({ ip }) => ipOctets(ip) ?? new Uint8Array(4)));
  const six = octets[0]?.length === 16;
  const ports = places.map(({ port }) => port);
  if (version === 1) {
    return text(`PROXY TCP${six ? 6 : 4} ${octets.map(formatIp).join(' ')} ${ports.join(' ')}\r\n`);
  }
  return binary(0x21, six ? 0x21 : 0x11, [...octets.flatMap((one) => [...one]), ...ports.flatMap(twoOctets)]);
}

/** A header knows one family only: where the ends differ, the IPv4 one is mapped (RFC 4291 §2.5.5.2). */
function sameFamily(addresses: Uint8Array[]): Uint8Array[] {
  if (addresses.every(({ length }) => length === addresses[0]?.length)) return addresses;
  return addresses.map((one) =>
    one.length === 16 ? one : Uint8Array.from([...Array<number>(10).fill(0), 0xff, 0xff, ...one]),
  );
}

/** What no server of another protocol takes for the beginning of its own. */
const SIGNATURE = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];

function binary(command: number, family: number, addresses: readonly number[]): Uint8Array {
  return Uint8Array.from([...SIGNATURE, command, family, ...twoOctets(addresses.length), ...addresses]);
}

function twoOctets(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function text(line: string): Uint8Array {
  return new TextEncoder().encode(line);
}

function shown(given: string | undefined): string {
  return JSON.stringify((given ?? '').slice(0, 80));
}
