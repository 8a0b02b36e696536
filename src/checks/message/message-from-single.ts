/** Whether the message names exactly one author. */
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageFromSingle = defineCheck({
  id: 'message-from-single',
  title: 'From names exactly one author',
  severity: 'error',
  needs: ['message'],
  why: 'A message with no From, several From fields or several authors has no author that DMARC could judge; Gmail refuses it (550 5.7.1), others treat it as forged.',
  fix: 'Let the sending software write one From field with one address; name who sends on behalf of others in Sender.',
  references: [
    rfc(5322, '3.6.2'),
    rfc(9989, '5.3.1'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { fields, authors, problems } = message.value.from;
    const data = { fields, authors: authors.length };
    const [problem] = problems;
    if (problem !== undefined) return fail(`No single author: ${problem}`, data);
    return pass(`From names one author: ${authors[0]?.address ?? ''}`, data);
  },
});
