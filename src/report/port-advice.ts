/** What looks at ports come down to for a reader: rows of a table, what is odd about a port, and which one to use. */
import { portMeaning, RELAY_PORT, submissionOf } from '../knowledge/submission-ports.ts';
import type { PortLook } from '../model/evidence/ports.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Report } from '../model/report.ts';
import { listed } from '../parse/enumeration.ts';
import {
  isCutShort,
  LACKS,
  type PortService,
  portLack,
  portName,
  portService,
} from '../parse/port-service.ts';
import { checkTopic } from './check-topic.ts';
import { againstCustom } from './tls-custom.ts';
import { capitalised, droppedWords } from './words.ts';

export interface PortRow {
  port: number;
  /** Addresses that show this; the others of the host show something else. */
  ips: string[];
  state: string;
  tls: string;
  signIn: string;
  /** Ways to sign in, by their names. */
  mechanisms: string;
  ms: number;
  purpose: string;
}

export interface PortAdvice {
  rows: PortRow[];
  /** What there is to say of single ports, in whole sentences. */
  notes: string[];
  /** Which port to use and how, in whole sentences; for one who has never heard of SMTP. */
  use: string[];
  /** The same in one line. */
  headline: string | null;
  /** `host:port` of the port to use. */
  best: string | null;
}

const STATES: { readonly [S in PortService]: string } = {
  usable: 'open',
  refusing: 'open, refuses us',
  foreign: 'open, no SMTP',
  broken: 'open, breaks off',
  tarpit: 'tarpit',
  closed: 'closed',
  filtered: 'filtered',
  unreachable: 'no route',
  unseen: 'not waited for',
};

export function portAdvice(report: Report): PortAdvice {
  const looks = report.evidence.ports?.status === 'observed' ? report.evidence.ports.value : [];
  const best = candidates(looks);
  return {
    rows: rowsOf(looks, best),
    notes: [
      ...notesOf(looks, faultyIn(report)),
      ...droppedWords(report.evidence.ports),
      ...egressNote(report.evidence),
    ],
    use: useOf(looks, best),
    headline: headlineOf(looks, best),
    best: best[0] === undefined ? null : portName(best[0]),
  };
}

function rowsOf(looks: readonly PortLook[], best: readonly PortLook[]): PortRow[] {
  const rows: PortRow[] = [];
  for (const look of looks) {
    const row: PortRow = {
      port: look.port,
      ips: [look.ip],
      state: stateOf(look),
      tls: tlsOf(look),
      signIn: signInOf(look),
      mechanisms: look.session?.auth.join(' ') || signInOf(look),
      ms: look.connectMs,
      purpose: purposeOf(look, best),
    };
    const same = rows.find(
      ({ port, state, tls, signIn }) =>
        port === row.port && state === row.state && tls === row.tls && signIn === row.signIn,
    );
    if (same === undefined) rows.push(row);
    else {
      same.ips.push(look.ip);
      same.ms = Math.max(same.ms, row.ms);
    }
  }
  return rows;
}

/** What time did not suffice to see to its end may have answered all the same. */
function stateOf(look: PortLook): string {
  return isCutShort(look) && look.state === 'open' ? 'open, not seen to its end' : STATES[portService(look)];
}

function tlsOf({ tlsMode, session }: PortLook): string {
  switch (tlsMode) {
    case null:
      return '-';
    case 'none':
      return 'none';
    case 'implicit':
      return session?.tls == null ? 'from the start, fails' : 'from the start';
    case 'starttls':
      return session?.tls == null ? 'STARTTLS, fails' : 'STARTTLS';
  }
}

function signInOf(look: PortLook): string {
  const { session } = look;
  if (session?.hello == null) return '-';
  return session.auth.length === 0 ? 'no' : 'yes';
}

function purposeOf(look: PortLook, best: readonly PortLook[]): string {
  const { for: purpose } = portMeaning(look.port);
  if (look.named) return purpose;
  if (look.port === best[0]?.port) return `${purpose}: use this`;
  return best.some(({ port }) => port === look.port) ? `${purpose}: works too` : purpose;
}

/** Ports to hand in mail at, best first: TLS and sign-in, a certificate that holds, TLS from the start (RFC 8314 §3). */
function candidates(looks: readonly PortLook[]): PortLook[] {
  const fit = looks.filter(
    (look) => look.port !== RELAY_PORT && portService(look) === 'usable' && portLack(look) === null,
  );
  const order = submissionOf(looks[0]?.host ?? '')?.preset.ports.map(({ port }) => port) ?? [465, 587, 2525];
  const rank = ({ port, tlsMode }: PortLook): number =>
    (order.includes(port) ? order.indexOf(port) : 100) + (tlsMode === 'implicit' || port !== 465 ? 0 : 50);
  const byPort = new Map<number, PortLook>();
  for (const look of [...fit].sort((a, b) => rank(a) - rank(b)))
    if (!byPort.has(look.port)) byPort.set(look.port, look);
  return [...byPort.values()];
}

function isVerified(session: PortLook['session']): boolean {
  return session?.tls?.authorized === true && session.tls.nameMatches;
}

const HOW = { implicit: 'TLS from the start (SSL/TLS)', starttls: 'STARTTLS', none: 'no TLS' } as const;

function how({ tlsMode }: PortLook): string {
  return HOW[tlsMode ?? 'none'];
}

function headlineOf(looks: readonly PortLook[], [best]: readonly PortLook[]): string | null {
  if (best !== undefined) return `Hand in mail on port ${best.port} with ${how(best)}`;
  if (looks.some(({ named }) => named)) return null;
  const beside = looks.find((look) => look.port !== RELAY_PORT && portService(look) === 'usable');
  if (beside !== undefined) {
    const lack = portLack(beside);
    return `Port ${beside.port} is open${lack === null ? '' : `, but ${LACKS[lack]}`}`;
  }
  const relays = looks.some((look) => look.port === RELAY_PORT && portService(look) === 'usable');
  return relays ? 'Takes mail from other servers on port 25; mail programs cannot send through it' : null;
}

function useOf(looks: readonly PortLook[], [best, ...others]: readonly PortLook[]): string[] {
  if (best === undefined) return withoutBest(looks);
  const also = others.map((look) => `${look.port} with ${how(look)}`);
  const known = submissionOf(best.host);
  return [
    `${best.host} port ${best.port}, ${how(best)}, with user name and password`,
    ...(also.length > 0
      ? [`${capitalised(listed(also))} ${also.length === 1 ? 'works' : 'work'} as well`]
      : []),
    ...(looks.some(({ port }) => port === RELAY_PORT) ? ['25 is for servers, not for mail programs'] : []),
    ...(known === null ? [] : [signInAt(known)]),
  ];
}

function signInAt({ provider, preset }: NonNullable<ReturnType<typeof submissionOf>>): string {
  const { rule, value } = preset.userName;
  const name = { address: 'the full mail address', literal: `"${value}"`, credential: 'made in its console' }[
    rule
  ];
  return `${provider} wants as user name ${name}, as password ${preset.password}`;
}

function withoutBest(looks: readonly PortLook[]): string[] {
  const open = looks.filter((look) => portService(look) === 'usable');
  if (open.length === 0 || looks.some(({ named }) => named)) return [];
  const beside = open.filter(({ port }) => port !== RELAY_PORT);
  if (beside.length === 0) {
    return [
      'Other servers deliver to this host on port 25. To send mail from a program, ask your mail provider for its submission server, often smtp.DOMAIN, and use 465 or 587 there',
    ];
  }
  const ports = [...new Set(beside.map(({ port }) => port))];
  const lacks = [...new Set(beside.flatMap((look) => portLack(look) ?? []))];
  if (lacks.some((lack) => lack === 'protocol' || lack === 'certificate')) {
    const told = lacks.map((lack) => {
      const own = beside.filter((look) => portLack(look) === lack);
      return `${LACKS[lack]} (${[...new Set(own.map(({ port }) => port))].join(', ')})`;
    });
    return [`No port here is fit for a password: what answers ${told.join(', or ')}`];
  }
  return [
    `No port here offers both TLS and signing in, so a password should not be sent to ${listed(ports.map(String))}`,
  ];
}

/** Ports of which findings tell already what is wrong. */
function faultyIn({ findings }: Report): ReadonlySet<string> {
  const faulty = findings.filter(({ check, verdict }) => verdict === 'fail' && checkTopic(check) === 'tls');
  return new Set(faulty.map(({ subject }) => subject));
}

function notesOf(looks: readonly PortLook[], faulty: ReadonlySet<string>): string[] {
  // What holds for several ports, or for every address of one, is said once.
  const byText = new Map<string, string[]>();
  for (const look of looks) {
    for (const text of noteOf(look, faulty.has(portName(look)))) {
      const ports = byText.get(text) ?? [];
      byText.set(text, [...new Set([...ports, String(look.port)])]);
    }
  }
  // An address there is no way to concerns no port in particular.
  const lost = new Set(looks.flatMap((look) => (look.state === 'unreachable' ? noteOf(look, false) : [])));
  return [...byText].map(([text, ports]) => (lost.has(text) ? text : `${listed(ports)}: ${text}`));
}

function noteOf(look: PortLook, faultTold: boolean): string[] {
  const { port, failure, session, tlsMode } = look;
  const service = portService(look);
  switch (service) {
    case 'closed':
    case 'filtered':
      return failure?.stage === 'greeting' ? [failure.detail] : [];
    case 'tarpit':
    case 'foreign':
    case 'broken':
      return failure === undefined ? [] : [failure.detail];
    case 'refusing':
      return [`refuses to talk with us: ${failure?.detail ?? look.greeting}`];
    case 'unreachable':
      return failure === undefined ? [] : [`${look.ip}: ${failure.detail}`];
    case 'unseen':
      return failure === undefined || look.state !== 'open' ? [] : [failure.detail];
    case 'usable':
      if (faultTold) return tlsMode === 'none' ? [] : wrongMode(look);
      return [
        ...wrongMode(look),
        ...(session?.tls != null && !isVerified(session) && port !== RELAY_PORT
          ? [`mail programs will warn of the certificate: ${certificateTrouble(look)}`]
          : []),
        ...(tlsMode === 'starttls' && session?.tls == null && failure !== undefined ? [failure.detail] : []),
        ...(session?.tls != null && session.auth.length === 0 && port !== RELAY_PORT
          ? ['no sign-in (AUTH) is offered: it takes mail from addresses it knows, or not at all']
          : []),
      ];
  }
}

/** TLS that comes about in another way than programs expect on this port. */
function wrongMode({ host, port, tlsMode }: PortLook): string[] {
  if (port === RELAY_PORT) return [];
  if (tlsMode === 'none')
    return ['no TLS is offered: user name and password would cross the network in clear'];
  const told = againstCustom(host, port, tlsMode);
  return told === null ? [] : [told];
}

function certificateTrouble({ session, host }: PortLook): string {
  const tls = session?.tls;
  if (tls == null) return 'none was shown';
  if (!tls.authorized) return tls.authorizationError ?? 'nobody vouches for it';
  const names = tls.chain[0]?.names.slice(0, 3) ?? [];
  return `it is for ${names.length === 0 ? 'no name' : listed(names)}, not for ${host}`;
}

function egressNote({ egress }: Partial<Evidence>): string[] {
  if (egress?.status !== 'observed') return [];
  const { state, signs } = egress.value;
  // Where the network is at fault a finding says so.
  return state === 'open' ? signs.map((sign) => `25: ${sign}`) : [];
}
