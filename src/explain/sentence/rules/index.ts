/** All rules: who refuses whom or what, and why. */
import { MESSAGE_RULES } from './messages.ts';
import { POLICY_RULES } from './policies.ts';
import { RECIPIENT_RULES } from './recipients.ts';
import type { Rule } from './rule.ts';
import { SENDER_RULES } from './senders.ts';
import { TRANSPORT_RULES } from './transport.ts';
import { TRUST_RULES } from './trust.ts';

export const RULES: readonly Rule[] = [
  ...RECIPIENT_RULES,
  ...TRUST_RULES,
  ...SENDER_RULES,
  ...POLICY_RULES,
  ...MESSAGE_RULES,
  ...TRANSPORT_RULES,
];
