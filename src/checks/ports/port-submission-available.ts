/** Whether mail programs can hand in mail at a host that is there for them. */
import { isNamedForSubmission, RELAY_PORT as RELAY } from '../../knowledge/submission-ports.ts';
import type { PortLook } from '../../model/evidence/ports.ts';
import { listed } from '../../parse/enumeration.ts';
import { isCutShort, LACKS, type PortLack, portLack, portService } from '../../parse/port-service.ts';
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import { dateProblem } from '../mx-tls.ts';

export const portSubmissionAvailable = defineCheck({
  id: 'port-submission-available',
  title: 'Mail programs can hand in mail here',
  severity: 'error',
  needs: ['ports'],
  uses: ['egress'],
  why: 'Mail programs, scripts and devices hand in mail on 465 or 587 (or 2525 where those are blocked). Where none of them is open nobody can send through this host.',
  fix: 'Let the mail server offer submission: 465 with TLS from the start, or 587 with encryption by STARTTLS, both only after signing in; and open them in the firewall.',
  references: [rfc(8314, '3'), rfc(6409, '3.1')],
  examine({ ports, egress }, asOf) {
    if (ports.status === 'absent') return skip('the host has no address to connect to');
    // A port that was named is judged by itself.
    if (ports.value.some(({ named }) => named)) return skip('only the ports that were named were looked at');
    const cut = ports.value.find(isCutShort)?.failure;
    const looks = ports.value.filter(({ state }) => state !== 'unreachable');
    if (looks.length === 0 && cut === undefined) {
      const says = ports.value[0]?.failure?.detail ?? 'there was no address to look at';
      return unknown(`Could not be determined: ${says}`, 'vantage');
    }
    const host = looks[0]?.host ?? '';
    const submission = looks.filter(({ port }) => port !== RELAY);
    const open = submission.filter((look) => portService(look) === 'usable');
    const numbers = [...new Set(open.filter((look) => portLack(look) === null).map(({ port }) => port))];
    if (numbers.length > 0)
      return pass(`Mail can be handed in on port ${listed(numbers.map(String))}`, { open: numbers });
    // Those that were not seen may be the ones that are open.
    if (cut !== undefined) return unknownFrom(cut, 'Not every port was seen');
    const [flawed] = open;
    const lack = flawed === undefined ? null : portLack(flawed);
    if (flawed !== undefined && lack !== null)
      return skip(`Port ${flawed.port} is open, but ${LACKS[lack]}: see ${toldBy(lack, flawed, asOf)}`);
    const refusal = submission.find((look) => portService(look) === 'refusing');
    if (refusal !== undefined) {
      return unknown(
        `Port ${refusal.port} is open, but refuses us: ${refusal.failure?.detail ?? refusal.greeting}`,
        'vantage',
        { port: refusal.port },
      );
    }
    const relay = looks.filter(({ port }) => port === RELAY);
    const isNamedSo = isNamedForSubmission(host);
    const isForServers = relay.some((look) => !['closed', 'filtered'].includes(portService(look)));
    if (!isNamedSo && isForServers)
      return skip('a host that takes mail from servers on 25 need not take it from mail programs');
    const tried = [...new Set(submission.map(({ port }) => port))];
    const states = Object.fromEntries(
      tried.map((port) => [
        port,
        [...new Set(submission.filter((one) => one.port === port).map(portService))],
      ]),
    );
    if (submission.every((look) => portService(look) === 'filtered')) {
      const isAlive = relay.some((look) => !['filtered', 'unreachable'].includes(portService(look)));
      if (!isAlive)
        return unknown(
          `Could not be determined: ${host} does not answer on any of ${tried.join(', ')}`,
          'target',
          {
            states,
            stage: 'connect',
            kind: 'timeout',
          },
        );
    }
    // From a network that lets nothing out on 25, a host that is there for servers alone cannot be told from a dead one.
    const isBlind = egress?.status === 'observed' && egress.value.state !== 'open';
    if (!isNamedSo && isBlind && relay.every((look) => portService(look) === 'filtered')) {
      return unknown(
        `None of ${tried.join(', ')} is open; whether ${host} is there for mail programs cannot be told, since port 25 is not testable from here`,
        'vantage',
        { states },
      );
    }
    const isSilent = relay.length > 0 && relay.every((look) => portService(look) === 'filtered');
    if (!isNamedSo && isSilent && egress?.status === 'observed' && !isBlind)
      return skip('nothing answers where servers hand in mail: see port-open');
    return fail(
      tried.length === 1
        ? `Port ${tried[0]} is not open to mail programs`
        : `None of the ports ${tried.join(', ')} is open to mail programs`,
      { states },
    );
  },
});

/** The check that tells a lack, so that one fault is told once. */
function toldBy(lack: PortLack, { session }: PortLook, asOf: Date): string {
  const tls = session?.tls;
  switch (lack) {
    case 'tls':
      return 'submission-tls';
    case 'sign-in':
      return 'submission-auth';
    case 'protocol':
      return 'submission-legacy-protocols';
    case 'certificate': {
      const [leaf] = tls?.chain ?? [];
      if (leaf !== undefined && dateProblem(leaf.validFrom, leaf.validTo, asOf) !== null)
        return 'submission-certificate-current';
      return tls?.nameMatches === false ? 'submission-certificate-name' : 'submission-certificate-trusted';
    }
  }
}
