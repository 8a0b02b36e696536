/** No sending address is on a blocklist that many receivers ask. */
import { sumUp } from '../blocklist-looks.ts';
import { defineCheck, page, rfc, skip, unknownFrom } from '../define.ts';

export const blocklistIpClear = defineCheck({
  id: 'blocklist-ip-clear',
  title: 'Sending addresses are on no major blocklist',
  severity: 'error',
  needs: ['blocklists', 'sending'],
  why: 'Receivers that ask the list refuse the mail of a listed address before they see it.',
  fix: 'Find out why first: a stolen password, an infected machine, a form that can be abused, bought addresses. When that has stopped, ask for removal at the list; a listing that is removed too early comes back.',
  references: [
    rfc(5782, '2.1'),
    rfc(6471),
    page('Spamhaus: reputation checker', 'https://check.spamhaus.org/'),
  ],
  examine({ blocklists, sending }) {
    if (blocklists.status === 'absent') return skip('no blocklist was asked');
    const addresses = blocklists.value.filter(({ subjectKind }) => subjectKind !== 'domain');
    const unseen = sending.status === 'observed' ? sending.value.unseen : undefined;
    if (addresses.length === 0 && unseen !== undefined)
      return unknownFrom(unseen, 'The sending addresses could not be told');
    if (addresses.length === 0) return skip('no sending address is known; state one with --ip');
    const major = addresses.filter(({ weight }) => weight !== 'minor');
    if (!major.some(({ weight }) => weight === 'major'))
      return skip('no major list takes addresses of this kind');
    const ofProvider = major.filter(({ listed, provider }) => listed === true && provider !== undefined);
    const theirs = new Set(ofProvider.map(({ subject }) => subject));
    return [
      ...sumUp(major.filter(({ subject }) => !theirs.has(subject))),
      ...[...theirs].map((subject) => {
        const provider = ofProvider.find((look) => look.subject === subject)?.provider;
        return skip(`${subject} is listed, but belongs to ${provider}: see blocklist-minor`, { subject });
      }),
    ];
  },
});
