/** Whether readers of bulk mail can leave with one click. */
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';

export const messageOneClick = defineCheck({
  id: 'message-one-click',
  title: 'Bulk mail can be left with one click',
  severity: 'warning',
  needs: ['message'],
  why: 'Gmail and Yahoo demand it of marketing mail; without it readers use the spam button instead, and the rate of complaints decides about all your mail.',
  fix: 'Add List-Unsubscribe: <https://...> and List-Unsubscribe-Post: List-Unsubscribe=One-Click; the address must unsubscribe on a POST without asking anything.',
  references: [
    rfc(8058, '3'),
    page('Google: Email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { bulk, unsubscribe } = message.value;
    if (bulk.length === 0) return skip('the message is not marked as bulk mail (--bulk judges it as such)');
    const { uris, oneClick, problem } = unsubscribe;
    const data = { bulk: [...bulk], uris: [...uris] };
    if (oneClick) return pass('One click unsubscribes', data);
    if (problem !== null) return fail(`One click does not unsubscribe: ${problem}`, data);
    return fail(
      uris.length === 0
        ? 'Bulk mail without List-Unsubscribe'
        : `List-Unsubscribe names ${uris.some((uri) => /^https:/i.test(uri)) ? 'an https address, but List-Unsubscribe-Post is missing' : 'no https address; mailto alone is enough for Yahoo, not for Gmail'}`,
      data,
    );
  },
});
