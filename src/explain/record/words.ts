/** What every kind of record is told by. */
import type { Detail } from '../../model/explanation.ts';
import type { Reference } from '../../model/finding.ts';

export interface RecordWords {
  title: string;
  meaning: string;
  details: readonly Detail[];
  /** Clauses without a full stop, gravest first. */
  problems: readonly string[];
  action: readonly string[];
  references: readonly Reference[];
}

/** The command that looks at the record where it is published. `does` is a verb and its object: what else it does. */
export function checking(command: string, domain: string | null, does: string): string {
  return `\`mailsonde ${command} ${domain ?? 'DOMAIN'}\` looks at it in DNS, and ${does}.`;
}

/** The domain whose record stands at `name`, below the labels such records stand under. */
export function domainOf(name: string | null): string | null {
  return name?.replace(/^(?:(?:_[^.]+|[^.]+\._domainkey|[^.]+\._bimi|_\d+\._tcp)\.)+/i, '') ?? null;
}

/** `tag=value; tag=value` in the order written; the first of a tag counts. */
export function tagsOf(record: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(';', 64)) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (name !== '' && !tags.has(name)) tags.set(name, part.slice(at + 1).trim());
  }
  return tags;
}
