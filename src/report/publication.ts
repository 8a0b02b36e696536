/** Where the record edits of a report are made, and how to read them: one line for all. */
import type { Finding, ZoneEdit } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { inNaturalOrder } from '../parse/natural-order.ts';
import type { Problem } from './agenda.ts';
import { listed } from './words.ts';

const MAX_SERVERS = 4;

/** Undefined where the shown problems ask for no edit. */
export function publication(report: Report, shown: readonly Problem[]): string | undefined {
  const edits = shown.flatMap(({ findings }) => findings.flatMap(editsOf));
  if (edits.length === 0) return undefined;
  const { domain } = report.evidence;
  const facts = domain?.status === 'observed' ? domain.value : undefined;
  const apex = facts?.zone.status === 'observed' ? facts.zone.value.apex : report.target.ascii;
  const servers = facts?.nameServers.status === 'observed' ? inNaturalOrder(facts.nameServers.value) : [];
  const named = servers.slice(0, MAX_SERVERS);
  if (servers.length > named.length) named.push(`${servers.length - named.length} more`);
  const own = edits.filter(({ name }) => isBelow(name, apex));
  const reverse = edits.filter(({ name }) => isBelow(name, 'arpa'));
  const places = [
    own.length > 0 &&
      `where the DNS of ${apex} is kept${named.length > 0 ? ` (name ${servers.length === 1 ? 'server' : 'servers'} ${listed(named)})` : ''}`,
    reverse.length > 0 &&
      (reverse.length < edits.length
        ? 'names under arpa through whoever provides the address'
        : 'through whoever provides the address'),
    own.length + reverse.length < edits.length &&
      `${own.length > 0 ? 'other names ' : ''}where the DNS of each name is kept`,
  ].filter((place) => place !== false);
  return `${signs(edits)} ${places.join('; ')}`;
}

function editsOf({ fix }: Finding): readonly ZoneEdit[] {
  return fix?.records ?? [];
}

function signs(edits: readonly ZoneEdit[]): string {
  const words = [
    edits.some(({ action }) => action === 'remove') && 'remove the lines with -',
    edits.some(({ action }) => action === 'add') && 'publish those with +',
  ].filter((word) => word !== false);
  const told = words.length === 1 ? (words[0] as string).replace('those', 'the lines') : words.join(' and ');
  return told.charAt(0).toUpperCase() + told.slice(1);
}

function isBelow(name: string, apex: string): boolean {
  return name === apex || name.endsWith(`.${apex}`);
}
