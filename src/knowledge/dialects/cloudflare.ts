/** Cloudflare Email Routing: it forwards to a mailbox elsewhere. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POSTMASTER = page(
  'Cloudflare Email Routing: postmaster',
  'https://developers.cloudflare.com/email-routing/postmaster/',
);
const references = [POSTMASTER];

export const cloudflare: Dialect = {
  id: 'cloudflare',
  name: 'Cloudflare Email Routing',
  kind: 'gateway',
  hosts: ['mx.cloudflare.net', 'email.cloudflare.net'],
  signs: [/\bcloudflare\.(?:com|net)\b/i, /\bcloudflare email routing\b/i],
  rows: [
    {
      id: 'cloudflare-upstream-deferred',
      codes: [421, 450, 451],
      text: /\bupstream error\b.{0,40}\bcloudflare\.com\b/i,
      category: 'server-temporary',
      but: {
        title: 'The mailbox that Cloudflare forwards to put the message off',
        meaning:
          'Cloudflare only forwards. The provider of the mailbox behind it did not take the message yet; why, Cloudflare does not say.',
        actor: 'recipient',
        action: [
          'Let the mail server try again.',
          'The recipient sees in the activity log of Email Routing what their provider said.',
        ],
      },
      references,
    },
    {
      id: 'cloudflare-upstream-refused',
      codes: [521, 550, 554],
      text: /\bupstream error\b.{0,40}\bcloudflare\.com\b/i,
      category: 'other',
      but: {
        title: 'The mailbox that Cloudflare forwards to refused the message',
        meaning:
          'Cloudflare only forwards. The provider of the mailbox behind it refused the message for good; why, Cloudflare does not say. A strict DMARC policy of the sender is a usual reason: after forwarding, SPF no longer vouches for the From line, and DKIM alone has to.',
        actor: 'recipient',
        action: [
          'Tell the recipient by other means: the activity log of Email Routing shows what their provider said.',
          'Sign with DKIM, which survives forwarding: `mailsonde dkim DOMAIN`, `mailsonde dmarc DOMAIN`.',
        ],
        bounce: 'soft',
      },
      references,
    },
    {
      id: 'cloudflare-listed',
      text: /\bfound on one or more (?:DNSBL|RBL)s \(/i,
      category: 'reputation-blocked',
      but: {
        title: 'A blocklist that Cloudflare asks lists the sending address',
        action: [
          'See which list it is between the brackets (abusixip is Abusix: https://lookup.abusix.com/), and ask for removal there once the cause is gone.',
          'See with `mailsonde blocklist ADDRESS` who else lists it.',
        ],
      },
      references,
    },
  ],
  sources: [POSTMASTER.url],
  checked: '2026-11-22',
};
