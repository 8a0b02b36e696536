/** The format for people: how it stands, what to do first, and the rest in few lines. */
import type { CheckTopic } from '../../model/check.ts';
import type { Report } from '../../model/report.ts';
import { type Agenda, agenda, type Gap, type Problem, reasonOf } from '../agenda.ts';
import { checkTopic } from '../check-topic.ts';
import { sentIn } from '../dispatch-story.ts';
import { publication } from '../publication.ts';
import type { CreateRenderer, Hints, RunHead } from '../renderer.ts';
import { listed, TOPIC_NAMES } from '../words.ts';
import { columns } from './columns.ts';
import { createPage, labelled, type Page, quote } from './page.ts';
import { note, problem } from './problem.ts';
import { sections } from './sections.ts';
import { sightings } from './sightings.ts';
import { closing, type Line, summaryLine } from './summary.ts';
import { title } from './title.ts';
import { arrival } from './topics/arrival.ts';
import { journey } from './topics/journey.ts';
import { logs } from './topics/logs.ts';
import { type DrawEvent, message, toldOfOthers } from './topics/message.ts';
import { ports } from './topics/ports.ts';

/** With more targets than this a table closes the run. */
const FEW = 3;
/** Reasons shown without `-v`. */
const MAX_GAPS = 6;

export const createPretty: CreateRenderer = (head, options) => {
  const page = createPage(options);
  const told: Line[] = [];
  let shown = 0;
  let drawEvent: DrawEvent = () => [];
  return {
    begin: () => '',
    ready: async ({ explanations = [] }) => {
      if (explanations.length > 0) drawEvent = (await import('./explanation.ts')).explainedEvent;
    },
    report: (report) => {
      told.push(summaryLine(report));
      const lines = whole(page, report, head, drawEvent);
      if (lines.length === 0) return '';
      shown += 1;
      return `${shown > 1 ? '\n' : ''}${lines.join('\n')}\n`;
    },
    inputError: () => '',
    end: ({ tookMs }) => {
      if (told.length <= FEW || (options.quiet && shown === 0)) return '';
      return `\n${closing(page, told, tookMs).join('\n')}\n`;
    },
  };
};

function whole(page: Page, report: Report, head: RunHead, drawEvent: DrawEvent): string[] {
  const { quiet, verbose } = page.options;
  const plan = agenda(report);
  const trouble = plan.problems.length > 0 || report.verdict === 'inconclusive';
  if (quiet && !trouble) return [];
  const several = head.targets !== 1;
  const blocks = [
    title(page, report),
    ...(quiet ? [] : toldOfOthers(page, report, drawEvent)),
    ...(!quiet && report.topics.asked.includes('ports') ? [ports(page, report)] : []),
    ...problems(page, report, plan),
    records(page, report, verbose && !quiet ? [...plan.problems, ...plan.notes] : plan.problems),
    gaps(page, 'Could not be determined', plan.undetermined),
    ...(!quiet && report.topics.judged.includes('delivery') ? journey(page, report) : []),
    ...(quiet ? [] : [...logs(page, report), arrival(page, report), ...message(page, report)]),
  ];
  if (!quiet && (trouble || verbose || !several)) {
    blocks.push(
      notes(page, report, plan),
      [...sightings(page, report), ...untestable(page, plan)],
      ...sections(page, report),
      several ? [] : more(page, report, head, plan),
    );
  } else if (quiet && report.verdict === 'inconclusive') blocks.push(untestable(page, plan));
  return spaced(blocks);
}

/** Blocks that say something, an empty line between. */
function spaced(blocks: readonly string[][]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function problems(page: Page, report: Report, { problems }: Agenda): string[][] {
  const wide = String(problems.length).length;
  return problems.map((one, index) => problem(page, report, one, String(index + 1).padStart(wide)));
}

/** How to read the edits above, and where they are made. */
function records(page: Page, report: Report, shown: readonly Problem[]): string[] {
  const told = publication(report, shown);
  return told === undefined ? [] : labelled(page, 0, 'Records', told, 0, page.style.strong);
}

function notes(page: Page, report: Report, { notes }: Agenda): string[] {
  return notes.length === 0
    ? []
    : [page.style.strong('Good to know'), ...notes.flatMap((one) => note(page, report, one))];
}

function untestable(page: Page, plan: Agenda): string[] {
  return gaps(page, 'Not testable from here', plan.untestable);
}

function gaps(page: Page, label: string, all: readonly Gap[]): string[] {
  if (all.length === 0) return [];
  const { verbose } = page.options;
  const shown = verbose ? all : all.slice(0, MAX_GAPS);
  const told = shown.flatMap((gap) =>
    (verbose ? gap.reasons : [reasonOf(gap)]).map((says) => ({ name: nameOf(gap), says })),
  );
  const room = Math.min(20, Math.max(...told.map(({ name }) => name.length)) + 3);
  const lines = told.flatMap(({ name, says }, index) =>
    labelled(page, 2, name === told[index - 1]?.name ? '' : name, says, room),
  );
  const left = all.length - shown.length;
  return [page.style.strong(label), ...lines, ...(left > 0 ? [`  and ${left} more (-v shows them)`] : [])];
}

function nameOf({ topics, checks }: Gap): string {
  if (topics.length === 0 || topics.length > 3) return `${checks.length} checks`;
  return listed(topics.map((topic) => TOPIC_NAMES[topic]));
}

/** Where to go from here: what opens the evidence, and what explains the first finding. */
function more(
  page: Page,
  report: Report,
  head: RunHead,
  { problems, undetermined: unsolved }: Agenda,
): string[] {
  const { program, within, flags } = head.hints ?? PLAIN;
  // Saved evidence brings its own targets.
  const isReplay = flags.some((flag) => flag.startsWith('--replay'));
  const target = isReplay ? [] : [typedTarget(report)];
  const typed = (...words: string[]): string => `${program} ${within}${words.join(' ')}`;
  const commands: string[] = [];
  // What sends a message once more is not to be copied by chance.
  const isSending = sentIn(report) !== null;
  if (!page.options.verbose && !isSending) commands.push(typed(head.command, ...target, ...flags, '-v'));
  if (mayBeBogus(report, unsolved) && !isSending)
    commands.push(typed('dnssec', ...target, ...flags.filter((flag) => EVERYWHERE.test(flag))));
  const [first] = problems;
  if (first !== undefined) {
    const topic = checkTopic(first.check);
    const open =
      report.topics.asked.length > 0 || topic === undefined || topic === 'dns' || topic === 'message';
    if (head.command === 'check' && !open && report.counts.error > 0) {
      const kept = flags.filter((flag) => !/^--skip\b/.test(flag));
      commands.push(
        isOfDomain(topic) && kept.every((flag) => EVERYWHERE.test(flag))
          ? typed(topic, ...target, ...kept)
          : typed('check', ...target, `--only ${topic}`, ...kept),
      );
    }
    commands.push(`${program} explain ${first.check}`);
  }
  if (commands.length === 0) return [];
  const label = page.style.faint('More');
  const room = page.measure - 'More   '.length;
  const row = commands.join(' · ');
  if (columns(row) <= room) return [`${label}   ${row}`];
  // A command stays whole and alone on its line, to be copied: where it takes more than one, the terminal wraps it, not we.
  return commands.every((one) => columns(one) <= room)
    ? commands.map((one, index) => `${index === 0 ? label : '    '}   ${one}`)
    : [label, ...commands.map((one) => `  ${one}`)];
}

/** The target as it is given to a command. */
function typedTarget({ target }: Report): string {
  const name = quote(target.ascii);
  if (!('port' in target) || target.port === undefined) return name;
  return `${name.includes(':') ? `[${name}]` : name}:${target.port}`;
}

/** A validating resolver answers SERVFAIL for wrong signatures too; whether it is that, DNSSEC itself tells. */
function mayBeBogus({ evidence, target, topics }: Report, unsolved: Agenda['undetermined']): boolean {
  const { resolver } = evidence;
  return (
    target.kind === 'domain' &&
    !topics.judged.includes('dnssec') &&
    resolver?.status === 'observed' &&
    resolver.value.validates &&
    unsolved.some(({ reasons }) => reasons.some((reason) => reason.includes('SERVFAIL')))
  );
}

const PLAIN: Hints = { program: 'mailsonde', within: '', flags: [] };
/** Flags every command takes in the same sense. */
const EVERYWHERE =
  /^(?:-[46]$|--(?:ipv4|ipv6|dns|connect-to|ca-file|source-address|timeout|replay|\w+-timeout)\b)/;

/** The command of these topics wants a sending address or a host, or says less of a domain than `check` does. */
function isOfDomain(topic: CheckTopic): boolean {
  return topic !== 'ptr' && topic !== 'helo' && topic !== 'blocklist' && topic !== 'smtp' && topic !== 'tls';
}
