/** What a format is: text for the start of a run, for each report as it comes, and for the end. */
import type { Report, Tool } from '../model/report.ts';

export interface RenderOptions {
  /** Columns to lay out for. */
  width: number;
  color: boolean;
  /** `-v`: passes, evidence and timing are opened. */
  verbose: boolean;
  /** `-q`: failures only, nothing when all is well. */
  quiet: boolean;
  /** A person watches a terminal, which wraps long lines itself; a pipe gets every record on one line. */
  terminal: boolean;
}

/** What is known of a run before its first report. */
export interface RunHead {
  tool: Tool;
  command: string;
  startedAt: string;
  /** How many targets there are, where that is known beforehand. Healthy ones among several are told briefly. */
  targets?: number;
  /** How this run was typed, for commands the reader is told of; the bare name of the program where left out. */
  hints?: Hints;
}

export interface Hints {
  /** `mailsonde`, `npx mailsonde`, `node bin/mailsonde.js`. */
  program: string;
  /** What stands between the program and the command, such as `lab -- `; empty where nothing. */
  within: string;
  /** Flags that bear on the result, each with its value, as typed. */
  flags: readonly string[];
}

/** A line of `--input` that is not a target. */
export interface InputError {
  /** `FILE:LINE` */
  source: string;
  input: string;
  says: string;
}

/** Text in the making; each call returns what comes next in the output, possibly nothing. */
export interface Renderer {
  begin(): string;
  /** Does beforehand what does not depend on the order of reports: for one that waits for its turn. */
  ahead?(report: Report): void;
  /** Loads what drawing this report takes and few others do; to be awaited before `report`. */
  ready?(report: Report): Promise<void>;
  report(report: Report): string;
  inputError(error: InputError): string;
  end(run: { tookMs: number }): string;
}

/** One renderer a run: it may remember what the closing summary needs. */
export type CreateRenderer = (head: RunHead, options: RenderOptions) => Renderer;
