/** What the DMARC checks share: the governing record or why there is none to judge, and edits of it. */
import type { Settled } from '../model/check.ts';
import type { DmarcEvidence, DmarcStep, DmarcUri } from '../model/evidence/dmarc.ts';
import type { Observation, ZoneEdit } from '../model/finding.ts';
import { isSound, parseDmarc } from '../parse/dmarc.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { skip, unknownFrom } from './define.ts';

export type Governed = DmarcEvidence & { record: string; foundAt: string };
type Look = Settled<'dmarc'>['dmarc'];

/**
 * The record that governs the domain, where it is the owner's and says what it means. A fault that another check
 * names (several records, broken syntax) silences the rest, so that each fault is told once.
 */
export function judgeable(look: Look): { value: Governed } | { instead: Observation } {
  if (look.status === 'absent') return { instead: skip('no DMARC record') };
  const { value } = look;
  const fault = faultNamedBy(value);
  if (fault !== null && fault !== 'dmarc-location') return { instead: skip(`see ${fault}`) };
  if (value.record === null && value.undetermined !== undefined)
    return {
      instead: unknownFrom(value.undetermined, 'Could not see which DMARC record governs the domain'),
    };
  if (!isGoverned(value)) return { instead: skip('no DMARC record governs the domain') };
  if (value.registry) return { instead: skip(`the record at ${value.foundAt} is the registry's`) };
  return isSound(value) ? { value } : { instead: skip('see dmarc-syntax') };
}

export function isGoverned(value: DmarcEvidence): value is Governed {
  return value.record !== null && value.foundAt !== null;
}

/** The check that names why no record, or not the intended one, governs although something was published. */
export function faultNamedBy(
  value: DmarcEvidence,
): 'dmarc-single-record' | 'dmarc-syntax' | 'dmarc-location' | null {
  const step = faultyStep(value);
  if (step !== undefined) return step.status === 'several' ? 'dmarc-single-record' : 'dmarc-syntax';
  return value.record === null && value.misplaced.length > 0 ? 'dmarc-location' : null;
}

/**
 * The first step whose records are several, or are none although one was meant: at the domain's own name, or above it
 * in the organization where nothing governs. Once it is mended its record governs, whatever stands further up.
 */
export function faultyStep(value: DmarcEvidence): DmarcStep | undefined {
  return value.walk.find(
    ({ status, name }, index) =>
      (status === 'several' || status === 'invalid') &&
      (index === 0 || (value.record === null && isOwn(name, value))),
  );
}

/** Whether a `_dmarc.` name is of the domain's own organization rather than of its registry. */
function isOwn(name: string, value: DmarcEvidence): boolean {
  return name.length >= `_dmarc.${value.publicSuffixOrganizationalDomain ?? value.domain}`.length;
}

/** A record that can take over as it stands: nothing in it is an error. */
export function isClean(text: string): boolean {
  const parsed = parseDmarc(text);
  return isSound(parsed) && parsed.uris.every(({ problem }) => problem === undefined);
}

/** The zone edits that put one TXT value in the place of others; none where the name is an alias out of our reach. */
export function replace(
  name: string,
  cname: string | undefined,
  old: readonly string[],
  value: string | null,
): ZoneEdit[] | undefined {
  if (value === null || (old.length === 1 && old[0] === value)) return undefined;
  const at = cname ?? name;
  if (cname !== undefined && organizationOf(cname) !== organizationOf(name)) return undefined;
  return [
    ...old.filter((one) => one !== value).map((one) => txt('remove', at, one)),
    ...(old.includes(value) ? [] : [txt('add', at, value)]),
  ];
}

/** The same for the governing record. */
export function replaceRecord(value: Governed, text: string | null): { records?: ZoneEdit[] } {
  const records = replace(value.foundAt, value.cname, [value.record], text);
  return records === undefined ? {} : { records };
}

/** A new record at a domain; an alias that leads nowhere has to go first, since nothing may stand beside it. */
export function publish(domain: string, text: string, value: DmarcEvidence): { records?: ZoneEdit[] } {
  const name = `_dmarc.${domain}`;
  const step = value.walk.find((one) => one.name === name);
  if (step !== undefined && (step.records.length > 0 || step.status === 'failed')) return {};
  const alias: ZoneEdit[] =
    step?.cname === undefined ? [] : [{ action: 'remove', name, type: 'CNAME', value: step.cname }];
  return { records: [...alias, txt('add', name, text)] };
}

/**
 * What to weigh before a record is published that enforces where none does so far; empty where it enforces nothing, or
 * the domain sends nothing that could be lost.
 */
export function beforeEnforcing(text: string, { policy, sends }: DmarcEvidence): string {
  const now = parseDmarc(text).policy;
  if (now === null || now === 'none' || (policy !== null && policy !== 'none') || sends === false) return '';
  const does = now === 'reject' ? 'refuse' : 'file as junk';
  return ` From then on receivers ${does} mail of yours that passes neither SPF nor DKIM: if reports have not shown that all of it passes, publish it with p=none first.`;
}

export function txt(action: ZoneEdit['action'], name: string, value: string): ZoneEdit {
  return { action, name, type: 'TXT', value };
}

/** A report address at the domain's own mail, where it has any. */
export function ownReports({ mailbox }: DmarcEvidence): string | undefined {
  return mailbox === undefined ? undefined : `mailto:dmarc@${mailbox}`;
}

const DEAD = ['no-mx', 'null-mx', 'nxdomain'];

export function isDead({ deliverable }: Pick<DmarcUri, 'deliverable'>): boolean {
  return deliverable !== undefined && DEAD.includes(deliverable.status);
}

export function isUnauthorized({ authorization }: DmarcUri): boolean {
  return authorization?.status === 'missing';
}

/** Reports sent there arrive, as far as could be seen. */
export function isUsable(uri: DmarcUri): boolean {
  return uri.valid && uri.scheme === 'mailto' && !isUnauthorized(uri) && !isDead(uri);
}

export function organizationOf(name: string): string {
  return publicSuffixOrganizationalDomain(name) ?? name;
}
