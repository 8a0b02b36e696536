/** Which topics `check` and the single-topic commands judge. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';
import { UsageError } from '../model/usage-error.ts';
import type { TopicChoice } from '../run/inspect.ts';
import { topicList } from './values.ts';

export { run } from './inspect.ts';

interface Choice {
  only?: string;
  skip?: string;
  helo?: string;
  sender?: string;
  ip?: readonly string[];
  replay?: string;
}

/** `--only` names topics, `--skip` removes some; whether the domain exists at all is always judged first. */
export function chooseTopics({ only, skip, helo, replay }: Choice): TopicChoice {
  if (only !== undefined && skip !== undefined) {
    throw new UsageError('--only and --skip contradict each other', 'give one of the two');
  }
  if (only !== undefined) {
    const asked = topicList('--only', only);
    return { judged: inOrder(['dns', ...asked]), asked };
  }
  const skipped = skip === undefined ? [] : topicList('--skip', skip);
  // A name that was stated then is in the evidence.
  if (helo === undefined && replay === undefined) skipped.push('helo');
  const judged = CHECK_TOPICS.filter((topic) => !skipped.includes(topic));
  if (judged.length === 0) throw new UsageError('--skip leaves no topic to look at', 'skip fewer topics');
  return { judged, asked: [] };
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
