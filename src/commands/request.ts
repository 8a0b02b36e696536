/** What `check` and the topic commands ask for, and what they report back. */
import type { MessageInput } from '../model/message-input.ts';
import type { Tool } from '../model/report.ts';
import type { Target } from '../model/target.ts';
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
  /** What of them bears on one target, where that depends on it. */
  topicsOf?(target: Target, topics: TopicChoice): TopicChoice;
  tool: Tool;
  hints: Hints;
  /** A message of the domain, which tells where it sends from and how it signs. */
  message?: MessageInput;
  /** A look is mostly waiting for servers that do not answer: as many as may begin together. */
  mostlyWaits?: true;
}

export interface InspectResult {
  tally: Tally;
  faults: number;
  badInput: number;
  interrupted: boolean;
}
