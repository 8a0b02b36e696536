/** The reverse name of a sending address was given to a mail server, not made from the address. */
import { genericName } from '../../parse/generic-name.ts';
import { defineCheck, fail, page, pass, rfc, skip } from '../define.ts';
import { renameReverse } from '../ptr-records.ts';

export const ptrNotGeneric = defineCheck({
  id: 'ptr-not-generic',
  title: 'Reverse names of sending addresses are not generic',
  severity: 'warning',
  needs: ['ptr'],
  why: 'Names made from the address are typical of home lines, infected machines and freshly rented servers; receivers distrust or refuse them.',
  fix: 'Have the PTR record changed to the name of your mail server (such as mail.DOMAIN), and give that name an A or AAAA record with the address.',
  references: [
    page('Yahoo Sender Hub: sender requirements', 'https://senders.yahooinc.com/best-practices/'),
    rfc(1912, '2.1'),
  ],
  examine({ ptr }) {
    if (ptr.status === 'absent' || ptr.value.length === 0) return skip('no sending address is known');
    return ptr.value.map((look) => {
      const { ip, forward, expectedName } = look;
      const about = { subject: ip };
      const names = forward.filter(({ confirms }) => confirms);
      if (names.length === 0) return skip(`${ip} has no confirmed reverse name`, about);
      // A name in the owner's own domain was chosen by him, whatever it looks like.
      const chosen = names.find(({ name, own }) => own === true || genericName(name, ip) === null);
      if (chosen !== undefined)
        return pass(`${chosen.name} is a name of its own`, { ip, name: chosen.name }, about);
      const [first] = names;
      const name = first?.name ?? '';
      const sign = genericName(name, ip);
      const better = expectedName !== undefined && genericName(expectedName, ip) === null;
      return fail(
        `${ip} is called ${name}, a generic name: it shows ${sign?.sign}`,
        { ip, name, kind: sign?.kind },
        { ...about, records: better ? renameReverse(look) : [] },
      );
    });
  },
});
