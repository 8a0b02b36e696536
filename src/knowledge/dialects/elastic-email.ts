/** Elastic Email: the categories its logs and events put bounces into. */
import type { Dialect, DialectRow } from '../../model/dialect.ts';
import type { Category } from '../../model/explanation.ts';
import { page } from '../references.ts';
import { relaySignIn } from './relay-consequences.ts';

const BOUNCES = page(
  'Elastic Email: bounce error categories',
  'https://help.elasticemail.com/en/articles/2300650-what-are-the-bounce-error-categories-and-filters',
);

const CATEGORIES: readonly (readonly [string, Category, RegExp])[] = [
  ['no-mailbox', 'mailbox-unknown', /^NoMailbox$/],
  ['account-problem', 'mailbox-disabled', /^AccountProblem$/],
  ['grey-listed', 'greylisted', /^GreyListed$/],
  ['throttled', 'rate-limited', /^Throttled$/],
  ['content-filter', 'content-rejected', /^ContentFilter$/],
  ['spf-problem', 'auth-policy', /^SPFProblem$/],
  ['dns-problem', 'dns-or-routing', /^DNSProblem$/],
  ['connection', 'network-unreachable', /^Connection(?:Problem|Terminated)$/],
  ['whitelisting', 'policy-rejected', /^WhitelistingProblem$/],
];

const rows: readonly DialectRow[] = CATEGORIES.map(([name, category, text]) => ({
  id: `elastic-email-${name}`,
  text,
  category,
  references: [BOUNCES],
}));

export const elasticEmail: Dialect = {
  id: 'elastic-email',
  name: 'Elastic Email',
  kind: 'relay',
  hosts: ['elasticemail.com'],
  signs: [/\belastic ?email\b/i],
  rows: [
    ...rows,
    {
      id: 'elastic-email-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Elastic Email',
        'Make SMTP credentials under Settings > SMTP; the password of the account is not accepted.',
      ),
    },
  ],
  sources: [BOUNCES.url],
  checked: '2026-11-22',
};
