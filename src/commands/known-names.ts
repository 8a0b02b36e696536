/** `explain --list [GROUP]`: all that is known by name, for people in rows, for scripts as the explanations themselves. */
import { checks } from '../checks/index.ts';
import { type CatalogRow, catalog } from '../explain/catalog.ts';
import { explainItem } from '../explain/item.ts';
import { CATALOG_GROUPS, type CatalogGroup } from '../model/catalog.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { nearestWord } from '../parse/near-word.ts';
import { openExplanations } from './explanations.ts';
import { listing } from './listing.ts';
import { plain } from './values.ts';

const HEADINGS: { readonly [G in CatalogGroup]: string } = {
  checks: 'Checks, and what is true when they pass',
  topics: 'Topics of checks',
  terms: 'Terms of the trade',
  commands: 'Commands of SMTP',
  extensions: 'Extensions, as EHLO names them',
  ports: 'Ports of mail',
  codes: 'Reply codes, and enhanced codes (X is 2, 4 or 5)',
  records: 'Parts of DNS records and signatures',
  providers: 'Providers, gateways, relays, servers and blocklists',
};

/** `group` is as typed; null is all of them. */
export async function listKnown(
  group: string | null,
  tool: Tool,
  settings: Settings,
  io: Io,
): Promise<Record<string, never>> {
  const all = catalog(checks);
  const groups = group === null ? all : all.filter((one) => one.group === group.toLowerCase());
  if (groups.length === 0) throw unknownGroup(group ?? '');
  const { format, output } = settings;
  if (format === 'json' || format === 'ndjson') {
    const names = groups.flatMap(({ rows }) => rows.map(({ name }) => name));
    const sink = await openExplanations({ tool, targets: names.length }, settings, io, []);
    for (const name of names) sink.say(explainItem(name, checks));
    await sink.end({ whole: true });
    return {};
  }
  const width = io.terminal && output === undefined ? io.width : null;
  const text = groups
    .map(({ group: name, rows }) => {
      const body = format === 'markdown' ? table(name, rows) : listing(rows, width);
      if (group !== null) return body;
      return format === 'markdown'
        ? `## ${HEADINGS[name]}\n\n${body}`
        : `${HEADINGS[name]} (--list ${name})\n${body}`;
    })
    .join('\n');
  if (output === undefined) await io.write(text);
  else {
    const file = await io.replace(output);
    await file.write(text);
    await file.commit();
  }
  return {};
}

function unknownGroup(group: string): UsageError {
  const near = nearestWord(group, CATALOG_GROUPS);
  return new UsageError(
    `--list knows no group "${plain(group)}"`,
    near === undefined ? `groups are ${CATALOG_GROUPS.join(', ')}` : `did you mean ${near}?`,
  );
}

function table(group: CatalogGroup, rows: readonly CatalogRow[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  if (group === 'checks') {
    return [
      '| check | topic | severity | what is true when it passes |',
      '|---|---|---|---|',
      ...checks.map(
        ({ id, topic, severity, title }) => `| \`${id}\` | ${topic} | ${severity} | ${cell(title)} |`,
      ),
      '',
    ].join('\n');
  }
  return [
    '| name | | what it is |',
    '|---|---|---|',
    ...rows.map(({ name, note, title }) => `| \`${cell(name)}\` | ${note} | ${cell(title)} |`),
    '',
  ].join('\n');
}
