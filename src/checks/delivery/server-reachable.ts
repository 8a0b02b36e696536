/** A server the user named accepts connections, and a domain mail is to go to has one. */
import type { Attempt } from '../../model/evidence/delivery.ts';
import type { EgressEvidence } from '../../model/evidence/egress.ts';
import type { SmtpSession } from '../../model/evidence/sessions.ts';
import type { Observation } from '../../model/finding.ts';
import { saysLmtp, serviceOf } from '../../parse/foreign-service.ts';
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';
import { isLockedOut } from '../envelope.ts';
import { notSmtp, tookConnection } from '../session-look.ts';

export const serverReachable = defineCheck({
  id: 'server-reachable',
  title: 'The server accepts connections',
  severity: 'error',
  needs: ['delivery'],
  uses: ['egress', 'sessions'],
  why: 'Where no connection comes about, or nobody is let speak on it, nothing can be delivered or handed in; mail waits at its sender for days and then comes back.',
  fix: 'Start the mail server, let it listen on the public address, and open the port in its firewall.',
  references: [rfc(5321, '5.1')],
  examine({ delivery, egress, sessions }) {
    if (delivery.status === 'absent') return skip('no server was looked for');
    const { by, to, attempts } = delivery.value;
    if (by === 'null')
      return fail(`${to} takes no mail: its MX record says so (null MX)`, {}, { fix: NULL_MX });
    if (by === 'named' && sessions?.status === 'absent' && sessions.how === 'nxdomain')
      return fail(`${to} does not exist`, { reason: 'nxdomain' }, { fix: NO_HOST });
    if (by === 'none' || attempts.length === 0)
      return fail(`${to} has no address to connect to`, {}, { fix: NO_ADDRESS });
    // Whether mail hosts answer is judged by smtp-reachable; this is about servers somebody named.
    if (by !== 'named') return skip('no server was named; smtp-reachable judges the mail hosts');
    const network = egress?.status === 'observed' ? egress.value : null;
    const servers = new Map<string, Attempt[]>();
    for (const one of attempts) {
      const name = `${one.host}:${one.port}`;
      servers.set(name, [...(servers.get(name) ?? []), one]);
    }
    const held = sessions?.status === 'observed' ? sessions.value : [];
    return [...servers].map(
      ([subject, tries]) => lockedOut(subject, tries, held) ?? judge(subject, tries, network),
    );
  },
});

const NULL_MX = 'Nothing, where that is meant; else publish an MX record that names a mail host.';
const NO_HOST = 'Look for a slip in the name. If it is right, publish an A or AAAA record for the host.';
const NO_ADDRESS = 'Publish an A or AAAA record for the host, or an MX record that names one that has it.';

/** Every session with it ended before anything could be said: it is there, and of no use to anybody. */
function lockedOut(
  subject: string,
  attempts: readonly Attempt[],
  all: readonly SmtpSession[],
): Observation | null {
  const own = all.filter(
    (session) =>
      tookConnection(session) &&
      attempts.some(
        ({ host, ip, port }) => host === session.host && ip === session.ip && port === session.port,
      ),
  );
  const [first] = own;
  if (first === undefined || !own.every((session) => isLockedOut(session, all))) return null;
  const service = serviceOf(first);
  const isLmtp = saysLmtp(first);
  const { failure } = first;
  const says =
    service !== null
      ? notSmtp(first, service)
      : isLmtp
        ? `${subject} speaks LMTP, not SMTP: it refuses EHLO and HELO`
        : failure?.stage === 'hello' && failure.kind === 'rejected'
          ? `${subject} accepts connections, and refuses EHLO and HELO: ${failure.detail}`
          : `${subject} accepts connections, and lets nobody speak: ${failure?.detail}`;
  return fail(
    says,
    { ip: own.map(({ ip }) => ip), reason: service !== null ? 'no-smtp' : isLmtp ? 'lmtp' : 'locked-out' },
    { subject, fix: service === null ? (isLmtp ? LMTP : LOCKED) : NO_SMTP },
  );
}

const NO_SMTP = 'Look for a slip in the host or the port; mail servers listen on 25, 465 and 587.';
const LMTP =
  'Add --lmtp to speak with it as a mail server hands mail over to mailboxes (RFC 2033); it is not for mail from the network.';
const LOCKED =
  'Look into the log of the mail server for what it dislikes; its reply stands above, and the explain command says what it means. A server that knows LHLO only speaks LMTP: --lmtp.';

function judge(subject: string, attempts: readonly Attempt[], network: EgressEvidence | null): Observation {
  const isConnected = ({ failure }: Attempt): boolean =>
    failure === undefined || (failure.stage !== 'connect' && failure.stage !== 'proxy');
  const connected = attempts.filter(isConnected);
  const dead = attempts.filter((one) => !isConnected(one));
  if (connected.length > 0) {
    const many = attempts.length > 1 ? ` at ${connected.length} of ${attempts.length} addresses` : '';
    return pass(
      `${subject} accepts connections${many}`,
      { ip: connected.map(({ ip }) => ip), ...(dead.length > 0 && { dead: dead.map(({ ip }) => ip) }) },
      { subject },
    );
  }
  // What the proxy refuses, or could not do, is no word of the server.
  const answered = dead.filter(
    ({ failure }) => failure?.stage === 'connect' && (failure.kind === 'refused' || failure.kind === 'reset'),
  );
  const details = (of: readonly Attempt[]): string =>
    [...new Set(of.map(({ failure }) => failure?.detail ?? ''))].join('; ');
  if (answered.length > 0) return fail(details(answered), { ip: answered.map(({ ip }) => ip) }, { subject });
  const [first] = dead;
  const on25 = dead.every(({ port }) => port === 25);
  // Silence says nothing as long as nobody else has answered.
  if (on25 && network?.state === 'open' && dead.every(({ failure }) => failure?.kind === 'timeout')) {
    return fail(
      `${details(dead)}, while port 25 of others answers from here`,
      { ip: dead.map(({ ip }) => ip) },
      { subject },
    );
  }
  const blocked =
    on25 && (network?.state === 'blocked' || network?.state === 'intercepted') ? ` (${network.says})` : '';
  return unknown(
    `Could not be determined: ${details(dead)}${blocked}`,
    // Silence on 25 is as likely a network of ours that lets nothing out.
    dead.every(({ failure }) => failure?.cause === 'target') && !on25 ? 'target' : 'vantage',
    { stage: 'connect', kind: first?.failure?.kind ?? 'timeout', ip: dead.map(({ ip }) => ip) },
    { subject },
  );
}
