/** Where reports go: stdout or a file, and saved evidence beside it; each whole or not at all. */
import type { Report, Tool } from '../model/report.ts';
import type { Io, Replacement, Settings } from '../model/settings.ts';
import { type CreateRenderer, type Hints, loadRenderer } from '../report/index.ts';
import type { BadLine } from './targets.ts';

export interface Output {
  /** Loads the renderers while something else is waited for. */
  prepare(): void;
  /** Draws what can be drawn before the turn of this report has come. */
  ahead(report: Report): void;
  /** Gives back faults of ours: a report that cannot be drawn costs the run nothing but itself. */
  report(report: Report): Promise<Error[]>;
  badLine(bad: BadLine): Promise<void>;
  /** Files appear only where the run is `whole`. */
  end(run: { whole: boolean }): Promise<void>;
  /** Gives up: files that are not whole do not appear. */
  discard(): Promise<void>;
  /** The reader of stdout has gone away. */
  closed(): boolean;
}

type Renderer = ReturnType<CreateRenderer>;

interface Head {
  command: string;
  tool: Tool;
  hints: Hints;
  /** Number of targets, where it is known beforehand. */
  targets?: number;
}

/** Opens the files at once, so that a bad path, or one of `reads`, is told before any work; renderers load when `prepare` is called. */
export async function openOutput(
  head: Head,
  settings: Settings,
  io: Io,
  reads: readonly string[] = [],
): Promise<Output> {
  const replace = (file: string | undefined): Promise<Replacement> | undefined =>
    file === undefined ? undefined : io.replace(file, reads);
  const file = await replace(settings.output);
  const evidence = await replace(settings.saveEvidence);
  const files = [file, evidence].filter((one): one is Replacement => one !== undefined);
  const began = new Date();
  const run = { ...head, startedAt: began.toISOString() };
  const main = async (): Promise<Renderer> =>
    (await loadRenderer(settings.format))(run, {
      width: file === undefined ? io.width : 80,
      color: settings.color && file === undefined,
      verbose: settings.verbose,
      quiet: settings.quiet,
      terminal: file === undefined && io.terminal,
    });
  const sinks = [createSink(main, file === undefined ? io.write : into(file))];
  if (evidence !== undefined)
    sinks.push(createSink(async () => (await loadRenderer('json'))(run, PLAIN), into(evidence)));
  let closed = false;
  const discard = async (): Promise<void> => {
    for (const one of files) await one.discard();
  };
  const each = async (
    text: (renderer: Renderer) => string,
    before?: (renderer: Renderer) => Promise<void> | undefined,
  ): Promise<void> => {
    for (const sink of sinks) if (!(await sink.say(text, before))) closed = true;
  };
  const drawn = async (report: Report): Promise<Error[]> => {
    const faults: Error[] = [];
    await each(
      (renderer) => {
        try {
          return renderer.report(report);
        } catch (error) {
          faults.push(error instanceof Error ? error : new Error(String(error)));
          return '';
        }
      },
      (renderer) => renderer.ready?.(report),
    );
    return faults;
  };
  return {
    prepare: () => {
      for (const sink of sinks) sink.prepare();
    },
    ahead: (report) => {
      for (const sink of sinks) sink.ahead(report);
    },
    report: drawn,
    badLine: (bad) =>
      each((renderer) =>
        renderer.inputError({ source: `${bad.file}:${bad.line}`, input: bad.text, says: bad.message }),
      ),
    end: async ({ whole }) => {
      await each((renderer) => renderer.end({ tookMs: Date.now() - began.getTime() }));
      if (!whole) await discard();
      else for (const one of files) await one.commit();
    },
    discard,
    closed: () => closed,
  };
}

const PLAIN = { width: 80, color: false, verbose: true, quiet: false, terminal: false };

/** A file takes everything. */
function into(file: Replacement): (text: string) => Promise<boolean> {
  return async (text) => {
    await file.write(text);
    return true;
  };
}

interface Sink {
  prepare(): void;
  ahead(report: Report): void;
  /** False where the reader has gone away. */
  say(
    text: (renderer: Renderer) => string,
    before?: (renderer: Renderer) => Promise<void> | undefined,
  ): Promise<boolean>;
}

/** Writes what the renderer says, its beginning first; an empty text is not written. */
function createSink(create: () => Promise<Renderer>, write: (text: string) => Promise<boolean>): Sink {
  let loading: Promise<Renderer> | undefined;
  let loaded: Renderer | undefined;
  let begun = false;
  const load = (): Promise<Renderer> => {
    loading ??= create();
    return loading;
  };
  return {
    prepare: () =>
      void load().then(
        (renderer) => {
          loaded = renderer;
        },
        () => {},
      ),
    ahead: (report) => {
      try {
        loaded?.ahead?.(report);
      } catch {
        // What cannot be drawn is told when its turn has come.
      }
    },
    say: async (text, before) => {
      const renderer = await load();
      await before?.(renderer);
      const whole = begun ? text(renderer) : renderer.begin() + text(renderer);
      begun = true;
      return whole === '' || (await write(whole));
    },
  };
}
