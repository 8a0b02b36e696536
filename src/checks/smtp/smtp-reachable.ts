/** Whether any MX host takes connections on port 25. */
import { defineCheck, fail, pass, rfc, skip, unknown, unknownFrom } from '../define.ts';
import {
  exchangers,
  hasNoRoute,
  isCut,
  isSilent,
  letsOut,
  silence,
  tookConnection,
} from '../session-look.ts';

export const smtpReachable = defineCheck({
  id: 'smtp-reachable',
  title: 'A mail host of the domain answers on port 25',
  severity: 'error',
  needs: ['sessions'],
  uses: ['mx', 'egress'],
  why: 'Servers hand mail over on port 25 and nowhere else. Where no MX host takes a connection, all mail to the domain waits with its senders and then comes back to them.',
  fix: 'Start the mail server, let it listen on port 25 of its public address (Postfix: inet_interfaces = all), and open the port in its firewall; otherwise name hosts that take mail in the MX records.',
  references: [rfc(5321, '4.5.4.2'), rfc(5321, '5.1')],
  examine({ sessions, mx, egress }) {
    // Of a host somebody named, server-reachable speaks.
    if (mx === undefined || mx.status === 'skipped') return skip('Not asked about a domain');
    const held = exchangers(sessions);
    const tried = held.filter((session) => !hasNoRoute(session));
    if (tried.length === 0) {
      const [failure] = held.flatMap((session) => session.failure ?? []);
      return failure === undefined
        ? skip('No mail host was connected to on port 25')
        : unknownFrom(failure, 'No mail host could be connected to from here');
    }
    const took = tried.filter(tookConnection);
    const hosts = new Set(tried.map(({ host }) => host)).size;
    const data = { hosts, ip: tried.map(({ ip }) => ip) };
    if (took.length > 0) {
      const answering = new Set(took.map(({ host }) => host)).size;
      return pass(`${answering} of ${hosts} mail hosts answer on port 25`, { ...data, answering });
    }
    // An address alone is mostly a web server.
    if (mx.status === 'observed' && mx.value.implicit)
      return skip('The domain has no MX record, and its own address takes no mail');
    const [cut] = tried.filter(isCut);
    if (cut?.failure !== undefined)
      return unknownFrom(cut.failure, 'Whether a mail host answers on port 25 could not be seen');
    const [silent] = tried.filter(isSilent);
    if (silent?.failure === undefined || tried.some((session) => !isSilent(session))) {
      const said = [...new Set(tried.map(({ failure }) => failure?.detail ?? ''))];
      return fail(`No mail host answers on port 25: ${said.slice(0, 3).join('; ')}`, data);
    }
    if (letsOut(egress))
      return fail(
        `No mail host answers on port 25, though this network lets mail out: ${silent.failure.detail}`,
        data,
      );
    const told =
      egress?.status === 'observed'
        ? egress.value.says
        : `no mail host answers on port 25 (${silent.failure.detail}), as where a network lets no mail out`;
    const { stage, kind, cause } = silence(silent.failure);
    return unknown(told, cause, { ...data, stage, kind });
  },
});
