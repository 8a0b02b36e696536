/** A server the user named accepts connections, and a domain mail is to go to has one. */
import type { Attempt } from '../../model/evidence/delivery.ts';
import type { EgressEvidence } from '../../model/evidence/egress.ts';
import type { Observation } from '../../model/finding.ts';
import { defineCheck, fail, pass, rfc, skip, unknown } from '../define.ts';

export const serverReachable = defineCheck({
  id: 'server-reachable',
  title: 'The server accepts connections',
  severity: 'error',
  needs: ['delivery'],
  uses: ['egress', 'sessions'],
  why: 'Where no connection comes about nothing can be delivered or handed in; mail waits at its sender for days and then comes back.',
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
    return [...servers].map(([subject, tries]) => judge(subject, tries, network));
  },
});

const NULL_MX = 'Nothing, where that is meant; else publish an MX record that names a mail host.';
const NO_HOST = 'Look for a slip in the name. If it is right, publish an A or AAAA record for the host.';
const NO_ADDRESS = 'Publish an A or AAAA record for the host, or an MX record that names one that has it.';

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
