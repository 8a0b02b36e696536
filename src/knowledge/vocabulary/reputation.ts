/** Reputation, lists, complaints, and permission. */
import { page, rfc } from '../references.ts';
import { type Term, term } from './term.ts';

const GOOGLE = page('Gmail sender guidelines', 'https://support.google.com/a/answer/81126');
const YAHOO = page('Yahoo sender best practices', 'https://senders.yahooinc.com/best-practices/');
const BCP = page('M3AAWG best practices', 'https://www.m3aawg.org/published-documents');

export const REPUTATION_TERMS: readonly Term[] = [
  term(
    'reputation',
    ['sender reputation', 'ip reputation', 'domain reputation', 'sender score', 'senderscore'],
    'what a provider has seen of a sender so far',
    'Complaints, unknown recipients, spam traps, volume and its jumps, and whether people open and answer. It clings to the address, and ever more to the domain that DKIM names. It is built over weeks, and differs from provider to provider.',
    [
      '`mailsonde blocklist ADDRESS` and `mailsonde blocklist DOMAIN` show public lists; the providers\u2019 own judgement is seen in Postmaster Tools and SNDS only.',
    ],
    [GOOGLE, YAHOO],
  ),
  term(
    'warm-up',
    ['warmup', 'warm up', 'ip warming', 'ip warm-up', 'domain warm-up', 'warming', 'ramp-up'],
    'raising the volume slowly, so that providers get to know the sender',
    'A new address or domain has no reputation; a sudden flood from it looks like spam and is slowed or refused. Begin with the people who open most, some dozens to hundreds a day for each large provider, and double it every few days while replies stay clean. With 421 or 4.7.x stop raising.',
    [
      '`mailsonde check DOMAIN --ip ADDRESS` before the first message; `mailsonde logs FILE` shows jumps in volume.',
    ],
    [GOOGLE, BCP],
  ),
  term(
    'dedicated IP',
    [
      'dedicated ip address',
      'shared ip',
      'shared ip address',
      'dedicated vs shared ip',
      'dedicated and shared ip',
      'ip pool',
    ],
    'an address of one\u2019s own, or one shared with others',
    'On a dedicated address the reputation is yours alone, good or bad; it needs steady volume (some ten thousand messages a week and more) and a warm-up. On a shared address the service looks after it, and a bad neighbour can hurt for a while. For little or irregular mail, shared is better.',
    ['`mailsonde ptr ADDRESS` and `mailsonde blocklist ADDRESS` show how an address stands.'],
    [
      page(
        'Amazon SES: dedicated IP addresses',
        'https://docs.aws.amazon.com/ses/latest/dg/dedicated-ip.html',
      ),
    ],
  ),
  term(
    'blocklist',
    ['block list', 'blacklisted', 'blocklisted', 'listed', 'spamhaus listing', 'denylist'],
    'a public list of addresses or domains known for spam',
    'Receivers ask such lists by DNS while a message comes in. Which list counts is the choice of the receiver: Spamhaus is asked by most, many others by nearly nobody. End the cause first, then ask the list for removal; paid removal is not needed with any serious one.',
    ['`mailsonde blocklist ADDRESS` asks the lists that count, and says where to ask for removal.'],
    [rfc(5782), rfc(6471)],
  ),
  term(
    'spam trap',
    ['spamtrap', 'spam traps', 'honeypot', 'pristine trap', 'recycled trap'],
    'an address that no person uses, so that mail to it proves bad lists',
    'Some were never given to anybody (found by harvesting, or bought), others were given up long ago and refused mail for a year before they came to be traps. To hit them leads to listings. No one tells which they are; the cure is confirmed consent, and to stop writing to people who never open.',
    [
      '`mailsonde blocklist ADDRESS` shows the listings they lead to; `mailsonde logs FILE` the unknown users that go with old lists.',
    ],
    [BCP, page('Spamhaus: spam traps', 'https://www.spamhaus.org/resource-hub/spamtraps/')],
  ),
  term(
    'feedback loop',
    [
      'fbl',
      'complaint rate',
      'spam complaints',
      'arf',
      'complaint feedback loop',
      'jmrp',
      'cfl',
      'abuse report',
      'complaint',
      'complaints',
      'spam complaint',
    ],
    'a provider tells the sender who pressed "spam"',
    'Yahoo (CFL), Microsoft (JMRP) and others send a report in ARF form for each complaint; whoever complained is taken off at once. Gmail sends none, and shows only a rate in Postmaster Tools. Keep the rate below 0.1 %, never let it reach 0.3 %.',
    ['`mailsonde explain complaint.eml` reads such a report.'],
    [rfc(5965), rfc(6449), GOOGLE, YAHOO],
  ),
  term(
    'Postmaster Tools',
    ['google postmaster tools', 'spam rate', 'gpt', 'gmail postmaster'],
    'what Gmail shows of a domain that sends to it',
    'Complaint rate, authentication, encryption, delivery errors and whether the sender rules are met, for domains with some volume. It is free, and confirmed by a TXT record.',
    ['`mailsonde check DOMAIN` shows what can be seen from outside, before any mail was sent.'],
    [page('Postmaster Tools', 'https://support.google.com/a/answer/9981691')],
  ),
  term(
    'SNDS',
    ['smart network data services', 'outlook postmaster', 'microsoft snds'],
    'what Outlook.com shows of an address that sends to it',
    'Smart Network Data Services: volume, complaint rate, traps hit, and a colour for each sending address. It is about addresses, not domains, and about Outlook.com, not about Microsoft 365. JMRP, its feedback loop, is joined at the same place.',
    ['`mailsonde blocklist ADDRESS` and `mailsonde ptr ADDRESS` show what can be seen without it.'],
    [page('Outlook.com SNDS', 'https://sendersupport.olc.protection.outlook.com/snds/')],
  ),
  term(
    'double opt-in',
    ['confirmed opt-in', 'doi', 'coi', 'double opt in', 'opt-in', 'single opt-in'],
    'an address goes on the list only once its owner has confirmed',
    'After signing up, one message with a link goes out; only a click makes a subscriber. It keeps out slips of the pen, bots, traps and addresses of others, and is the proof of consent. Confirm the confirmed only: no advertisement in that first message.',
    ['`mailsonde logs FILE` shows by the rate of unknown users what lists without it come to.'],
    [BCP, GOOGLE],
  ),
  term(
    'list-unsubscribe',
    [
      'list unsubscribe',
      'rfc 8058',
      'one-click unsubscribe',
      'one-click',
      'one click unsubscribe',
      'list-unsubscribe-post',
      'unsubscribe',
    ],
    'the button by which a mailbox unsubscribes for its owner',
    'Two header lines: List-Unsubscribe with an https address, and List-Unsubscribe-Post: List-Unsubscribe=One-Click. The mailbox sends a POST, without any page, log-in or cookie. Gmail and Yahoo want it in bulk mail, signed by DKIM, and done within two days. A GET must not unsubscribe, since filters follow links.',
    [
      '`mailsonde explain message-one-click` and a look at the header of a message you sent; `mailsonde dkim DOMAIN` for the signature that has to cover it.',
    ],
    [rfc(8058), rfc(2369), GOOGLE],
  ),
  term(
    'bulk sender rules',
    ['bulk sender', 'sender requirements', 'gmail yahoo requirements', '5000 messages', 'sender guidelines'],
    'what Gmail, Yahoo and Outlook.com demand of who sends much',
    'From some 5,000 messages a day to one of them: SPF and DKIM, DMARC (p=none is enough) aligned with From, a reverse name, TLS, one-click unsubscription, complaints below 0.3 %. Even smaller senders need SPF or DKIM and a reverse name.',
    ['`mailsonde check DOMAIN --ip ADDRESS` judges all that DNS and servers show of it.'],
    [
      GOOGLE,
      YAHOO,
      page(
        'Outlook.com requirements',
        'https://techcommunity.microsoft.com/blog/microsoftdefenderforoffice365blog/strengthening-email-ecosystem-outlook%E2%80%99s-new-requirements-for-high%E2%80%90volume-senders/4399730',
      ),
    ],
  ),
  term(
    'open relay',
    ['open relays', 'open mail relay'],
    'a server that passes on mail for everybody',
    'Anybody can send anywhere through it; it is found within hours, used for spam, and listed. A server must take mail for its own domains from everybody, and for others only from users who have signed in or networks it knows.',
    [
      '`mailsonde handshake HOST --probe open-relay` tries it, without sending a message; for your own servers only.',
    ],
    [rfc(5321, '7.9'), rfc(2505, '2.1')],
  ),
  term(
    'spam score',
    ['spamassassin', 'spam scores', 'content filter', 'content filtering', 'spam words'],
    'how a filter adds up signs of spam',
    'Filters weigh hundreds of signs; from a sum on, a message goes to the spam folder or is refused. Authentication and reputation count for far more than single words: lists of "forbidden words" are of little use.',
    ['`mailsonde check DOMAIN` looks at what weighs most.'],
    [page('Apache SpamAssassin', 'https://spamassassin.apache.org/doc.html')],
  ),
  term(
    'transactional mail',
    ['transactional email', 'marketing mail', 'marketing email', 'bulk mail', 'transactional vs marketing'],
    'mail one person waits for, and mail for many',
    'Receipts, passwords and notices are awaited and hardly draw complaints; newsletters do. Send them from different subdomains (and addresses), so that the reputation of the one does not hurt the other.',
    ['`mailsonde check SUBDOMAIN` for each of them: both need SPF, DKIM and DMARC.'],
    [GOOGLE, BCP],
  ),
  term(
    'snowshoe spam',
    ['snowshoe', 'snowshoeing'],
    'spam spread over many addresses and domains',
    'A little from each, so that none stands out. Who spreads honest mail over many new addresses or domains looks the same and is listed for it (Spamhaus CSS). Use few addresses, with clear names.',
    ['`mailsonde blocklist ADDRESS` and `mailsonde ptr ADDRESS` show listing and names.'],
    [page('Spamhaus CSS', 'https://www.spamhaus.org/blocklists/combined-spam-sources/')],
  ),
];
