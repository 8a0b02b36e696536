/** The topic a check id belongs to, read from its first words. */
import { CHECK_TOPICS, type CheckTopic } from '../model/check.ts';

/** Ids that do not begin with the name of their topic. */
const EXCEPTIONS: { readonly [id: string]: CheckTopic } = { 'domain-exists': 'dns' };

export function checkTopic(id: string): CheckTopic | undefined {
  return EXCEPTIONS[id] ?? CHECK_TOPICS.find((topic) => id.startsWith(`${topic}-`));
}
