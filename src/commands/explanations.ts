/** Where explanations go: stdout or a file, in one format, each as soon as it is there. */
import type { Explanation } from '../model/explanation.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import { type ExplanationRenderer, loadExplanationRenderer } from '../report/explanations.ts';

export interface ExplanationSink {
  say(one: Explanation): void;
  /** Much has come together: it should be handed over before more is said. */
  readonly full: boolean;
  /** Hands over what was said so far; false where the reader has gone away. */
  flush(): Promise<boolean>;
  /** The end of the output; a file appears only where the run is `whole`. */
  end(run: { whole: boolean }): Promise<void>;
  /** Gives up: nothing more is written, and no file appears. */
  discard(): Promise<void>;
}

/** Characters handed over at once: enough that writing costs little, too few to be felt. */
const PIECE = 65_536;

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
  let held = renderer.begin();
  const flush = async (): Promise<boolean> => {
    if (held === '') return true;
    const text = held;
    held = '';
    if (file === undefined) return io.write(text);
    await file.write(text);
    return true;
  };
  return {
    say: (one) => {
      held += renderer.explanation(one);
    },
    get full() {
      return held.length >= PIECE;
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
