/** What the shared flags say, parsed and checked (contract §2). */
import type { CheckTopic } from './check.ts';
import type { Limits } from './context.ts';
import type { Severity } from './finding.ts';
import type { LogSource } from './log-input.ts';
import type { Given } from './target.ts';

export interface Settings {
  /** Name of a report format. */
  format: 'pretty' | 'json' | 'ndjson' | 'markdown';
  /** Write the report there instead of stdout. */
  output?: string;
  dns: readonly string[];
  connectTo: readonly string[];
  /** PEM texts of added trust anchors. */
  extraCa: readonly string[];
  sourceAddress?: string;
  family?: 4 | 6;
  /** As `parseProxyServer` reads it; mail servers are reached through it. */
  proxy?: { url: string; password?: string };
  limits: Partial<Limits>;
  /** Targets looked at side by side. */
  concurrency: number;
  failOn: Severity | 'never';
  /** `true`: every topic. */
  allowInconclusive: true | readonly CheckTopic[];
  saveEvidence?: string;
  replay?: string;
  quiet: boolean;
  verbose: boolean;
  color: boolean;
  given: Given;
}

/** The streams and files a command may use; only `cli/` knows the process behind them. */
export interface Io {
  /** Resolves once the text, or its octets, are taken; false where the reader has gone away. */
  write(text: string | Uint8Array): Promise<boolean>;
  /** A line for the person, on stderr. */
  note(line: string): void;
  /** Refuses what cannot be read before anything is looked at; what stands in the files is not read yet. */
  readable(files: readonly string[]): Promise<void>;
  /** Lines of a file, or of standard input for `-`. */
  lines(file: string): AsyncIterable<string>;
  /** Logs to be read in pieces, in the order in which they were written; each is known to be there. */
  logs(files: readonly string[]): Promise<LogSource[]>;
  /** Octets of a file as they come, or of standard input for `-`. */
  chunks(file: string): AsyncIterable<Uint8Array>;
  /** Whether there is a file of this name, or something else that can be read as one. */
  isFile(path: string): Promise<boolean>;
  /** Asks the person for a yes or a no; null where there is no terminal to ask at. */
  confirm(question: string): Promise<boolean | null>;
  /** A whole file, bounded; standard input for `-`. */
  read(file: string): Promise<string>;
  /** Opens a file that appears only when `commit` is called, whole. */
  replace(file: string, reads?: readonly string[]): Promise<Replacement>;
  /** A file for the time of the run, gone afterwards whatever ends it. */
  temporary(name: string, text: string): Promise<{ path: string; remove(): Promise<void> }>;
  /** Columns of the terminal on stdout; 80 where there is none. */
  width: number;
  /** Stdout is a terminal. */
  terminal: boolean;
  /** Stdin is a terminal, where nothing comes until a person types it. */
  typed: boolean;
  /** Colours are welcome on stdout. */
  color: boolean;
  /** Aborts on the first interrupt. */
  signal: AbortSignal;
  progress: { update(event: { target: string; waiting: string }): void; stop(): void };
  /** Fault of ours, with its stack, for stderr. */
  fault(error: Error): void;
}

export interface Replacement {
  write(text: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}
