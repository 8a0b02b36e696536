/** The topic a check id belongs to, read from its first words. */
import { type CheckTopic, JUDGED_TOPICS } from '../model/check.ts';

/** Beginnings of ids that are not the name of their topic. */
const EXCEPTIONS: readonly (readonly [begins: string, topic: CheckTopic])[] = [
  ['domain-exists', 'dns'],
  ['submission-', 'tls'],
  ['server-reachable', 'delivery'],
  ['auth-accepted', 'delivery'],
  ['sender-accepted', 'delivery'],
  ['recipient-accepted', 'delivery'],
  ['message-accepted', 'delivery'],
  ['message-in-inbox', 'delivery'],
  ['egress-25-open', 'ports'],
  ['port-open', 'ports'],
  ['port-submission-available', 'ports'],
  ['log-', 'logs'],
];

/** The longest name decides: `tls-rpt-valid` is not of `tls`. */
const BY_LENGTH = [...JUDGED_TOPICS].sort((a, b) => b.length - a.length);

export function checkTopic(id: string): CheckTopic | undefined {
  const [, topic] = EXCEPTIONS.find(([begins]) => id.startsWith(begins)) ?? [];
  return topic ?? BY_LENGTH.find((one) => id.startsWith(`${one}-`));
}
