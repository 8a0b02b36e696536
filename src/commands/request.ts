/** What `check` and the topic commands ask for, and what they report back. */
import type { Tool } from '../model/report.ts';
import type { Hints } from '../report/index.ts';
import type { TopicChoice } from '../run/inspect.ts';
import type { Tally } from '../run/tally.ts';
import type { Accepts } from './targets.ts';

export type { Hints };

export interface InspectRequest {
  command: string;
  args: readonly string[];
  /** Files of names, in the order given. */
  inputs: readonly string[];
  accepts: Accepts;
  topics: TopicChoice;
  tool: Tool;
  hints: Hints;
}

export interface InspectResult {
  tally: Tally;
  faults: number;
  badInput: number;
  interrupted: boolean;
}
