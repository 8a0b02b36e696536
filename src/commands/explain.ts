/** `explain`: a check by its id, or the list of all of them, from the checks' own words. */
import { checks, type ListedCheck } from '../checks/index.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { nearest, plain } from './values.ts';
import { wrap } from './wrap.ts';

export interface ExplainRequest {
  ids: readonly string[];
  list: boolean;
  tool: Tool;
}

export async function run(
  request: ExplainRequest,
  settings: Settings,
  io: Io,
): Promise<Record<string, never>> {
  if (!request.list && request.ids.length === 0) {
    throw new UsageError(
      'nothing to explain',
      'give a check id such as spf-lookup-limit, or --list for all of them',
    );
  }
  if (request.list && request.ids.length > 0) {
    throw new UsageError('--list and check ids contradict each other', 'give one of the two');
  }
  const chosen = request.list ? checks : request.ids.map(find);
  const text = written(chosen, request, settings, io.width);
  if (settings.output === undefined) await io.write(text);
  else {
    const file = await io.replace(settings.output);
    await file.write(text);
    await file.commit();
  }
  return {};
}

function written(
  chosen: readonly ListedCheck[],
  { list, tool }: ExplainRequest,
  { format, output }: Settings,
  width: number,
): string {
  switch (format) {
    case 'json': {
      const head = {
        schemaVersion: 1,
        tool,
        command: 'explain',
        startedAt: new Date().toISOString(),
        tookMs: 0,
      };
      return `${JSON.stringify({ ...head, explanations: chosen.map(explanation) }, null, 2)}\n`;
    }
    case 'ndjson':
      return chosen
        .map((check) => `${JSON.stringify({ schemaVersion: 1, ...explanation(check) })}\n`)
        .join('');
    case 'markdown':
      return list ? table(chosen) : chosen.map(section).join('\n');
    case 'pretty':
      return list
        ? listing(chosen)
        : chosen.map((check) => paragraphs(check, output === undefined ? width : 80)).join('\n');
  }
}

function find(id: string): ListedCheck {
  const check = checks.find((one) => one.id === id.toLowerCase());
  if (check !== undefined) return check;
  const near = nearest(
    id,
    checks.map((one) => one.id),
  );
  throw new UsageError(
    `no check is called "${plain(id)}"${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    'mailsonde explain --list shows all of them',
  );
}

/** Every key of contract §4, null where it does not apply. */
function explanation(check: ListedCheck): Record<string, unknown> {
  return {
    input: check.id,
    kind: 'check',
    replyCode: null,
    enhancedCode: null,
    permanence: 'unknown',
    category: 'other',
    bounce: 'none',
    provider: null,
    phase: null,
    title: check.title,
    meaning: check.why,
    actor: 'sender-admin',
    action: [check.fix],
    retry: { advice: 'after-fix', afterSeconds: null },
    address: 'keep',
    confidence: 1,
    matched: check.id,
    references: check.references,
  };
}

function listing(chosen: readonly ListedCheck[]): string {
  const width = Math.max(...chosen.map(({ id }) => id.length));
  return chosen
    .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}\n`)
    .join('');
}

function table(chosen: readonly ListedCheck[]): string {
  const rows = chosen.map(
    ({ id, topic, severity, title }) =>
      `| \`${id}\` | ${topic} | ${severity} | ${title.replaceAll('|', '\\|')} |`,
  );
  return [
    '| check | topic | severity | what is true when it passes |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function section(check: ListedCheck): string {
  const references = check.references.map(({ title, url }) => `- [${title}](${url})`);
  return [
    `## ${check.id} (${check.severity})`,
    '',
    check.title,
    '',
    `**Why**: ${check.why}`,
    '',
    `**Fix**: ${check.fix}`,
    '',
    ...references,
    '',
  ].join('\n');
}

function paragraphs(check: ListedCheck, width: number): string {
  const room = Math.max(40, Math.min(width, 100));
  return [
    `${check.id}   ${check.severity}`,
    ...wrap(check.title, room),
    '',
    ...wrap(check.why, room - 6).map((line, i) => `${i === 0 ? 'Why   ' : '      '}${line}`),
    ...wrap(check.fix, room - 6).map((line, i) => `${i === 0 ? 'Fix   ' : '      '}${line}`),
    ...check.references.map(({ title, url }, i) => `${i === 0 ? 'See   ' : '      '}${title}  ${url}`),
    '',
  ].join('\n');
}
