/** What looks at port 25 and beside it tell about our own network: pure, so that saved looks tell the same again. */

import type { EgressEvidence, EgressLook } from '../model/evidence/egress.ts';
import { listed } from './enumeration.ts';
import { ipFamily } from './ip.ts';
import { knownMailHosts } from './known-mail-hosts.ts';
import { publicSuffixOrganizationalDomain } from './organizational-domain.ts';
import { isAnswer } from './port-state.ts';

const SMTP = 25;
/** So many unrelated hosts are not down at the same time. */
const MANY = 3;

export function diagnoseEgress(looks: readonly EgressLook[]): EgressEvidence {
  const on25 = looks.filter(({ port, state }) => port === SMTP && state !== 'unreachable');
  const answered = on25.filter(({ state }) => isAnswer(state));
  const signs = interceptionSigns(answered);
  const said = (state: EgressEvidence['state'], confidence: number, says: string): EgressEvidence => ({
    state,
    confidence,
    says,
    looks: [...looks],
    signs: signs.map(({ text }) => text),
  });
  const proofs = signs.filter(({ isProof }) => isProof);
  if (proofs.length > 0) {
    return said(
      'intercepted',
      proofs.length > 1 ? 0.9 : 0.7,
      `Something between here and the servers answers on port 25 in their place: ${proofs.map(({ text }) => text).join('; ')}`,
    );
  }
  if (answered.length > 0) {
    const hosts = unrelated(answered).length;
    const silent = unrelated(on25.filter(({ state }) => !isAnswer(state))).length;
    const but = silent > 0 ? `, ${silent} ${silent === 1 ? 'does' : 'do'} not` : '';
    return said(
      'open',
      1,
      `Port 25 is open from here: ${hosts} ${hosts === 1 ? 'host answers' : 'unrelated hosts answer'} on it${but}`,
    );
  }
  if (on25.length === 0) return said('unknown', 0, 'No host could be tried on port 25 from here');
  const silent = unrelated(on25).length;
  const families = new Set(on25.map(({ ip }) => ipFamily(ip)));
  const both = families.size === 2 ? ', by IPv4 and IPv6 alike' : '';
  const beside25 = looks.filter(({ port, state }) => port !== SMTP && isAnswer(state));
  // A refusal shows as well that the host is there, but reads oddly beside a port that is open.
  const open = beside25.filter(({ state }) => state !== 'closed');
  const others = [...new Set((open.length > 0 ? open : beside25).map(({ port }) => port))];
  const hosts = `${silent === 1 ? 'the only host tried does' : `${silent} of ${silent} unrelated hosts do`} not answer on it${both}`;
  const ports = `${others.length === 1 ? 'port' : 'ports'} ${listed(others.map(String))}`;
  const beside =
    others.length === 0
      ? ''
      : open.length > 0
        ? `, while ${ports} ${others.length === 1 ? 'does' : 'do'}`
        : `, while connections to ${ports} are refused, so that the way there is open`;
  if (silent >= MANY) {
    return said(
      'blocked',
      others.length > 0 ? 0.95 : 0.8,
      `Your network blocks outbound port 25: ${hosts}${beside}; clouds and Internet providers do this`,
    );
  }
  if (silent > 1 || others.length > 0) {
    return said(
      'blocked',
      silent > 1 && others.length > 0 ? 0.75 : 0.5,
      `Your network may block outbound port 25: ${hosts}${beside}; too few hosts were asked to be sure`,
    );
  }
  return said(
    'unknown',
    0.3,
    `Whether your network blocks outbound port 25 cannot be told: ${hosts}, and nothing else answered either`,
  );
}

interface Sign {
  text: string;
  /** Nothing harmless looks like it. */
  isProof: boolean;
}

function interceptionSigns(answered: readonly EgressLook[]): Sign[] {
  const signs: Sign[] = [];
  for (const [greeting, looks] of groupedBy(answered, ({ greeting }) => namedGreeting(greeting))) {
    const hosts = unrelated(looks);
    const places = new Set(looks.map(({ ip }) => ip));
    // However many they are: customers of one mail service may each call its servers by a name of their own.
    if (hosts.length >= 2 && places.size >= 2) {
      signs.push({
        text: `${listed(hosts.slice(0, 4))} all greet as "${greeting.slice(0, 80)}"`,
        isProof: looks.some(({ host }) => isForeignGreeting(host, greeting)),
      });
    }
  }
  const masked = answered.filter((look) => look.masked === true);
  if (masked.length > 0) {
    const hosts = unrelated(masked);
    // A box of the servers' own masks as well; one in our way would mask whatever passes it.
    const others = answered.some((look) => look.masked !== true && look.greeting !== undefined);
    signs.push({
      text: `replies of ${listed(hosts.slice(0, 4))} are masked with asterisks or X`,
      isProof: masked.some(({ host }) => isKnown(host)) || (hosts.length > 1 && !others),
    });
  }
  const stripped = unrelated(answered.filter(({ host, startTls }) => startTls === false && isKnown(host)));
  if (stripped.length > 0) {
    signs.push({
      text: `${listed(stripped.slice(0, 4))} offer no STARTTLS from here, and are known to`,
      isProof: true,
    });
  }
  return signs;
}

function isKnown(host: string): boolean {
  return knownMailHosts(host) !== undefined;
}

/** A host that is known to greet otherwise is not who greets so. */
function isForeignGreeting(host: string, greeting: string): boolean {
  const [name = ''] = greeting.split(/\s/);
  const organization = publicSuffixOrganizationalDomain(name);
  const known = knownMailHosts(host);
  return known !== undefined && (organization === null || !known.greetAs.includes(organization));
}

/** A greeting that begins with a host name, without what differs from one connection to the next. */
function namedGreeting(greeting: string | undefined): string | null {
  const [name = '', ...rest] = (greeting ?? '').split(/\s+/);
  if (!/^[\w-]+(?:\.[\w-]+)+\.?$/.test(name)) return null;
  return [name.toLowerCase(), ...rest.filter((word) => /^[a-z()]+$/i.test(word))].join(' ');
}

/** One name for each organization: two hosts of one house prove no more than one. */
function unrelated(looks: readonly EgressLook[]): string[] {
  const byHouse = new Map(looks.map(({ host, ip }) => [houseOf(host, ip), host]));
  return [...byHouse.values()];
}

function houseOf(host: string, ip: string): string {
  if (ipFamily(host) !== null) return ip;
  return publicSuffixOrganizationalDomain(host) ?? host;
}

function groupedBy(
  looks: readonly EgressLook[],
  keyOf: (look: EgressLook) => string | null,
): Map<string, EgressLook[]> {
  const groups = new Map<string, EgressLook[]>();
  for (const look of looks) {
    const key = keyOf(look);
    if (key === null) continue;
    groups.set(key, [...(groups.get(key) ?? []), look]);
  }
  return groups;
}
