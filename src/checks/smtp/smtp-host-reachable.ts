/** Whether each MX host takes connections, where at least one does. */
import { defineCheck, fail, pass, rfc, skip, unknownFrom } from '../define.ts';
import { exchangers, hasNoRoute, isCut, subjectOf, tookConnection } from '../session-look.ts';

export const smtpHostReachable = defineCheck({
  id: 'smtp-host-reachable',
  title: 'Each mail host answers on port 25',
  severity: 'warning',
  needs: ['sessions'],
  why: 'Senders try one host after another, and wait for a silent one each time. Mail arrives late, and not at all on the day the other host is down.',
  fix: 'Bring the host back (mail server running, port 25 open in its firewall), or remove its MX record.',
  references: [rfc(5321, '5.1')],
  examine({ sessions }) {
    const tried = exchangers(sessions).filter((session) => !hasNoRoute(session));
    if (tried.length === 0) return skip('No mail host was connected to on port 25');
    if (!tried.some(tookConnection)) return skip('No mail host answers');
    const subjects = [...new Set(tried.map(subjectOf))];
    return subjects.map((subject) => {
      const own = tried.filter((session) => subjectOf(session) === subject);
      const took = own.filter(tookConnection);
      const ip = own.map((session) => session.ip);
      const [cut] = own.filter(isCut);
      if (took.length === 0 && cut?.failure !== undefined)
        return unknownFrom(cut.failure, `Whether ${subject} answers could not be seen`, { subject });
      if (took.length === 0)
        return fail(own[0]?.failure?.detail ?? `${subject} does not answer`, { ip }, { subject });
      const silent = own.filter((one) => !tookConnection(one) && !isCut(one)).map((session) => session.ip);
      const but = silent.length === 0 ? '' : `, though not at ${silent.slice(0, 3).join(', ')}`;
      return pass(
        `${subject} answers at ${took.length} of ${own.length} addresses${but}`,
        { ip: took.map((session) => session.ip), ...(silent.length > 0 && { silent }) },
        { subject },
      );
    });
  },
});
