/** Whether each port the user named is open, on every address. */
import { isNamedForSubmission, RELAY_PORT } from '../../knowledge/submission-ports.ts';
import type { EgressEvidence } from '../../model/evidence/egress.ts';
import type { PortLook } from '../../model/evidence/ports.ts';
import type { Observation } from '../../model/finding.ts';
import { isCutShort, portName, portService } from '../../parse/port-service.ts';
import { isAnswer } from '../../parse/port-state.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import { refusal } from '../session-look.ts';

export const portOpen = defineCheck({
  id: 'port-open',
  title: 'The ports that matter are open, and speak SMTP',
  severity: 'error',
  needs: ['ports'],
  uses: ['egress'],
  why: 'A mail program or server that is told to use this port gets nothing through: it waits, or is turned away at once.',
  fix: 'Let the mail server listen on this port on all addresses its name leads to, and open the port in the firewalls in front of it; or take addresses that do not serve mail out of DNS.',
  references: [rfc(8314, '3.3'), rfc(6409, '3.1')],
  examine({ ports, egress }) {
    if (ports.status === 'absent')
      return fail(
        ports.how === 'nxdomain' ? 'The host does not exist' : 'The host has no address to connect to',
        {},
        { fix: 'Publish an A or AAAA record for the host.' },
      );
    const network = egress?.status === 'observed' ? egress.value : undefined;
    const named = ports.value.filter((look) => look.named);
    if (named.length === 0) return judgeRelay(ports.value, network) ?? skip('no port was named');
    const bySubject = new Map<string, PortLook[]>();
    for (const look of named) bySubject.set(portName(look), [...(bySubject.get(portName(look)) ?? []), look]);
    const answers = ports.value.some(({ state }) => isAnswer(state));
    return [...bySubject].map(([subject, looks]) => judge(subject, looks, answers, network));
  },
});

/** Port 25 of a host at which no mail program can hand in mail either: unless servers can, it is there for nobody. */
function judgeRelay(looks: readonly PortLook[], network: EgressEvidence | undefined): Observation | null {
  const relay = looks.filter(({ port, state }) => port === RELAY_PORT && state !== 'unreachable');
  const [first] = relay;
  const takesPrograms = looks.some(
    (look) => look.port !== RELAY_PORT && ['usable', 'refusing'].includes(portService(look)),
  );
  if (first === undefined || looks.some(isCutShort) || takesPrograms || isNamedForSubmission(first.host))
    return null;
  const services = relay.map(portService);
  const about = { subject: portName(first) };
  const ip = relay.map((look) => look.ip);
  if (services.every((one) => one === 'refusing')) {
    const said = relay.flatMap(({ session }) => (session === undefined ? [] : [refusal(session)]));
    const ours = said.find((one) => one?.ours);
    if (ours != null)
      return unknown(
        `Port 25 is open, but refuses us: ${ours.failure.detail}`,
        'vantage',
        { ip, stage: ours.failure.stage, kind: ours.failure.kind },
        about,
      );
    return fail(
      `Port 25 is open, but turns mail away: ${said[0]?.failure.detail ?? first.greeting}`,
      { ip },
      { ...about, fix: 'Let the mail server greet with 220, or take the host out of MX records and DNS.' },
    );
  }
  const answers = looks.some(({ state }) => isAnswer(state));
  const isDead = services.every((one) => ['tarpit', 'foreign', 'broken'].includes(one));
  const isSilent = services.every((one) => one === 'filtered') && network?.state === 'open' && answers;
  return isDead || isSilent ? judge(about.subject, relay, answers, network) : null;
}

function judge(
  subject: string,
  looks: readonly PortLook[],
  answers: boolean,
  egress: EgressEvidence | undefined,
): Observation {
  const reachable = looks.filter(({ state }) => state !== 'unreachable');
  const about = { subject };
  const cut = looks.find(isCutShort)?.failure;
  if (cut !== undefined) return unknownFrom(cut, `${subject} was not seen`, about);
  if (reachable.length === 0) {
    const says = looks[0]?.failure?.detail ?? 'the host cannot be reached from here';
    // Of a family there is no route for nothing was tried.
    return looks.every(({ connectMs, failure }) => connectMs === 0 && failure?.cause === 'vantage')
      ? skip(says, about)
      : unknown(`Could not be determined: ${says}`, 'vantage', { ip: looks.map(({ ip }) => ip) }, about);
  }
  const [good, bad, silent] = [
    reachable.filter((look) => ['usable', 'refusing'].includes(portService(look))),
    reachable.filter((look) => !['usable', 'refusing', 'filtered'].includes(portService(look))),
    reachable.filter((look) => portService(look) === 'filtered'),
  ];
  const data = {
    open: good.map(({ ip }) => ip),
    ...(bad.length + silent.length > 0 && {
      notOpen: [...bad, ...silent].map(({ ip, state }) => ({ ip, state })),
    }),
  };
  const trouble = [...bad, ...silent];
  const told = [
    ...new Set(
      trouble.map(({ failure, ip }) => (good.length === 0 ? failure?.detail : `${ip}: ${failure?.detail}`)),
    ),
  ];
  if (bad.length > 0 || (silent.length > 0 && good.length > 0))
    return fail(
      `${subject} ${bad.some(({ state }) => state === 'open' || state === 'tarpit') ? 'does not serve mail' : 'is not open'}${good.length > 0 ? ' on all addresses' : ''}: ${told.join('; ')}`,
      data,
      about,
    );
  if (silent.length > 0) {
    const why = blindness(looks[0]?.port ?? 0, answers, egress);
    const says = told.join('; ');
    return why === null
      ? fail(`${subject} is not open: ${says}`, data, about)
      : unknown(
          `Could not be determined: ${says}; ${why.says}`,
          why.cause,
          { ...data, kind: 'timeout', stage: 'connect' },
          about,
        );
  }
  const [first] = good;
  const refusal = good.find((look) => portService(look) === 'refusing');
  const many = good.length > 1 ? ` on all ${good.length} addresses` : '';
  return pass(
    `${subject} is open${many}${refusal === undefined ? '' : `, though it refuses us: ${refusal.failure?.detail ?? first?.greeting}`}`,
    data,
    about,
  );
}

/** Why silence may be our own network's; null where it is theirs for certain. */
function blindness(
  port: number,
  answers: boolean,
  egress: EgressEvidence | undefined,
): { says: string; cause: 'target' | 'vantage' } | null {
  if (port === 25 && egress !== undefined) {
    return egress.state === 'open' ? null : { says: lowerFirst(egress.says), cause: 'vantage' };
  }
  return answers ? null : { says: 'nothing else of this host answers either', cause: 'target' };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
