/** The topic a check id belongs to, read from its first words. */
import { type CheckTopic, JUDGED_TOPICS } from '../model/check.ts';

/** Ids that do not begin with the name of their topic. */
const EXCEPTIONS: { readonly [id: string]: CheckTopic } = {
  'domain-exists': 'dns',
  'server-reachable': 'delivery',
  'auth-accepted': 'delivery',
  'sender-accepted': 'delivery',
  'recipient-accepted': 'delivery',
  'egress-25-open': 'ports',
  'port-open': 'ports',
  'port-submission-available': 'ports',
};

export function checkTopic(id: string): CheckTopic | undefined {
  return EXCEPTIONS[id] ?? JUDGED_TOPICS.find((topic) => id.startsWith(`${topic}-`));
}
