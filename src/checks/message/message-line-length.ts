/** Whether all lines keep to what mail may hold. */
import { grouped } from '../../parse/figures.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageLineLength = defineCheck({
  id: 'message-line-length',
  title: 'No line is longer than 998 octets',
  severity: 'error',
  needs: ['message'],
  why: 'Servers cut longer lines or break them, which breaks the DKIM signature with them; Exim and others refuse the message.',
  fix: 'Encode the body as quoted-printable or base64, and fold long header fields.',
  references: [rfc(5322, '2.1.1'), rfc(5321, '4.5.3.1.6')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { longestLine, longLines, firstLongLine } = message.value.form;
    const data = { longestLine, longLines, firstLongLine };
    return longLines === 0
      ? pass(`The longest line has ${grouped(longestLine)} octets`, data)
      : fail(
          `${longLines === 1 ? 'A line is' : `${grouped(longLines)} lines are`} longer than 998 octets, the first at line ${firstLongLine ?? 0}; the longest has ${grouped(longestLine)}`,
          data,
        );
  },
});
