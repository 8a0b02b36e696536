/** The format for people: how it stands, what to do first, and the rest in few lines. */
import type { Report } from '../../model/report.ts';
import { type Agenda, agenda, type Gap, reasonOf } from '../agenda.ts';
import { checkTopic } from '../check-topic.ts';
import type { CreateRenderer, RunHead } from '../renderer.ts';
import { listed, TOPIC_NAMES } from '../words.ts';
import { createPage, labelled, type Page, quote } from './page.ts';
import { note, problem } from './problem.ts';
import { sections } from './sections.ts';
import { sightings } from './sightings.ts';
import { closing, type Line, summaryLine } from './summary.ts';
import { title } from './title.ts';

/** With more targets than this a table closes the run. */
const FEW = 3;
/** Reasons shown without `-v`. */
const MAX_GAPS = 6;

export const createPretty: CreateRenderer = (head, options) => {
  const page = createPage(options);
  const told: Line[] = [];
  let shown = 0;
  return {
    begin: () => '',
    report: (report) => {
      told.push(summaryLine(report));
      const lines = whole(page, report, head);
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

function whole(page: Page, report: Report, head: RunHead): string[] {
  const { quiet, verbose } = page.options;
  const plan = agenda(report);
  const trouble = plan.problems.length > 0 || report.verdict === 'inconclusive';
  if (quiet && !trouble) return [];
  const several = head.targets !== 1;
  const blocks = [
    title(page, report),
    ...problems(page, report, plan),
    gaps(page, 'Could not be determined', plan.undetermined),
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
function more(page: Page, { target, counts }: Report, head: RunHead, { problems }: Agenda): string[] {
  const program = `mailsonde ${head.within ?? ''}`.trimEnd();
  const commands: string[] = [];
  if (!page.options.verbose) commands.push(`${program} ${head.command} ${quote(target.ascii)} -v`);
  const [first] = problems;
  if (first !== undefined) {
    const topic = checkTopic(first.check);
    if (
      head.command === 'check' &&
      topic !== undefined &&
      topic !== 'dns' &&
      topic !== 'helo' &&
      counts.error > 0
    ) {
      commands.push(`${program} ${topic} ${quote(target.ascii)}`);
    }
    commands.push(`mailsonde explain ${first.check}`);
  }
  return commands.length === 0 ? [] : labelled(page, 0, 'More', commands, 0, page.style.faint);
}
