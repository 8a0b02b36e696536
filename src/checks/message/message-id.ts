/** Whether the message has a name of its own. */
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageId = defineCheck({
  id: 'message-id',
  title: 'Message-ID is there and well formed',
  severity: 'warning',
  needs: ['message'],
  why: 'Receivers thread, deduplicate and trace by it; Gmail refuses some mail without one (550 5.7.1), and many filters count its absence as spam.',
  fix: 'Let the sending software write Message-ID: <something-unique@its-host.your-domain>.',
  references: [
    rfc(5322, '3.6.4'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { raw, problem } = message.value.messageId;
    if (problem === null) return pass('Message-ID is well formed', { messageId: raw });
    return fail(raw === null ? 'There is no Message-ID field' : `Message-ID "${raw}": ${problem}`, {
      messageId: raw,
    });
  },
});
