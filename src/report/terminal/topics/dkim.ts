/** DKIM keys as a table, and what was tried to find them. */
import type { DkimKey } from '../../../model/evidence/dkim.ts';
import type { Report } from '../../../model/report.ts';
import { plural } from '../../words.ts';
import { looked } from '../outcome.ts';
import { labelled, type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

const ROOM = 10;

export function dkim(page: Page, { evidence }: Report): string[] {
  const seen = evidence.providers?.status === 'observed' ? evidence.providers.value : [];
  const nameOf = (id: string): string => seen.find((provider) => provider.id === id)?.name ?? id;
  return looked(page, evidence.dkim, ({ keys, probed, basedOn, subtree, wildcard }) => {
    const rows = keys.map((key) => [key.selector, key.status, strength(key), via(key, nameOf), remark(key)]);
    const tried =
      probed.length === 0 ? '' : `${plural(probed.length, 'selector')} tried${because(basedOn.map(nameOf))}`;
    return [
      ...(rows.length === 0 ? [] : table(page, 2, ['SELECTOR', 'STATUS', 'KEY', 'VIA', 'REMARK'], rows)),
      ...(tried === '' ? [] : labelled(page, 2, 'Search', tried, ROOM)),
      ...(page.options.verbose && probed.length > 0
        ? labelled(page, 2, 'Tried', probed.join(' '), ROOM)
        : []),
      ...(wildcard
        ? paragraph(page, 2, 'A wildcard answers for every selector, so a guess proves nothing')
        : []),
      ...(keys.length === 0 && subtree === 'exists'
        ? paragraph(page, 2, 'Keys do stand under some selector: name it with --selector')
        : []),
    ];
  });
}

function strength({ keyType, bits }: DkimKey): string {
  if (keyType === undefined) return '-';
  return bits === undefined ? keyType : `${keyType} ${bits} bits`;
}

function via({ cnames, provider }: DkimKey, nameOf: (id: string) => string): string {
  return (
    [provider === undefined ? undefined : nameOf(provider), cnames.at(-1)]
      .filter((part) => part !== undefined)
      .join('\n') || '-'
  );
}

function remark({ problems, notes = [], flags, failure, named }: DkimKey): string {
  const parts = [
    ...[...problems, ...notes].map(({ says }) => says),
    ...(flags?.includes('y') ? ['testing'] : []),
    ...(failure === undefined ? [] : [failure.detail]),
    ...(named ? ['named by you'] : []),
  ];
  return parts.join('; ') || '-';
}

function because(providers: readonly string[]): string {
  return providers.length === 0 ? '' : `, first those of ${providers.join(', ')}`;
}
