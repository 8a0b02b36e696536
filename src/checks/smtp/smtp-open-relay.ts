/** Whether strangers can send mail to strangers through a mail host. */
import { defineCheck, rfc, skip } from '../define.ts';
import { exchangers, judgeHosts } from '../session-look.ts';

export const smtpOpenRelay = defineCheck({
  id: 'smtp-open-relay',
  title: 'The mail hosts pass on no mail between strangers',
  severity: 'error',
  needs: ['sessions'],
  why: 'An open relay is found and used for spam within hours, and then stands on every blocklist.',
  fix: 'Take mail for own domains and from authenticated users only: smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination in Postfix (and a narrow mynetworks), relay_to_domains and relay_from_hosts in Exim, no anonymous relay permission on the connectors of Exchange.',
  references: [rfc(5321, '7.9'), rfc(2505, '2.1')],
  examine({ sessions }) {
    const held = exchangers(sessions).filter(({ relay }) => relay !== undefined);
    if (held.length === 0) return skip('Tried only with --probe open-relay');
    return judgeHosts(held, ({ host, relay }) => {
      const taken = (relay?.attempts ?? []).filter(({ accepted, decisive }) => accepted && decisive);
      if (relay?.relays === true)
        return {
          fault: `${host} takes mail from strangers for strangers (${taken.map(({ form }) => form).join('; ')})`,
        };
      if (relay?.relays === false)
        return { sound: `${host} refuses all ${relay.attempts.length} attempts to send between strangers` };
      return relay?.failure === undefined
        ? { moot: `It could not be tried with ${host}` }
        : { unseen: relay.failure };
    });
  },
});
