/** Whether the domain publishes a logo for mailboxes to show. */
import { defineCheck, fail, page, pass } from '../define.ts';

export const bimiPresent = defineCheck({
  id: 'bimi-present',
  title: 'BIMI is published',
  severity: 'info',
  needs: ['bimi'],
  why: "With BIMI, mailbox providers show the domain's logo beside mail that passes DMARC; it changes nothing about delivery.",
  fix: 'If you want your logo shown: enforce DMARC, make the logo an SVG Tiny PS file, get a mark certificate for it (Gmail and Apple ask for one), and publish "v=BIMI1; l=https://...; a=https://..." at default._bimi.DOMAIN.',
  references: [
    page(
      'BIMI draft §4',
      'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification#section-4',
    ),
  ],
  examine({ bimi }) {
    if (bimi.status === 'absent') {
      const named = /^no (BIMI record at \S+)$/.exec(bimi.how)?.[1];
      return fail(`No ${named ?? 'BIMI record'} is published`);
    }
    const { selector, foundAt, declined, records } = bimi.value;
    const at = `${selector}._bimi.${foundAt}`;
    if (declined) return pass(`A BIMI record at ${at} declines to show a logo`, { foundAt, declined });
    const several = records.length > 1 ? `${records.length} BIMI records stand` : 'A BIMI record stands';
    return pass(`${several} at ${at}`, { foundAt, declined });
  },
});
