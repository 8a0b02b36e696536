/** Mailgun: as a relay, and the reasons it drops messages for (its codes 602 to 607). */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { bouncedBefore, relaySignIn, unverifiedSender, unwanted } from './relay-consequences.ts';

const SUPPRESSIONS = page(
  'Mailgun: suppressions',
  'https://help.mailgun.com/hc/en-us/articles/360012287493-What-Are-Mailgun-Suppressions-',
);
const SMTP = page(
  'Mailgun: sending by SMTP',
  'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
);
const DOMAINS = page(
  'Mailgun: verifying a domain',
  'https://documentation.mailgun.com/docs/mailgun/user-manual/domains/domains-verify',
);

export const mailgun: Dialect = {
  id: 'mailgun',
  name: 'Mailgun',
  kind: 'relay',
  hosts: ['mailgun.org', 'mailgun.net'],
  signs: [
    /\bmailgun\b/i,
    /\bnot delivering to (?:a )?(?:previously bounced|unsubscribed|user who marked)\b/i,
  ],
  rows: [
    {
      id: 'mailgun-bounced-before',
      text: /\bnot delivering to previously bounced address\b/i,
      category: 'mailbox-unknown',
      but: bouncedBefore('Mailgun', 'Sending > Suppressions > Bounces'),
      references: [SUPPRESSIONS],
    },
    {
      id: 'mailgun-unsubscribed',
      text: /\bnot delivering to unsubscribed address\b/i,
      category: 'policy-rejected',
      but: unwanted('Mailgun', 'its owner has unsubscribed'),
      references: [SUPPRESSIONS],
    },
    {
      id: 'mailgun-complained',
      text: /\bnot delivering to a user who marked your messages as spam\b/i,
      category: 'policy-rejected',
      but: unwanted('Mailgun', 'its owner marked earlier mail as spam'),
      references: [SUPPRESSIONS],
    },
    {
      id: 'mailgun-sandbox',
      text: /\b(?:sandbox subdomains|free accounts) are for test purposes only\b/i,
      category: 'policy-rejected',
      but: {
        title: 'The account at Mailgun is for tests only',
        meaning:
          'A sandbox domain or a free account reaches only recipients who have confirmed that they take its mail.',
        actor: 'sender-admin',
        action: [
          'Add a domain of your own and choose a plan, to write to everybody.',
          'For a test, add the recipient to the Authorized Recipients of the domain.',
        ],
      },
      references: [DOMAINS],
    },
    {
      id: 'mailgun-limit',
      text: /\bis not allowed to send: .{0,60}\blimit\b/i,
      category: 'rate-limited',
      but: {
        title: 'The sending limit of the account at Mailgun is reached',
        action: [
          'Look at the limits of the account and the domain; new accounts have small ones for each hour and day.',
          'Ask the support of Mailgun for more once the domain is known.',
        ],
        retry: { advice: 'later', afterSeconds: 3600 },
      },
      references: [SMTP],
    },
    {
      id: 'mailgun-unverified',
      text: /\bis not allowed to send: .{0,60}\bunverified\b/i,
      category: 'policy-rejected',
      but: unverifiedSender('Mailgun', 'Sending > Domains > DNS records > Verify'),
      references: [DOMAINS],
    },
    {
      id: 'mailgun-disabled',
      text: /\bdomain \S{1,255} is not allowed to send\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Mailgun does not let this domain send for now',
        meaning:
          'The domain or the whole account is switched off: unpaid, not confirmed, or with too many bounces or complaints. The reply says which behind the colon.',
        actor: 'sender-admin',
        action: ['Look at the notice in the control panel of Mailgun, and ask its support.'],
      },
      references: [SMTP],
    },
    {
      id: 'mailgun-too-old',
      text: /^too old$/i,
      category: 'expired-in-queue',
      references: [SMTP],
    },
    {
      id: 'mailgun-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn(
        'Mailgun',
        'Use an SMTP user of that very domain (Sending > Domain settings > SMTP credentials); the API key is not accepted. Domains in the EU sign in at smtp.eu.mailgun.org.',
      ),
      references: [SMTP],
    },
  ],
  sources: [SUPPRESSIONS.url, SMTP.url, DOMAINS.url],
  checked: '2026-11-22',
};
