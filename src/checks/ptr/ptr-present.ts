/** Every sending address has a reverse name. */
import { localPurpose } from '../../parse/ip.ts';
import { defineCheck, fail, page, pass, rfc, skip, unknownFrom } from '../define.ts';
import { renameReverse } from '../ptr-records.ts';

export const ptrPresent = defineCheck({
  id: 'ptr-present',
  title: 'Sending addresses have a reverse name',
  severity: 'error',
  needs: ['ptr'],
  uses: ['sessions'],
  why: 'Gmail, Yahoo, Apple and many others refuse or defer mail from an address without a reverse name (PTR record; 550 5.7.25).',
  fix: 'Set the reverse name of the address to the name of the mail server. That record belongs to whoever provides the address: look for "reverse DNS" in the control panel of the hoster, or ask the ISP.',
  references: [
    rfc(1912, '2.1'),
    page('Google: email sender guidelines', 'https://support.google.com/a/answer/81126'),
  ],
  examine({ ptr, sessions }) {
    if (ptr.status === 'absent') {
      // Who wanted to connect hears that there is nothing to connect to.
      if (sessions?.status === 'absent') return skip('the host has no address: see server-reachable');
      return fail(
        'The host has no address, so no reverse name leads to it',
        {},
        {
          fix: 'Name the server that sends the mail, or its address. If this is the one, give the host an A or AAAA record first, then set the reverse name of that address to the name of the host.',
        },
      );
    }
    if (ptr.value.length === 0) return skip('no sending address is known');
    return ptr.value.map((look) => {
      const { ip, reverseName, names, lookup } = look;
      const about = { subject: ip };
      if (lookup.status === 'failed')
        return unknownFrom(lookup.failure, `The reverse name of ${ip} could not be looked up`, about);
      if (names.length > 0)
        return pass(`${ip} is called ${names.slice(0, 3).join(', ')}`, { ip, names, reverseName }, about);
      const local = localPurpose(ip);
      if (local !== null)
        return skip(
          `${ip} is ${local}, which receivers never see: ask about the public address your mail leaves from`,
          about,
        );
      return fail(
        `${ip} has no reverse name (PTR)`,
        { ip, reverseName },
        { ...about, records: renameReverse(look) },
      );
    });
  },
});
