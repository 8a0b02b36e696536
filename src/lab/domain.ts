/** A domain of the lab: what is odd or broken about it, which checks must say so, and the DNS and web pages behind it. */
import { RSA_2048 } from './dkim-keys.ts';
import type { LabMailServer } from './mail-servers.ts';
import type { LabSite } from './policy-host.ts';
import type { ZoneSecurity } from './zone-tree.ts';

/** A look with a foreign tool that shows the fault (or its absence) without us. */
export interface LabProof {
  /**
   * dig: arguments after the server · spf: sending address, envelope sender, HELO name (python3-spf) ·
   * dkim-key: name of a key record, decoded by openssl · curl: URL · openssl: host, verified from the lab's CA.
   * With a mail host and its port first: nc and a line to say · swaks and its options · starttls and options of
   * openssl · dane: openssl with the host's TLSA records · injection: commands in one piece with STARTTLS (python).
   */
  tool: 'dig' | 'spf' | 'dkim-key' | 'curl' | 'openssl' | 'nc' | 'swaks' | 'starttls' | 'dane' | 'injection';
  args: readonly string[];
  /** Regular expression its output matches. */
  shows: string;
}

export interface LabDomain {
  name: string;
  /** `unclear`: a server that does not let itself be judged. */
  kind: 'broken' | 'healthy' | 'unclear';
  /** One sentence: the fault, or what is odd though nothing is wrong. */
  breaks: string;
  expect: {
    /** Checks of severity error or warning that fail; no other one does. */
    fails: readonly string[];
    /** Checks that cannot be determined; no other one is `unknown`. `any`: nothing else can be told of it. */
    unknown?: readonly string[] | 'any';
    /** Their server is to blame for what is unknown, not us, so the whole is inconclusive. */
    inconclusive?: true;
  };
  /** Further CLI flags this domain is about; `--dns lab:NAME` names one of the lab's resolvers. */
  flags?: readonly string[];
  proof?: readonly LabProof[];
}

/** A host for `ports` and `handshake`, which ask about hosts and not about domains. */
export interface LabHost extends Omit<LabDomain, 'expect'> {
  /** What looks at it; `ports` and its name where left out. */
  command?: readonly string[];
  /** What that finds, as of a domain. */
  expect: { fails: readonly string[] };
  servers: readonly LabMailServer[];
}

export interface LabZoneSource {
  apex: string;
  text: string;
  /** `unsigned` where left out. */
  security?: ZoneSecurity;
}

export interface LabEntry extends LabDomain {
  zones: readonly LabZoneSource[];
  sites: readonly LabSite[];
  /** Mail servers of its own; every other host is served by the lab's usual one. */
  servers: readonly LabMailServer[];
}

type Facts = Pick<LabDomain, 'breaks' | 'flags' | 'proof'> & {
  /** The domain's own zone. */
  zone: string;
  security?: ZoneSecurity;
  /** Further zones it needs. */
  zones?: readonly LabZoneSource[];
  sites?: readonly LabSite[];
  servers?: readonly LabMailServer[];
  unknown?: LabDomain['expect']['unknown'];
  /** Where the domain is not itself the apex of its zone. */
  apex?: string;
};

export function broken(name: string, fails: string | readonly string[], facts: Facts): LabEntry {
  return entry(name, 'broken', typeof fails === 'string' ? [fails] : fails, facts);
}

export function healthy(name: string, facts: Facts): LabEntry {
  return entry(name, 'healthy', [], facts);
}

/** `theirs`: their server is to blame for it, not our network or what they think of us. */
export function unclear(name: string, unknown: readonly string[], theirs: boolean, facts: Facts): LabEntry {
  const made = entry(name, 'unclear', [], { ...facts, unknown });
  return theirs ? { ...made, expect: { ...made.expect, inconclusive: true } } : made;
}

function entry(name: string, kind: LabDomain['kind'], fails: readonly string[], facts: Facts): LabEntry {
  const { breaks, flags, proof, zone, security, zones = [], sites = [], servers = [] } = facts;
  const { unknown, apex = name } = facts;
  return {
    name,
    kind,
    breaks,
    expect: { fails, ...(unknown !== undefined && { unknown }) },
    ...(flags !== undefined && { flags }),
    ...(proof !== undefined && { proof }),
    zones: [{ apex, text: zone, ...(security !== undefined && { security }) }, ...zones],
    sites,
    servers,
  };
}

/** Parts of a sound zone to put in place of the usual ones; null leaves a part out. */
export interface Parts {
  /** Lines with the MX and its addresses. */
  mx?: string | null;
  /** Values of the TXT records. */
  spf?: string | null;
  dmarc?: string | null;
  /** Lines under `_domainkey`. */
  dkim?: string | null;
  more?: string;
}

/** A small sound mail domain: one MX that also sends, SPF, DKIM and an enforced DMARC policy. */
export function soundZone(host: number, parts: Parts = {}): string {
  const {
    mx = `@ MX 10 mx\nmx HOST ${host}`,
    spf = 'v=spf1 mx -all',
    dmarc = 'v=DMARC1; p=reject; rua=mailto:dmarc@reports.example',
    dkim = dkimKey('mail'),
    more = '',
  } = parts;
  return [mx, spf === null ? null : `@ TXT ${spf}`, dmarc === null ? null : `_dmarc TXT ${dmarc}`, dkim, more]
    .filter((part) => part !== null)
    .join('\n');
}

export function dkimKey(selector: string, tags = 'v=DKIM1; k=rsa', key = RSA_2048): string {
  return `${selector}._domainkey TXT ${tags}; p=${key}`;
}

/** Where the policy host and other web servers of the lab live. */
export const WEB_ADDRESS = '192.31.196.250';

/** `_mta-sts` record and address of the policy host. */
export function stsRecords(record = 'v=STSv1; id=20260101000000Z'): string {
  return `_mta-sts TXT ${record}\nmta-sts A ${WEB_ADDRESS}`;
}

/** The policy host's site. */
export function stsSite(
  domain: string,
  policy: string,
  site: Partial<LabSite> = {},
  page: Partial<LabSite['pages'][string]> = {},
): LabSite {
  const host = `mta-sts.${domain}`;
  return { host, pages: { '/.well-known/mta-sts.txt': { body: policy, ...page } }, ...site };
}

/** A policy in the usual form (RFC 8461 §3.2). */
export function stsPolicy(mode: string, mx: readonly string[], maxAge = 1_209_600): string {
  return ['version: STSv1', `mode: ${mode}`, ...mx.map((one) => `mx: ${one}`), `max_age: ${maxAge}`, ''].join(
    '\r\n',
  );
}

export function dig(question: string, shows: string): LabProof {
  return { tool: 'dig', args: question.split(' '), shows };
}

/** What python3-spf says of a message from that address. */
export function pyspf(ip: string, domain: string, shows: string): LabProof {
  return { tool: 'spf', args: [ip, `postmaster@${domain}`, `mx.${domain}`], shows };
}

export function dkimKeyProof(name: string, shows: string): LabProof {
  return { tool: 'dkim-key', args: [name], shows };
}

export function curl(url: string, shows: string): LabProof {
  return { tool: 'curl', args: [url], shows };
}
