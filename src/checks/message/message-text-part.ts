/** Whether HTML comes with plain text beside it. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageTextPart = defineCheck({
  id: 'message-text-part',
  title: 'HTML comes with plain text beside it',
  severity: 'info',
  needs: ['message'],
  why: 'Some people and programs read text only, and filters know HTML alone from spam.',
  fix: 'Send multipart/alternative: the same in text/plain first, then in text/html.',
  references: [rfc(2046, '5.1.4')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { htmlOctets, hasPlainText, bodyMissing } = message.value.form;
    if (bodyMissing) return skip('the file holds the header alone');
    if (htmlOctets === null) return skip('the message has no HTML');
    return hasPlainText ? pass('HTML comes with plain text') : fail('The message is HTML alone');
  },
});
