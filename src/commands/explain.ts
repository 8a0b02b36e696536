/** `explain`: codes, replies, bounces, commands, ports, records, terms and checks in plain words; or a list of what is known. */
import { checks } from '../checks/index.ts';
import { explainPastedNotice } from '../explain/bounce.ts';
import { explainKnown, explainUnread, recallItem } from '../explain/item.ts';
import { Conversation, explainGiven, explainLine, explainRest } from '../explain/session.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { type ExplanationSink, openExplanations } from './explanations.ts';
import { itemText } from './item-lines.ts';
import { readItems } from './items.ts';
import { listKnown } from './known-names.ts';
import { plain } from './values.ts';

export interface ExplainRequest {
  /** What was asked for, each an item or a file; `-` is standard input. */
  items: readonly string[];
  /** Files with an item a line, or a whole message each; `-` is standard input. */
  inputs: readonly string[];
  /** Whether to list what is known by name: a group, or true for all. */
  list: string | boolean;
  tool: Tool;
}

export interface ExplainResult {
  /** Items nothing is known of. */
  badInput?: number;
  interrupted?: boolean;
}

const STDIN = '-';
/** Lines that are nothing, told one by one: what comes after them would only push them off the screen. */
const MOST_TOLD = 20;

export async function run(request: ExplainRequest, settings: Settings, io: Io): Promise<ExplainResult> {
  const { list, tool } = request;
  const named = [...request.items, ...request.inputs];
  if (list !== false) {
    if (named.length > 0)
      throw new UsageError('--list and what to explain contradict each other', 'give one of the two');
    return listKnown(list === true ? null : list, tool, settings, io);
  }
  if (named.length === 0 && io.typed) throw nothing();
  // Without a word, what comes by standard input is meant.
  const sources = named.length === 0 ? [{ file: STDIN }] : await sourcesOf(request, io);
  const files = sources.flatMap((source) => ('file' in source ? [source.file] : []));
  // A session may come to several explanations.
  const isCounted = sources.every((source) => 'item' in source && !source.item.includes('\n'));
  const head = { tool, ...(isCounted && { targets: sources.length }) };
  const sink = await openExplanations(head, settings, io, files);
  try {
    const explained = await explainAll(sources, sink, settings, io);
    if (explained.count === 0 && !io.signal.aborted) throw nothing();
    await sink.end({ whole: !io.signal.aborted });
    return io.signal.aborted ? { interrupted: true } : { badInput: explained.unknown };
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

function nothing(): UsageError {
  return new UsageError(
    'nothing to explain',
    'give a reply in quotes, a code such as 550, a term such as spf, a check id, a bounce file, or --list for all that is known by name',
  );
}

type Source = { readonly item: string } | { readonly file: string };

/** What is known by its name is no file, whatever lies in the folder; `./550` is one. */
async function sourcesOf({ items, inputs }: ExplainRequest, io: Io): Promise<Source[]> {
  const sources: Source[] = [];
  for (const item of items) {
    const isFile =
      item === STDIN || (explainKnown(item, checks) === null && (isPath(item) || (await io.isFile(item))));
    sources.push(isFile ? { file: item } : { item });
  }
  return [...sources, ...inputs.map((file) => ({ file }))];
}

/** Nothing else looks like it: where no such file is, that is what has to be told. */
const isPath = (item: string): boolean =>
  /^\S+$/.test(item) && (/^(?:\.{0,2}|~)\/|\/$/.test(item) || /\.(?:eml|mbox|xml|json|zip|gz)$/i.test(item));

async function explainAll(
  sources: readonly Source[],
  sink: ExplanationSink,
  { format, quiet }: Settings,
  io: Io,
): Promise<{ count: number; unknown: number }> {
  // Scripts are given an answer to everything; a person is told on stderr what has none.
  const forScripts = format === 'json' || format === 'ndjson';
  let count = 0;
  let unknown = 0;
  const say = (one: Explanation, file?: string, line?: number, brief?: boolean): void => {
    count += 1;
    if (one.kind === 'unknown') {
      unknown += 1;
      if (unknown <= MOST_TOLD) io.note(`mailsonde: ${complaint(one, file, line)}`);
      else if (unknown === MOST_TOLD + 1)
        io.note('mailsonde: further lines like these are not told one by one');
      if (!forScripts) return;
    }
    if (quiet && !forScripts && one.category === 'success') return;
    sink.say(one, brief);
  };
  for (const source of sources) {
    if ('item' in source) {
      const { item } = source;
      const notice = item.includes('\n') ? await explainPastedNotice(item) : null;
      for (const one of notice ?? explainGiven(item, checks)) say(one);
      continue;
    }
    const { file } = source;
    const conversation = new Conversation(false);
    const sayLine = (told: ReturnType<typeof explainLine>, line: number): void => {
      if (told !== null) say(told.explanation, file, line, told.brief);
    };
    let read = 0;
    for await (const batch of readItems(file, io)) {
      if ('whole' in batch) {
        if (batch.whole === null) say(explainUnread(file), file);
        else for (const one of batch.whole) say(one, file);
      } else {
        const { octets, places, lines } = batch;
        read = lines.at(-1) ?? read;
        for (let index = 0; index < lines.length; index++) {
          const from = places[2 * index] as number;
          const to = places[2 * index + 1] as number;
          // In a long list hardly anything is new.
          const again =
            sink.takesOctets && !conversation.waiting && !greets(octets, from)
              ? recallItem(octets, from, to)
              : null;
          if (again !== null && sink.sayAgain(again, octets, from, to)) count += 1;
          else sayLine(explainLine(itemText(octets, from, to), conversation, checks), lines[index] as number);
          if (sink.full && !(await sink.flush())) return { count, unknown };
        }
      }
      // Nothing more is there at the moment, and somebody may be watching.
      if (!(await sink.flush())) return { count, unknown };
    }
    sayLine(explainRest(conversation), read);
  }
  return { count, unknown };
}

/** A session may begin here, with 220 or 334: what comes after it is heard together with it. */
function greets(octets: Buffer, from: number): boolean {
  const [first, second, third] = [octets[from], octets[from + 1], octets[from + 2]];
  return first === second && ((first === 0x32 && third === 0x30) || (first === 0x33 && third === 0x34));
}

/** `line` is left out of a file that is one whole. */
function complaint({ input, title, didYouMean }: Explanation, file?: string, line?: number): string {
  if (file !== undefined && line === undefined) return `${plain(file)} is ${title}`;
  const place = file === undefined ? '' : `${file}:${line}: `;
  const near = didYouMean === undefined ? '' : ` (did you mean ${didYouMean}?)`;
  return `${place}nothing is known here of "${plain(input)}"${near}; give a whole reply in quotes, or a term; mailsonde explain --list shows what is known`;
}
