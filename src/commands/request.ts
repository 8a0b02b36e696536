/** What `check` and the topic commands ask for, and what they report back. */
import type { Tool } from '../model/report.ts';
import type { TopicChoice } from '../run/inspect.ts';
import type { Tally } from '../run/tally.ts';
import type { Accepts } from './targets.ts';

export interface InspectRequest {
  command: string;
  args: readonly string[];
  input?: string;
  accepts: Accepts;
  topics: TopicChoice;
  tool: Tool;
  /** What the user types before the command, such as `lab -- `; empty where nothing. */
  within: string;
}

export interface InspectResult {
  tally: Tally;
  faults: number;
  badInput: number;
  interrupted: boolean;
}
