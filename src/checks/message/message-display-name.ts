/** Whether the display name of From pretends to be somebody else. */
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageDisplayName = defineCheck({
  id: 'message-display-name',
  title: 'The display name does not look like somebody else',
  severity: 'warning',
  needs: ['message'],
  why: 'A name that shows another address, the name of the recipient or a sign of verification is how phishing looks; filters weigh it heavily, and readers report it.',
  fix: 'Use the plain name of the person or organization as display name, without an address or signs in it.',
  references: [
    rfc(5322, '3.4'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { authors, tricks } = message.value.from;
    if (authors.length === 0) return skip('From names nobody: see message-from-single');
    const [first] = tricks;
    if (first !== undefined)
      return fail(`In From ${tricks.map(({ says }) => says).join('; ')}`, {
        tricks: tricks.map(({ code }) => code),
      });
    return pass('The display name in From looks like nobody else');
  },
});
