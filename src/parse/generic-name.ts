/** Whether a PTR name was made by a machine from the address, rather than given to a mail server. */
import { ipFamily, ipOctets } from './ip.ts';
import { publicSuffixOrganizationalDomain } from './organizational-domain.ts';

export interface GenericName {
  kind: 'cloud-default' | 'access-network' | 'address-in-name';
  /** What gave it away. */
  sign: string;
}

/** Default names of rented machines: suffix of the name, and whose it is. */
const CLOUD_DEFAULTS: readonly (readonly [suffix: string, whose: string])[] = [
  ['.compute.amazonaws.com', 'Amazon EC2'],
  ['.compute-1.amazonaws.com', 'Amazon EC2'],
  ['.compute.amazonaws.com.cn', 'Amazon EC2'],
  ['.bc.googleusercontent.com', 'Google Cloud'],
  ['.cloudapp.azure.com', 'Microsoft Azure'],
  ['.cloudapp.net', 'Microsoft Azure'],
  ['.clients.your-server.de', 'Hetzner'],
  ['.your-cloud.host', 'Hetzner'],
  ['.ip.linodeusercontent.com', 'Akamai Linode'],
  ['.members.linode.com', 'Akamai Linode'],
  ['.vultrusercontent.com', 'Vultr'],
  ['.contaboserver.net', 'Contabo'],
  ['.vps.ovh.net', 'OVH'],
  ['.vps.ovh.ca', 'OVH'],
  ['.rev.poneytelecom.eu', 'Scaleway'],
  ['.instances.scw.cloud', 'Scaleway'],
  ['.upcloud.host', 'UpCloud'],
];

/** A word of a mail system: with one of them, an address in the name is a numbering of outbound servers. */
const MAIL_WORD =
  /^(?:mail|smtp|mx|mta|relay|send|outbound|outgoing)|(?:mail|smtp|mx|mta|relay|mailer)$|^(?:out|post|bounces?|edm|newsletters?|nl|esp|msg|gw|gateway|filter|spamfilter)$/;

/** Words of access networks, where a mail server is not expected. */
const ACCESS_WORDS = new Set(
  'dyn dynamic dynip dyna dhcp pool dialup dialin ppp pppoe dsl adsl vdsl xdsl sdsl cable catv broadband ftth'.split(
    ' ',
  ),
);

/**
 * Null for a name somebody chose. Only what stands before the registered domain is read, so a provider called
 * `dyn.com` is not mistaken for an access network.
 */
export function genericName(name: string, ip: string): GenericName | null {
  const lower = name.toLowerCase();
  const cloud = CLOUD_DEFAULTS.find(([suffix]) => lower.endsWith(suffix));
  if (cloud !== undefined) return { kind: 'cloud-default', sign: `a default name of ${cloud[1]}` };
  const registered = publicSuffixOrganizationalDomain(lower);
  const front = registered === null ? lower : lower.slice(0, -registered.length);
  const words = front.match(/[a-z]+/g) ?? [];
  if (words.some((word) => MAIL_WORD.test(word))) return null;
  const access = words.find((word) => ACCESS_WORDS.has(word));
  if (access !== undefined)
    return { kind: 'access-network', sign: `the word "${access}", as in access networks` };
  return holdsAddress(front, ip) ? { kind: 'address-in-name', sign: 'the address itself' } : null;
}

/** All octets in order or reversed, however separated; for IPv6 all hexadecimal digits. */
function holdsAddress(front: string, ip: string): boolean {
  const octets = [...(ipOctets(ip) ?? [])];
  if (ipFamily(ip) === 6) {
    const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
    const digits = front.replace(/[^0-9a-f]/g, '');
    const shortened = ip.replaceAll(':', '-');
    return digits.includes(hex) || digits.includes([...hex].reverse().join('')) || front.includes(shortened);
  }
  const numbers = (front.match(/\d+/g) ?? []).map(Number);
  const inOrder = (wanted: readonly number[]): boolean =>
    numbers.some((_, start) => wanted.every((octet, i) => numbers[start + i] === octet));
  const padded = octets.map((octet) => String(octet).padStart(3, '0')).join('');
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  return (
    inOrder(octets) ||
    inOrder([...octets].reverse()) ||
    front.includes(padded) ||
    (/[a-f]/.test(hex) && front.includes(hex))
  );
}
