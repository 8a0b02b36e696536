/** Mailchimp Transactional (Mandrill): as a relay, and the reasons it rejects messages for. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';
import { bouncedBefore, relaySignIn, unverifiedSender } from './relay-consequences.ts';

const REJECTIONS = page(
  'Mailchimp Transactional: rejection denylist',
  'https://mailchimp.com/developer/transactional/docs/reputation-rejections/',
);
const SMTP = page(
  'Mailchimp Transactional: SMTP integration',
  'https://mailchimp.com/developer/transactional/docs/smtp-integration/',
);

export const mandrill: Dialect = {
  id: 'mandrill',
  name: 'Mandrill',
  kind: 'relay',
  hosts: ['mandrillapp.com'],
  signs: [/\bmandrill(?:app)?\b/i],
  rows: [
    {
      id: 'mandrill-unsigned',
      text: /^unsigned$/i,
      category: 'policy-rejected',
      but: unverifiedSender('Mandrill', 'Settings > Domains, with its DKIM records'),
      references: [REJECTIONS],
    },
    {
      id: 'mandrill-bounced-before',
      text: /^hard-bounce$/i,
      category: 'mailbox-unknown',
      but: bouncedBefore('Mandrill', 'Rejection Denylist'),
      references: [REJECTIONS],
    },
    {
      id: 'mandrill-test-limit',
      text: /^test-mode-limit$/i,
      category: 'rate-limited',
      references: [REJECTIONS],
    },
    {
      id: 'mandrill-credentials',
      codes: [535],
      category: 'auth-failed',
      but: relaySignIn('Mandrill', 'The password is an API key that is active; any user name will do.'),
      references: [SMTP],
    },
  ],
  sources: [REJECTIONS.url, SMTP.url],
  checked: '2026-11-22',
};
