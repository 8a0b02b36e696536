/** Spamhaus, as servers that ask its lists name it: which of its lists it is decides what has to be done. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const CHECK = page('Spamhaus: look up and ask for removal', 'https://check.spamhaus.org/');
const USAGE = page(
  'Spamhaus: questions on the use of its lists',
  'https://www.spamhaus.org/faqs/dnsbl-usage/',
);
const PBL = page('Spamhaus: questions on the PBL', 'https://www.spamhaus.org/faqs/policy-blocklist-pbl/');
const XBL = page('Spamhaus: questions on the XBL', 'https://www.spamhaus.org/faqs/exploits-blocklist-xbl/');
const CSS = page('Spamhaus: questions on the CSS', 'https://www.spamhaus.org/faqs/css-blocklist-css/');
const SBL = page('Spamhaus: questions on the SBL', 'https://www.spamhaus.org/faqs/spamhaus-blocklist-sbl/');
const DBL = page('Spamhaus: questions on the DBL', 'https://www.spamhaus.org/faqs/domain-blocklist-dbl/');
const ZRD = page(
  'Spamhaus: questions on the ZRD',
  'https://www.spamhaus.org/faqs/zero-reputation-domain-zrd/',
);

const ASK =
  'Then ask for removal at https://check.spamhaus.org/; it costs nothing and takes minutes to a day.';

export const spamhaus: Dialect = {
  id: 'spamhaus',
  name: 'Spamhaus',
  kind: 'blocklist',
  signs: [/\bspamhaus\b/i, /\bcbl\.abuseat\.org\b/i, /\b127\.255\.255\.25[245]\b/],
  rows: [
    {
      id: 'spamhaus-query-refused',
      text: /\bspamhaus\.org\/returnc\/|\bopen resolver\b.{0,80}\bspamhaus\b|\bspamhaus\b.{0,80}\bopen resolver\b|\b127\.255\.255\.25[245]\b/i,
      category: 'server-temporary',
      but: {
        title: "The receiver's own check of the blocklist is broken: the sender is not listed",
        meaning:
          'The receiver asks Spamhaus through a public resolver, too often, or by a mistyped name. Spamhaus answers with an error (127.255.255.252, .254 or .255), and the receiver takes the error for a listing. It turns everybody away.',
        action: [
          'Do not ask for removal: look the sending address up at https://check.spamhaus.org/ to be sure, and tell the administrator of the receiver by other means.',
          'Administrator of the receiver: ask Spamhaus through a resolver of your own instead of 8.8.8.8 or 1.1.1.1, or with a key of its Data Query Service, and let 127.0.0.0/24 alone count as a listing.',
        ],
        bounce: 'block',
        retry: { advice: 'after-fix', afterSeconds: null },
      },
      references: [USAGE],
    },
    {
      id: 'spamhaus-zrd',
      text: /\bzrd(?:\.dq)?\.spamhaus\b|\bspamhaus\b.{0,40}\bzrd\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The domain is too young',
        meaning:
          'A domain of the sender or in the message was seen for the first time within the last day. Spamhaus lists such domains for 24 hours, as spammers use them at once.',
        action: [
          'Wait a day and send again; the entry ends by itself and cannot be removed.',
          'Raise the volume of a new domain over weeks.',
        ],
        retry: { advice: 'later', afterSeconds: 86_400 },
      },
      references: [ZRD],
    },
    {
      id: 'spamhaus-dbl',
      text: /\bdbl(?:\.dq)?\.spamhaus\b|\bspamhaus\.org\/(?:query\/)?(?:dbl|domain)\b|\bspamhaus\b.{0,40}\bdbl\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'A domain is listed by Spamhaus (DBL)',
        meaning:
          'Not the IP address but a domain is listed: that of the sender, of the reverse name, of EHLO, or of a link in the message. The reply or the text of the message shows which.',
        action: [
          'Look up each domain of the message at https://check.spamhaus.org/, those of links and tracking too.',
          'Where a site of yours was broken into, clean it; where the link belongs to others, leave it out.',
          ASK,
        ],
      },
      references: [DBL, CHECK],
    },
    {
      id: 'spamhaus-pbl',
      text: /\bpbl\.spamhaus\b|\bspamhaus\.org\/(?:query\/)?pbl\b|\bspamhaus\b.{0,60}\b(?:pbl|127\.0\.0\.1[01])\b|\bPBL\b.{0,60}\bspamhaus\b|\b127\.0\.0\.1[01]\b.{0,60}\bspamhaus\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The address should not send mail directly (Spamhaus PBL)',
        meaning:
          'This is no accusation: the PBL holds the addresses of connections for end users and of servers that, by the rules of their network, have no business sending mail straight to receivers.',
        action: [
          'Send through the relay (smarthost) of your provider or of a mail service, with a sign-in on port 587 or 465. That is the cure in nearly every case.',
          'Only for a mail server with an address of its own for good, a proper reverse name and the leave of the provider: take the one address off at https://check.spamhaus.org/.',
          'If you did sign in at your provider and its own server said this, tell it: it checks its customers by the wrong list.',
        ],
      },
      references: [PBL],
    },
    {
      id: 'spamhaus-xbl',
      text: /(?<!sbl-)\bxbl(?:\.dq)?\.spamhaus\b|\bcbl\.abuseat\.org\b|\bspamhaus\b.{0,60}\b(?:xbl|cbl|127\.0\.0\.4)\b|(?<!sbl-)\b(?:XBL|CBL)\b.{0,60}\bspamhaus\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'A computer behind the address is infected (Spamhaus XBL)',
        meaning:
          'Spamhaus has seen signs of malware, a stolen password or an open proxy behind the address. Often it is not the mail server but another device behind the same address.',
        action: [
          'Find it: look at which device makes connections to port 25 (only the mail server should), scan it, and change passwords. What Spamhaus saw stands at https://check.spamhaus.org/.',
          'Close outgoing port 25 for everything but the mail server.',
          `${ASK} Without the cause gone it comes back within hours.`,
        ],
      },
      references: [XBL],
    },
    {
      id: 'spamhaus-css',
      text: /\bspamhaus\b.{0,60}\b(?:(?:sbl)?css|127\.0\.0\.3)\b|\b(?:SBL)?CSS\b.{0,60}\bspamhaus\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The address sends mail of low reputation (Spamhaus CSS)',
        meaning:
          'Machines at Spamhaus found the mail of this address to look like spam: mail to traps, a broken reverse name or EHLO, hacked sites, new senders with a sudden volume. An entry ends three days after the last sight.',
        action: [
          'See with `mailsonde check DOMAIN` and `mailsonde ptr ADDRESS` that names agree; look for compromised accounts and forms; clean the list.',
          ASK,
        ],
      },
      references: [CSS],
    },
    {
      id: 'spamhaus-sbl',
      text: /\bsbl(?:\.dq)?\.spamhaus\b|\bspamhaus\.org\/sbl\b|\bSBL\d{4,8}\b|\bspamhaus\b.{0,60}\b(?:sbl|drop|127\.0\.0\.[29])\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'People at Spamhaus have listed the address or its network (SBL)',
        meaning:
          'The entry was made by hand, with evidence: a source of spam, a site that serves spammers, or a network under their control. It may cover a whole range.',
        action: [
          'Read the entry at https://check.spamhaus.org/, which shows the evidence.',
          'Only the provider of the network can ask for removal: have it answer Spamhaus once the cause is gone.',
          'If neighbours are to blame, move to another address.',
        ],
      },
      references: [SBL],
    },
    {
      id: 'spamhaus-listed',
      text: /\bspamhaus\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'The address or a domain is listed by Spamhaus',
        meaning:
          'Many receivers refuse what Spamhaus lists. The reply does not say which of its lists it is, and that decides what has to be done.',
        action: [
          'Look the sending address up at https://check.spamhaus.org/ or with `mailsonde blocklist ADDRESS`.',
          'PBL: send through the relay of your provider. XBL: look for malware. CSS and DBL: clean up, then ask for removal. SBL: have the provider of the network ask.',
          'If it is not listed there, the check of the receiver is broken (public resolver): tell its administrator.',
        ],
      },
      references: [CHECK],
    },
  ],
  sources: [USAGE.url, CHECK.url, PBL.url, XBL.url, CSS.url, SBL.url, DBL.url, ZRD.url],
  checked: '2026-11-22',
};
