/** Whether the encoded words of the header can be read. */
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageEncodedWords = defineCheck({
  id: 'message-encoded-words',
  title: 'Encoded words of the header can be read',
  severity: 'warning',
  needs: ['message'],
  why: 'Characters beyond ASCII stand in a header as encoded words (=?utf-8?Q?...?=). Where one is broken, readers see the code itself or garbage as subject or name, and filters take it for an attempt to hide something.',
  fix: 'Let a library for mail encode subject and names, each word by itself with whole characters in it, and nothing between quotation marks.',
  references: [rfc(2047, '2'), rfc(2047, '5')],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { encodedWords } = message.value;
    if (encodedWords === undefined || encodedWords.count === 0)
      return skip('the header has no encoded words');
    const { count, long, problems } = encodedWords;
    const data = { count, long, problems: [...problems] };
    if (problems.length > 0) return fail(problems.join('; '), data);
    const beyond =
      long === 0 ? '' : `, though ${long} ${long === 1 ? 'is' : 'are'} longer than 75 characters`;
    return pass(
      `${count === 1 ? 'The encoded word' : `All ${count} encoded words`} can be read${beyond}`,
      data,
    );
  },
});
