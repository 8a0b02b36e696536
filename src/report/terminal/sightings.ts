/** Who receives and who sends for the domain, one line each. */
import type { ProviderSighting } from '../../model/evidence/providers.ts';
import type { Report } from '../../model/report.ts';
import { labelled, type Page, quote } from './page.ts';

const WHERE = { mx: 'MX', spf: 'SPF', dkim: 'DKIM' } as const;
const ROOM = 16;

export function sightings(page: Page, { evidence }: Report): string[] {
  if (evidence.providers?.status !== 'observed') return [];
  const senders = evidence.providers.value.filter(({ seenIn }) => seenIn.some(({ where }) => where !== 'mx'));
  const receivers = evidence.providers.value.filter((one) => !senders.includes(one));
  return [...line(page, 'Receives at', receivers), ...line(page, 'Sends through', senders)];
}

function line(page: Page, label: string, providers: readonly ProviderSighting[]): string[] {
  if (providers.length === 0) return [];
  const names = providers.map(({ name, seenIn }) => `${quote(name)} (${places(seenIn)})`);
  return labelled(page, 0, label, names, ROOM, page.style.strong);
}

function places(seenIn: ProviderSighting['seenIn']): string {
  const kinds = [...new Set(seenIn.map(({ where }) => where))];
  return kinds
    .map((kind) => {
      const selectors = seenIn.filter(({ where }) => where === kind).map(({ what }) => quote(what, 40));
      return kind === 'dkim' ? `${WHERE.dkim} ${selectors.slice(0, 3).join(' ')}` : WHERE[kind];
    })
    .join(', ');
}
