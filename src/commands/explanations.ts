/** Where explanations go: stdout or a file, in one format, each as soon as it is there. */
import type { Recalled } from '../explain/item.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { type ExplanationRenderer, loadExplanationRenderer } from '../report/explanations.ts';

export interface ExplanationSink {
  /** `brief`: a line is enough for it, in formats for people. */
  say(one: Explanation, brief?: boolean): void;
  /** Says it straight from its octets where this format can; false where `say` has to be asked. */
  sayAgain(recalled: Recalled, octets: Buffer, from: number, to: number): boolean;
  /** Whether `sayAgain` is ever true. */
  readonly takesOctets: boolean;
  /** Much has come together: it should be handed over before more is said. */
  readonly full: boolean;
  /** Hands over what was said so far; false where the reader has gone away. */
  flush(): Promise<boolean>;
  /** The end of the output; a file appears only where the run is `whole`. */
  end(run: { whole: boolean }): Promise<void>;
  /** Gives up: nothing more is written, and no file appears. */
  discard(): Promise<void>;
}

/** Octets or characters handed over at once: enough that writing costs little, too few to be felt. */
const PIECE = 262_144;

/** That UTF-8 makes of one unit of UTF-16. */
const MOST_OCTETS = 3;
/** For one more answer, so that hardly any comes to the end of a piece (octets). */
const ROOM = 16_384;

/** `targets` is the number of items, where it is known beforehand. A bad path is told before any work. */
export async function openExplanations(
  { tool, targets }: { tool: Tool; targets?: number },
  { format, output, color, verbose, quiet }: Settings,
  io: Io,
  reads: readonly string[],
): Promise<ExplanationSink> {
  const began = Date.now();
  const head = {
    tool,
    command: 'explain',
    startedAt: new Date(began).toISOString(),
    ...(targets !== undefined && { targets }),
  };
  const file = output === undefined ? undefined : await io.replace(output, reads);
  const create = await loadExplanationRenderer(format);
  const renderer: ExplanationRenderer = create(head, {
    width: file === undefined ? io.width : 80,
    color: color && file === undefined,
    verbose,
    quiet,
    terminal: file === undefined && io.terminal,
  });
  /** What was said as octets, and the text that comes behind it. */
  const octets = file === undefined && renderer.putAgain !== undefined ? Buffer.allocUnsafe(PIECE) : null;
  let used = 0;
  let held = renderer.begin();
  const flush = async (): Promise<boolean> => {
    if (octets !== null && used > 0) {
      const taken = await io.write(octets.subarray(0, used));
      used = 0;
      if (!taken) return false;
    }
    if (held === '') return true;
    const text = held;
    held = '';
    if (file === undefined) return io.write(text);
    await file.write(text);
    return true;
  };
  return {
    say: (one, brief = false) => {
      if (brief && renderer.brief !== undefined) {
        held += renderer.brief(one);
        return;
      }
      const text = renderer.explanation(one);
      if (octets !== null && held === '' && used + text.length * MOST_OCTETS <= PIECE)
        used += octets.write(text, used);
      else held += text;
    },
    sayAgain: (recalled, item, from, to) => {
      if (octets === null || held !== '') return false;
      const end = renderer.putAgain?.(recalled, item, from, to, octets, used) ?? -1;
      if (end < 0) return false;
      used = end;
      return true;
    },
    takesOctets: octets !== null,
    // Text among octets means that there was no room left.
    get full() {
      return used > PIECE - ROOM || held.length >= PIECE || (octets !== null && held !== '');
    },
    flush,
    end: async ({ whole }) => {
      held += renderer.end({ tookMs: Date.now() - began });
      await flush();
      await (whole ? file?.commit() : file?.discard());
    },
    discard: async () => file?.discard(),
  };
}
