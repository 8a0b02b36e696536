/** Which topics `check` and the single-topic commands judge. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import type { TopicChoice } from '../run/inspect.ts';
import { run as inspect } from './inspect.ts';
import { announceProbes } from './intrusive.ts';
import type { InspectRequest, InspectResult } from './request.ts';
import { topicList } from './values.ts';

export async function run(
  request: InspectRequest,
  settings: Settings,
  io: Io,
  messageFile?: string,
): Promise<InspectResult> {
  announceProbes(settings, io);
  if (messageFile === undefined) return inspect(request, settings, io);
  const { withMessage } = await import('./domain-message.ts');
  const told = await withMessage(request, settings, io, messageFile);
  return inspect(told.request, told.settings, io);
}

interface Choice {
  only?: string;
  skip?: string;
  helo?: string;
  legacyTls?: boolean;
  probe?: readonly string[];
  egressControl?: string;
  sender?: string;
  ip?: readonly string[];
  sends?: string;
  selector?: readonly string[];
  blocklist?: string;
  blocklistKey?: readonly string[];
  message?: string;
  replay?: string;
}

/** The topics whose answers each flag bears on; without any of them it would do nothing. */
const BEARS_ON: readonly (readonly [keyof Choice, flag: string, topics: readonly CheckTopic[]])[] = [
  ['ip', '--ip', ['spf', 'ptr', 'helo', 'blocklist']],
  ['sends', '--sends', ['mx', 'spf', 'dkim', 'dmarc', 'ptr', 'blocklist']],
  ['selector', '--selector', ['dkim']],
  ['message', '--message', ['dkim', 'spf', 'ptr', 'helo', 'blocklist']],
  ['blocklist', '--blocklist', ['blocklist']],
  ['blocklistKey', '--blocklist-key', ['blocklist']],
  ['helo', '--helo', ['helo', 'ptr', 'spf', 'mta-sts', 'dane', 'smtp', 'tls']],
  ['legacyTls', '--legacy-tls', ['tls']],
  ['probe', '--probe', ['smtp']],
  ['egressControl', '--egress-control', ['smtp']],
];

/** `--only` names topics, `--skip` removes some; a flag that bears on none of the rest is an error. */
export function chooseTopics(choice: Choice): TopicChoice {
  const chosen = chosenTopics(choice);
  for (const [key, flag, topics] of BEARS_ON) {
    if (choice[key] === undefined || topics.some((topic) => chosen.judged.includes(topic))) continue;
    throw new UsageError(
      `${flag} says nothing to the topics looked at`,
      `it bears on ${topics.join(', ')}; look at ${topics.length > 1 ? 'one of these' : 'it'} too, or leave ${flag} out`,
    );
  }
  return chosen;
}

/** Whether the domain exists at all is always judged first. */
function chosenTopics({ only, skip, helo, message, replay }: Choice): TopicChoice {
  if (only !== undefined && skip !== undefined) {
    throw new UsageError('--only and --skip contradict each other', 'give one of the two');
  }
  if (only !== undefined) {
    const asked = topicList('--only', only);
    if (asked.includes('helo') && helo === undefined && replay === undefined) {
      throw new UsageError(
        '--only helo has no name to look at',
        'give the name with --helo mail.example.com',
      );
    }
    return { judged: inOrder(['dns', ...asked]), asked };
  }
  const skipped = skip === undefined ? [] : topicList('--skip', skip);
  // A name that was stated then is in the evidence.
  if (helo === undefined && message === undefined && replay === undefined) skipped.push('helo');
  const judged: CheckTopic[] = CHECK_TOPICS.filter((topic) => !skipped.includes(topic));
  if (judged.length === 0) throw new UsageError('--skip leaves no topic to look at', 'skip fewer topics');
  return { judged: message === undefined ? judged : [...judged, 'message'], asked: [] };
}

/** A single-topic command asks for its topic by name. */
export function topicChoice(
  topics: readonly CheckTopic[],
  { helo, sender, ip, replay }: Choice,
): TopicChoice {
  if (topics.includes('spf') && ip === undefined && (helo !== undefined || sender !== undefined)) {
    throw new UsageError(
      `${sender === undefined ? '--helo' : '--sender'} says nothing without --ip`,
      'name the sending address to evaluate for, such as --ip 192.0.2.25',
    );
  }
  const asked: CheckTopic[] = [
    ...topics,
    ...(topics.includes('ptr') && (helo !== undefined || replay !== undefined) ? ['helo' as const] : []),
  ];
  return { judged: inOrder(['dns', ...asked]), asked };
}

function inOrder(topics: readonly CheckTopic[]): CheckTopic[] {
  return CHECK_TOPICS.filter((topic) => topics.includes(topic));
}
