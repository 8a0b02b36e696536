/** All rules: who refuses whom or what, and why. */
import { BEFORE_RECIPIENTS, PHASES } from '../../../model/explanation.ts';
import { MESSAGE_RULES } from './messages.ts';
import { POLICY_RULES } from './policies.ts';
import { RECIPIENT_RULES } from './recipients.ts';
import type { Rule } from './rule.ts';
import { SENDER_RULES } from './senders.ts';
import { TRANSPORT_RULES } from './transport.ts';
import { TRUST_RULES } from './trust.ts';

const ALL: readonly Rule[] = [
  ...RECIPIENT_RULES,
  ...TRUST_RULES,
  ...SENDER_RULES,
  ...POLICY_RULES,
  ...MESSAGE_RULES,
  ...TRANSPORT_RULES,
];

const WITH_MESSAGE = PHASES.filter((phase) => !BEFORE_RECIPIENTS.includes(phase));

/** What is in a message is no reason before one was sent. */
export const RULES: readonly Rule[] = ALL.map((rule) =>
  rule.category === 'content-rejected'
    ? { ...rule, phases: (rule.phases ?? WITH_MESSAGE).filter((phase) => WITH_MESSAGE.includes(phase)) }
    : rule,
);
