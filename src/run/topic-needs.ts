/** Which evidence the checks of each topic rest on, so that looking can begin before the checks are loaded. */
import type { CheckTopic } from '../model/check.ts';
import type { RrType } from '../model/dns.ts';
import type { Topic } from '../model/evidence.ts';
import { LOCALHOST, type Target } from '../model/target.ts';

/** A test holds this to the `needs` of the checks; what they only use stands here where they should not do without. */
export const TOPIC_NEEDS: { readonly [T in CheckTopic]: readonly Topic[] } = {
  dns: ['domain'],
  dnssec: ['dnssec'],
  mx: ['mx', 'spf', 'sending'],
  ptr: ['ptr'],
  helo: ['helo'],
  spf: ['spf', 'sending'],
  dkim: ['sending', 'dkim'],
  dmarc: ['dmarc'],
  'mta-sts': ['mx', 'sessions', 'mtaSts'],
  'tls-rpt': ['domain', 'mx', 'tlsRpt'],
  dane: ['resolver', 'mx', 'tlsa', 'sessions'],
  bimi: ['dmarc', 'bimi'],
  smtp: ['sessions', 'egress'],
  tls: ['sessions', 'tlsa', 'resolver'],
  blocklist: ['sending', 'blocklists'],
  ports: ['ports', 'egress'],
  delivery: ['sessions', 'delivery'],
  logs: ['log'],
  message: ['message', 'spamFilters'],
};

/**
 * Everything to gather for some topics; who sends for the domain is told wherever its parts are looked at. Mail hosts
 * are connected to for `smtp` and `tls`, and for a topic the user named: `--skip smtp,tls` makes no connection. Whoever
 * looks at ports holds sessions on the same connections, and needs no others.
 */
export function evidenceFor(
  judged: readonly CheckTopic[],
  asked: readonly CheckTopic[] = judged,
): Set<Topic> {
  // A log is read without a network.
  const wanted = new Set<Topic>([
    ...(judged.every((topic) => topic === 'logs') ? [] : ['resolver' as const]),
    ...judged.flatMap((topic) => TOPIC_NEEDS[topic]),
  ]);
  if (asked.length === 0 && !judged.includes('smtp') && !judged.includes('tls')) wanted.delete('sessions');
  if (judged.includes('ports')) for (const topic of ['sessions', 'tlsa'] as const) wanted.delete(topic);
  // Whoever looks at single sessions compares the names of the hosts; those of a named host are judged as well.
  if (judged.includes('mx') && judged.includes('delivery')) wanted.add('reverseNames');
  if (wanted.has('mx') && wanted.has('spf') && wanted.has('dkim')) wanted.add('providers');
  return wanted;
}

/**
 * Questions every look at a domain begins with, those whose answers lead to further ones first; a test holds them to
 * what the probes really ask.
 */
const FIRST: readonly (readonly [topic: CheckTopic, prefix: string, type: RrType])[] = [
  ['mx', '', 'MX'],
  ['spf', '', 'TXT'],
  ['dmarc', '_dmarc.', 'TXT'],
  ['dns', '', 'SOA'],
  ['dns', '', 'NS'],
  ['dkim', '_domainkey.', 'TXT'],
  ['mta-sts', '_mta-sts.', 'TXT'],
  ['tls-rpt', '_smtp._tls.', 'TXT'],
];

/** What can be asked for certain before a probe is loaded. */
export function firstQuestions(
  target: Target,
  judged: readonly CheckTopic[],
): [name: string, type: RrType][] {
  if (target.ascii === LOCALHOST) return [];
  // Whoever is to be connected to is asked for by name first.
  if (target.kind === 'host' && (judged.includes('ports') || judged.includes('delivery')))
    return [
      [target.ascii, 'A'],
      [target.ascii, 'AAAA'],
    ];
  if (target.kind !== 'domain') return [];
  return FIRST.filter(([topic]) => judged.includes(topic)).map(([_, prefix, type]) => [
    `${prefix}${target.ascii}`,
    type,
  ]);
}
