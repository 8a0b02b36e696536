/** DANE over signed zones of NSD, validated by Unbound: `dane-matches` beside what Postfix would do. */
import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { createContext } from '../../src/net/context.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { inspect } from '../../src/run/inspect.ts';
import { createCertificateAuthority, type KeyAndCertificate } from '../support/certificates.ts';
import { mailsonde } from '../support/cli.ts';
import { type Postfix, startPostfix } from './servers/postfix.ts';
import { loopbackBlock, setNameserver } from './servers/root.ts';
import { type Nameservers, startNameservers } from './support/nameservers.ts';
import { fingerDane } from './support/posttls-finger.ts';
import type { ServedZone } from './support/zones.ts';

const authority = createCertificateAuthority('DANE CA');
const stranger = createCertificateAuthority('Somebody else');
const NAMES = ['*.dane.example', '*.plain.example'];
const leaf = authority.issue({ names: NAMES });
const next = authority.issue({ names: NAMES });
const selfSigned = authority.issue({ names: NAMES, selfSigned: true });
const expired = authority.issue({ names: NAMES, days: -1 });
const misnamed = authority.issue({ names: ['mx.elsewhere.example'] });
const ofDomain = authority.issue({ names: ['dane.example', 'by-domain.dane.example'] });
const withChain = (one: KeyAndCertificate): KeyAndCertificate => ({
  ...one,
  cert: `${one.cert}${authority.cert}`,
});

/** What each host shows; the number is the last octet of its address. */
const HOSTS: Readonly<Record<string, { octet: number; tls: KeyAndCertificate | null }>> = {
  chain: { octet: 10, tls: withChain(leaf) },
  leaf: { octet: 11, tls: leaf },
  'self-signed': { octet: 12, tls: selfSigned },
  expired: { octet: 13, tls: withChain(expired) },
  misnamed: { octet: 14, tls: withChain(misnamed) },
  'of-domain': { octet: 15, tls: withChain(ofDomain) },
  bare: { octet: 16, tls: null },
};

function tlsa(usage: number, selector: number, matching: number, { cert }: { cert: string }): string {
  const read = new X509Certificate(cert);
  const content = selector === 0 ? read.raw : read.publicKey.export({ type: 'spki', format: 'der' });
  const data =
    matching === 0
      ? content.toString('hex')
      : createHash(matching === 1 ? 'sha256' : 'sha512')
          .update(content)
          .digest('hex');
  return `${usage} ${selector} ${matching} ${data}`;
}

interface Case {
  host: keyof typeof HOSTS;
  records: string[];
  /** In place of the address and the records of the host. */
  lines?: string[];
  verdict: 'pass' | 'fail' | 'skipped';
  /** Without it: signed. */
  zone?: 'plain.example';
}

/** By the first label of the mail domain. */
const CASES: Readonly<Record<string, Case>> = {
  'key-sha256': { host: 'leaf', records: [tlsa(3, 1, 1, leaf)], verdict: 'pass' },
  'key-sha512': { host: 'leaf', records: [tlsa(3, 1, 2, leaf)], verdict: 'pass' },
  'key-whole': { host: 'leaf', records: [tlsa(3, 1, 0, leaf)], verdict: 'pass' },
  'certificate-sha256': { host: 'leaf', records: [tlsa(3, 0, 1, leaf)], verdict: 'pass' },
  'certificate-whole': { host: 'leaf', records: [tlsa(3, 0, 0, leaf)], verdict: 'pass' },
  'authority-key': { host: 'chain', records: [tlsa(2, 1, 1, authority)], verdict: 'pass' },
  'authority-certificate': { host: 'chain', records: [tlsa(2, 0, 1, authority)], verdict: 'pass' },
  'authority-not-sent': { host: 'leaf', records: [tlsa(2, 1, 1, authority)], verdict: 'fail' },
  'authority-other': { host: 'chain', records: [tlsa(2, 1, 1, stranger)], verdict: 'fail' },
  'authority-expired': { host: 'expired', records: [tlsa(2, 1, 1, authority)], verdict: 'fail' },
  'authority-misnamed': { host: 'misnamed', records: [tlsa(2, 1, 1, authority)], verdict: 'fail' },
  'by-domain': { host: 'of-domain', records: [tlsa(2, 1, 1, authority)], verdict: 'pass' },
  'key-expired': { host: 'expired', records: [tlsa(3, 1, 1, expired)], verdict: 'pass' },
  'key-misnamed': { host: 'misnamed', records: [tlsa(3, 1, 1, misnamed)], verdict: 'pass' },
  'key-self-signed': { host: 'self-signed', records: [tlsa(3, 1, 1, selfSigned)], verdict: 'pass' },
  rollover: { host: 'leaf', records: [tlsa(3, 1, 1, next), tlsa(3, 1, 1, leaf)], verdict: 'pass' },
  'rolled-too-early': { host: 'leaf', records: [tlsa(3, 1, 1, next)], verdict: 'fail' },
  'key-or-authority': {
    host: 'chain',
    records: [tlsa(3, 1, 1, next), tlsa(2, 1, 1, authority)],
    verdict: 'pass',
  },
  'wrong-selector': { host: 'leaf', records: [tlsa(3, 0, 1, leaf).replace('3 0', '3 1')], verdict: 'fail' },
  'authority-as-own': { host: 'chain', records: [tlsa(3, 1, 1, authority)], verdict: 'fail' },
  'authority-is-itself': { host: 'self-signed', records: [tlsa(2, 0, 1, selfSigned)], verdict: 'fail' },
  'unusable-usage': { host: 'leaf', records: [tlsa(1, 1, 1, leaf)], verdict: 'skipped' },
  'unusable-beside-usable': {
    host: 'leaf',
    records: [tlsa(1, 1, 1, leaf), tlsa(3, 1, 1, next)],
    verdict: 'fail',
  },
  'host-is-alias': {
    host: 'leaf',
    records: [],
    lines: ['mx-host-is-alias CNAME mx-key-sha256'],
    verdict: 'pass',
  },
  'record-is-alias': {
    host: 'leaf',
    records: [],
    lines: ['mx-record-is-alias A LEAF', '_25._tcp.mx-record-is-alias CNAME _25._tcp.mx-key-sha256'],
    verdict: 'pass',
  },
  'no-starttls': { host: 'bare', records: [tlsa(3, 1, 1, leaf)], verdict: 'fail' },
  'no-records': { host: 'leaf', records: [], verdict: 'skipped' },
  unsigned: { host: 'leaf', records: [tlsa(3, 1, 1, next)], verdict: 'skipped', zone: 'plain.example' },
};

const domainOf = (label: string): string => `${label}.${CASES[label]?.zone ?? 'dane.example'}`;

/** A zone of its own for the TLSA records of a host, so that it can be lost or out of date alone. */
const LOST = { 'records-lost': 'unloaded', 'records-expired': 'expired' } as const;

function zones(block: (octet: number) => string): ServedZone[] {
  const lost = Object.entries(LOST).map(([label, state]): ServedZone => {
    const apex = `_tcp.mx-${label}.dane.example`;
    return { apex, state, text: zoneText(apex, [`_25 TLSA ${tlsa(3, 1, 1, leaf)}`]) };
  });
  const whole = ['dane.example', 'plain.example'].map((apex): ServedZone => {
    const cases = Object.entries(CASES).filter(([label]) => domainOf(label).endsWith(apex));
    const text = cases.flatMap(([label, { host, records, lines }]) => {
      const address = block(HOSTS[host]?.octet ?? 0);
      return [
        `${label} MX 10 mx-${label}`,
        ...(lines?.map((line) => line.replace('LEAF', address)) ?? [`mx-${label} A ${address}`]),
        ...records.map((record) => `_25._tcp.mx-${label} TLSA ${record}`),
      ];
    });
    if (apex === 'dane.example') {
      for (const label of Object.keys(LOST)) {
        text.push(`${label} MX 10 mx-${label}`, `mx-${label} A ${block(HOSTS.leaf?.octet ?? 0)}`);
      }
    }
    return { apex, state: apex === 'plain.example' ? 'unsigned' : 'signed', text: zoneText(apex, text) };
  });
  return [...whole, ...lost];
}

function zoneText(apex: string, lines: readonly string[]): string {
  const soa = '@ IN SOA ns.root-servers.interop. hostmaster.interop. 1 3600 600 86400 300';
  const head = [`$ORIGIN ${apex}.`, '$TTL 3600', soa, '@ IN NS ns.root-servers.interop.'];
  return [...head, ...lines, ''].join('\n');
}

let nameservers: Nameservers;
let postfix: Postfix;

beforeAll(async () => {
  const block = loopbackBlock();
  nameservers = await startNameservers(zones(block), [], block(53));
  setNameserver(block(53));
  postfix = await startPostfix({
    hostname: 'mx.dane.example',
    listeners: Object.values(HOSTS).map(({ octet, tls }) => ({
      at: `${block(octet)}:25`,
      ...(tls !== null && { tls }),
    })),
    parameters: { smtp_dns_support_level: 'dnssec' },
  });
});

afterAll(async () => {
  await postfix?.close();
  await nameservers?.close();
});

async function findings(domain: string, extraCa: readonly string[]): Promise<Finding[]> {
  const ctx = createContext({
    dns: [nameservers.resolver],
    extraCa,
    given: { smtp: {} },
  });
  try {
    const { report } = await inspect(domainTarget(domain), { judged: ['dane'], asked: ['dane'] }, ctx);
    return report.findings;
  } finally {
    ctx.close();
  }
}

async function judged(domain: string, extraCa: readonly string[] = []): Promise<Finding[]> {
  return (await findings(domain, extraCa)).filter(({ check }) => check === 'dane-matches');
}

const WOULD = { pass: 'verified', fail: 'refused', skipped: 'opportunistic' } as const;

describe('what DANE senders would do', () => {
  it.each(Object.entries(CASES))('is judged as Postfix does it: %s', async (label, { verdict }) => {
    const [ours, finger] = await Promise.all([
      judged(domainOf(label)),
      fingerDane(domainOf(label), postfix.folder),
    ]);
    expect(
      ours.map((finding) => finding.verdict),
      ours[0]?.says,
    ).toEqual([verdict]);
    expect(finger.would, finger.said).toBe(WOULD[verdict]);
  });

  it.each(Object.keys(LOST))('is to wait where they get no answer: %s', async (label) => {
    const domain = `${label}.dane.example`;
    const [ours, finger] = await Promise.all([findings(domain, []), fingerDane(domain, postfix.folder)]);
    expect(ours.find(({ check }) => check === 'dane-lookup-answers')).toMatchObject({ verdict: 'fail' });
    expect(finger.would, finger.said).toBe('refused');
    expect(finger.said).toMatch(/TLSA lookup error/);
  });

  it.each(['key-sha256', 'rollover', 'rolled-too-early', 'no-starttls'])(
    'is said at the command line: %s',
    async (label) => {
      const flags = ['--mx', '--dns', nameservers.resolver, '--helo', 'client.example', '--json'];
      const ended = await mailsonde(['handshake', domainOf(label), ...flags]);
      const [report] = JSON.parse(ended.stdout).reports;
      expect(report.findings.find(({ check }: Finding) => check === 'dane-matches')).toMatchObject({
        verdict: CASES[label]?.verdict,
        subject: `mx-${label}.dane.example:25`,
      });
    },
  );

  it('does not change where we trust the authority ourselves', async () => {
    const [finding] = await judged(domainOf('authority-not-sent'), [authority.cert]);
    expect(finding?.verdict).toBe('fail');
  });
});
