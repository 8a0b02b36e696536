/** All that is known by name, in groups: what `explain --list` shows, and each name can be given back to `explain`. */
import { SMTP_COMMANDS } from '../knowledge/commands.ts';
import { DIALECTS } from '../knowledge/dialects/index.ts';
import { ENHANCED_CODES } from '../knowledge/enhanced-codes.ts';
import { EXTENSIONS, type Extension } from '../knowledge/extensions.ts';
import { MAIL_PORTS } from '../knowledge/mail-ports.ts';
import { RECORD_PARTS } from '../knowledge/record-parts.ts';
import { REPLY_CODES } from '../knowledge/reply-codes.ts';
import { TOPIC_WORDS } from '../knowledge/topics.ts';
import { VOCABULARY } from '../knowledge/vocabulary/index.ts';
import { CATALOG_GROUPS, type CatalogGroup } from '../model/catalog.ts';
import { JUDGED_TOPICS } from '../model/check.ts';
import type { ExplainedKind } from '../model/explanation.ts';
import type { CheckWords } from './word-entry.ts';

export interface CatalogRow {
  /** As it can be given to `explain`. */
  name: string;
  kind: ExplainedKind;
  /** What sort of its group it is; empty where all are of one sort. */
  note: string;
  /** A few words, no full stop. */
  title: string;
}

/** Where two groups know a name, it stands in the first, as `explain` takes it. */
export function catalog(checks: readonly CheckWords[]): { group: CatalogGroup; rows: CatalogRow[] }[] {
  const taken = new Set<string>();
  return CATALOG_GROUPS.map((group) => ({
    group,
    rows: rowsOf(group, checks).filter(({ name }) => {
      const key = name.toLowerCase();
      return !taken.has(key) && taken.add(key);
    }),
  }));
}

function rowsOf(group: CatalogGroup, checks: readonly CheckWords[]): CatalogRow[] {
  switch (group) {
    case 'checks':
      return checks.map(({ id, severity, title }) => ({ name: id, kind: 'check', note: severity, title }));
    case 'topics':
      return JUDGED_TOPICS.map((topic) => {
        const { title } = TOPIC_WORDS[topic];
        return { name: topic, kind: 'concept', note: '', title: title.replace(/^[^:]+: /, '') };
      });
    case 'terms':
      return VOCABULARY.map(({ term, title }) => ({ name: term, kind: 'concept', note: '', title }));
    case 'commands':
      return SMTP_COMMANDS.map(({ name, title }) => ({ name, kind: 'command', note: '', title }));
    case 'extensions':
      return EXTENSIONS.map(({ keyword, means, bare, rfc }: Extension) => ({
        name: keyword,
        kind: 'extension',
        note: rfc === null ? '' : `RFC ${rfc}`,
        title: bare ?? means,
      }));
    case 'ports':
      return MAIL_PORTS.map(({ port, title }) => ({ name: `port ${port}`, kind: 'port', note: '', title }));
    case 'codes':
      return [
        ...REPLY_CODES.map(({ code, title }): CatalogRow => {
          return { name: String(code), kind: 'reply-code', note: 'reply', title };
        }),
        ...ENHANCED_CODES.map(({ code, title }): CatalogRow => {
          return { name: `X.${code}`, kind: 'enhanced', note: 'enhanced', title };
        }),
      ];
    case 'records':
      return RECORD_PARTS.map(({ of, sample, title }) => ({ name: sample, kind: 'record', note: of, title }));
    case 'providers':
      return DIALECTS.map(({ name, kind, rows }) => ({
        name,
        kind: 'concept',
        note: kind,
        title: `${rows.length} ${rows.length === 1 ? 'answer' : 'answers'} of its own`,
      }));
  }
}
