/** `explain`: a check by its id from its own words, a topic with its checks, or the list of all checks. */
import { checks, type ListedCheck } from '../checks/index.ts';
import { TOPIC_WORDS } from '../knowledge/topics.ts';
import { type CheckTopic, JUDGED_TOPICS } from '../model/check.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { checkListing } from './check-listing.ts';
import { nearest, plain } from './values.ts';
import { wrap } from './wrap.ts';

export interface ExplainRequest {
  ids: readonly string[];
  list: boolean;
  tool: Tool;
}

/** A topic, and the word it was asked for by. */
interface AskedTopic {
  topic: CheckTopic;
  word: string;
}

type Subject = ListedCheck | AskedTopic;

export async function run(
  request: ExplainRequest,
  settings: Settings,
  io: Io,
): Promise<Record<string, never>> {
  if (!request.list && request.ids.length === 0) {
    throw new UsageError(
      'nothing to explain',
      'give a topic such as spf, a check id such as spf-lookup-limit, or --list for all of them',
    );
  }
  if (request.list && request.ids.length > 0) {
    throw new UsageError('--list and check ids contradict each other', 'give one of the two');
  }
  const text = written(request.list ? checks : request.ids.map(find), request, settings, io);
  if (settings.output === undefined) await io.write(text);
  else {
    const file = await io.replace(settings.output);
    await file.write(text);
    await file.commit();
  }
  return {};
}

function written(
  chosen: readonly Subject[],
  { list, tool }: ExplainRequest,
  { format, output }: Settings,
  { width, terminal }: Io,
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
      return list ? table(checks) : chosen.map(section).join('\n');
    case 'pretty':
      return list
        ? checkListing(checks, terminal && output === undefined ? width : null)
        : chosen.map((one) => paragraphs(one, output === undefined ? width : 80)).join('\n');
  }
}

function find(word: string): Subject {
  const wanted = word.toLowerCase();
  const check = checks.find(({ id }) => id === wanted);
  if (check !== undefined) return check;
  const named = JUDGED_TOPICS.find((one) => one === wanted || TOPIC_WORDS[one].also?.includes(wanted));
  if (named !== undefined) return { topic: named, word: wanted };
  const near = nearest(word, [...JUDGED_TOPICS, ...checks.map(({ id }) => id)]);
  throw new UsageError(
    `no check or topic is called "${plain(word)}"${near === undefined ? '' : ` (did you mean ${near}?)`}`,
    `mailsonde explain --list shows all checks; topics are ${JUDGED_TOPICS.join(', ')}`,
  );
}

const isCheck = (subject: Subject): subject is ListedCheck => 'id' in subject;
const checksOf = (topic: CheckTopic): ListedCheck[] => checks.filter((check) => check.topic === topic);

/** Every key of contract §4, null where it does not apply; of a topic its checks too. */
function explanation(subject: Subject): Record<string, unknown> {
  const one = isCheck(subject)
    ? {
        input: subject.id,
        kind: 'check',
        title: subject.title,
        meaning: subject.why,
        actor: 'sender-admin',
        action: subject.fix,
        advice: 'after-fix',
        references: subject.references,
      }
    : {
        input: subject.word,
        kind: 'concept',
        title: TOPIC_WORDS[subject.topic].title,
        meaning: TOPIC_WORDS[subject.topic].meaning,
        actor: 'nobody',
        action: `mailsonde ${TOPIC_WORDS[subject.topic].command}`,
        advice: 'never',
        references: TOPIC_WORDS[subject.topic].references,
      };
  return {
    input: one.input,
    kind: one.kind,
    replyCode: null,
    enhancedCode: null,
    permanence: 'unknown',
    category: 'other',
    bounce: 'none',
    provider: null,
    phase: null,
    title: one.title,
    meaning: one.meaning,
    actor: one.actor,
    action: [one.action],
    retry: { advice: one.advice, afterSeconds: null },
    address: 'keep',
    confidence: 1,
    matched: one.input,
    references: one.references,
    ...(!isCheck(subject) && { checks: checksOf(subject.topic).map(({ id }) => id) }),
  };
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

function section(check: Subject): string {
  if (!isCheck(check)) return topicSection(check.topic);
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

function topicSection(topic: CheckTopic): string {
  const { title, meaning, command, references } = TOPIC_WORDS[topic];
  return [
    `## ${title}`,
    '',
    meaning,
    '',
    `**Test**: \`mailsonde ${command}\``,
    '',
    table(checksOf(topic)),
    ...references.map((one) => `- [${one.title}](${one.url})`),
    '',
  ].join('\n');
}

function topicParagraphs(topic: CheckTopic, room: number): string {
  const { title, meaning, command, references } = TOPIC_WORDS[topic];
  const ids = checksOf(topic);
  const width = Math.max(...ids.map(({ id }) => id.length));
  const indent = 6 + width + 2;
  return [
    ...wrap(title, room),
    '',
    ...wrap(meaning, room),
    '',
    `Test  mailsonde ${command}`,
    'Checks',
    ...ids.flatMap(({ id, title: holds }) => {
      const lines = wrap(holds, Math.max(20, room - indent));
      return lines.map((line, i) => `${(i === 0 ? `      ${id}` : '').padEnd(indent)}${line}`);
    }),
    ...references.map((one, i) => `${i === 0 ? 'See   ' : '      '}${one.title}  ${one.url}`),
    '',
  ].join('\n');
}

function paragraphs(check: Subject, width: number): string {
  const room = Math.max(40, Math.min(width, 100));
  if (!isCheck(check)) return topicParagraphs(check.topic, room);
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
