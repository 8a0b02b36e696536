/** What each blocklist said about each subject, drawn. */
import type { BlocklistLook } from '../../../model/evidence/blocklists.ts';
import type { Report } from '../../../model/report.ts';
import { looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

export function blocklists(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.blocklists, (looks) => {
    if (looks.length === 0) return paragraph(page, 2, 'nothing to ask about: no sending address known');
    const worst = [...looks].sort((a, b) => rank(a) - rank(b));
    const rows = worst.map((look) => [look.askedFor ?? look.subject, look.list, answer(look), meaning(look)]);
    return table(page, 2, ['SUBJECT', 'LIST', 'ANSWER', 'MEANING'], rows);
  });
}

function rank({ listed }: BlocklistLook): number {
  return listed === true ? 0 : listed === false ? 1 : 2;
}

function answer({ listed, usable }: BlocklistLook): string {
  if (listed === true) return 'LISTED';
  return listed === false ? 'clear' : usable ? 'no answer' : 'not usable';
}

function meaning({ listed, meanings, codes, reason, unusableBecause, failure }: BlocklistLook): string {
  if (listed === true) return [meanings.join(', ') || codes.join(' '), reason].filter(Boolean).join(': ');
  return listed === false ? '-' : (unusableBecause ?? failure?.detail ?? '-');
}
