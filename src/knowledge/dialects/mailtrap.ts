/** Mailtrap: as a relay, and as a sandbox for tests. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { relaySignIn, unverifiedSender } from './relay-consequences.ts';

const LIMITS = page('Mailtrap: sending limits', 'https://help.mailtrap.io/article/100-sending-limits');
const SMTP = page(
  'Mailtrap: SMTP integration',
  'https://docs.mailtrap.io/email-api-smtp/setup/smtp-integration',
);

export const mailtrap: Dialect = {
  id: 'mailtrap',
  name: 'Mailtrap',
  kind: 'relay',
  hosts: ['mailtrap.io', 'mailtrap.live'],
  signs: [/\bmailtrap\b/i],
  rows: [
    {
      id: 'mailtrap-rate',
      text: /\brequested action not taken: too many emails per second\b/i,
      category: 'rate-limited',
      but: {
        title: 'More messages a second than the plan of Mailtrap allows',
        meaning:
          'The sandbox takes only a few messages a second, by the plan of the account. The 550 is not for good: the same message may be handed in again at once, only slower.',
        action: ['Hand messages in one after the other, with a pause of a second where a plan is small.'],
        retry: { advice: 'later', afterSeconds: 10 },
      },
      references: [LIMITS],
    },
    {
      id: 'mailtrap-connections',
      codes: [535],
      text: /^too many connections per account\b/i,
      category: 'rate-limited',
      but: {
        title: 'More connections at once than Mailtrap allows',
        meaning:
          'An account may hold ten connections at a time. The sign-in was refused for that, not for user name or password.',
        action: ['Use fewer connections and send several messages over each, up to 100.'],
        retry: { advice: 'later', afterSeconds: 60 },
      },
      references: [LIMITS],
    },
    {
      id: 'mailtrap-sending-domain',
      text: /^sending from domain \S{1,255} is not allowed\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('Mailtrap', 'Sending Domains'),
      references: [SMTP],
    },
    {
      id: 'mailtrap-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Mailtrap',
        'For sending, the user name is the word `api` and the password an API token of that domain; the sandbox has a name and password for each inbox.',
      ),
      references: [SMTP],
    },
  ],
  sources: [LIMITS.url, SMTP.url],
  checked: '2026-11-22',
};
