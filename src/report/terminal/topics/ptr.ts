/** Reverse names and whether they lead back, drawn. */
import type { Report } from '../../../model/report.ts';
import { droppedWords } from '../../words.ts';
import { inWords, looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

export function ptr(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.ptr, (looks) => {
    if (looks.length === 0) return paragraph(page, 2, 'no sending address known; name one with --ip');
    const rows = looks.flatMap(({ ip, lookup, forward, expectedName }) => {
      const expected = expectedName ?? '-';
      if (forward.length === 0)
        return [[ip, lookup.status === 'observed' ? '(no name)' : inWords(lookup), '-', expected]];
      return forward.map(({ name, addresses, confirms }, index) => [
        index === 0 ? ip : '',
        name,
        confirms
          ? 'yes'
          : addresses.status === 'observed'
            ? `no: ${addresses.value.join(' ') || 'nothing'}`
            : inWords(addresses),
        index === 0 ? expected : '',
      ]);
    });
    return [
      ...table(page, 2, ['ADDRESS', 'REVERSE NAME', 'LEADS BACK', 'HELO NAME'], rows),
      ...droppedWords(evidence.ptr).flatMap((one) => paragraph(page, 2, one)),
    ];
  });
}
