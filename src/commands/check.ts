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
}

/** `--only` names topics, `--skip` removes some; whether the domain exists at all is always judged first. */
export function chooseTopics({ only, skip, helo }: Choice): TopicChoice {
  if (only !== undefined && skip !== undefined) {
    throw new UsageError('--only and --skip contradict each other', 'give one of the two');
  }
  if (only !== undefined) {
    const asked = topicList('--only', only);
    return { judged: inOrder(['dns', ...asked]), asked };
  }
  const skipped = skip === undefined ? [] : topicList('--skip', skip);
  if (helo === undefined) skipped.push('helo');
  const judged = CHECK_TOPICS.filter((topic) => !skipped.includes(topic));
  if (judged.length === 0) throw new UsageError('--skip leaves no topic to look at', 'skip fewer topics');
  return { judged, asked: [] };
}

/** A single-topic command asks for its topic by name. */
export function topicChoice(topics: readonly CheckTopic[], { helo }: Choice): TopicChoice {
  const asked: CheckTopic[] = [
    ...topics,
    ...(topics.includes('ptr') && helo !== undefined ? ['helo' as const] : []),
  ];
  return { judged: inOrder(['dns', ...asked]), asked };
}

function inOrder(topics: readonly CheckTopic[]): CheckTopic[] {
  return CHECK_TOPICS.filter((topic) => topics.includes(topic));
}
