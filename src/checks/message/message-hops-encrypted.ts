/** Whether the message was encrypted on its way between networks. */
import { localPurpose } from '../../parse/ip.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageHopsEncrypted = defineCheck({
  id: 'message-hops-encrypted',
  title: 'The message was encrypted between networks',
  severity: 'info',
  needs: ['message'],
  why: 'What goes in the clear between servers can be read and changed there; Gmail marks such mail with a red padlock, and refuses it of bulk senders (550 5.7.29).',
  fix: 'Let the server that sent it use STARTTLS, the encryption of SMTP, towards everybody that offers it (in Postfix: smtp_tls_security_level = may).',
  references: [
    rfc(3848),
    rfc(3207),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const between = message.value.hops.filter(
      ({ ip, encrypted }) => ip !== null && localPurpose(ip) === null && encrypted !== null,
    );
    if (between.length === 0) return skip('no hop between networks tells whether it was encrypted');
    const open = between.filter(({ encrypted }) => encrypted === false);
    const [first] = open;
    const data = { hops: between.length, open: open.length };
    return first === undefined
      ? pass(
          `${between.length === 1 ? 'The hop' : `All ${between.length} hops`} between networks ${between.length === 1 ? 'was' : 'were'} encrypted`,
          data,
        )
      : fail(
          `${first.helo ?? first.ip ?? ''} handed the message to ${first.by ?? 'a server'} without encryption`,
          data,
        );
  },
});
