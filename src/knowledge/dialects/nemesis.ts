/** What the mail servers of United Internet say, under whichever of their brands they answer: GMX, Web.de, IONOS. */
import type { DialectRow } from '../../model/dialect.ts';
import type { Reference } from '../../model/finding.ts';
import { rfc } from '../references.ts';
import { notOwnSender } from './own-sender.ts';

/** `contact`: where that brand takes questions of senders. */
export function nemesisRows(
  id: string,
  references: readonly Reference[],
  contact: string,
): readonly DialectRow[] {
  const ask = `Ask with the form at ${contact}, with the whole reply: the address at its end tells them which case it is.`;
  return [
    {
      id: `${id}-listed`,
      codes: [421, 554],
      text: /\bip address is (?:block|black) ?listed\./i,
      category: 'reputation-blocked',
      but: {
        title: 'The sending address is on a list, public or their own',
        action: [
          'See with `mailsonde blocklist ADDRESS` who lists it, and ask for removal there once the cause is gone.',
          ask,
        ],
      },
      references,
    },
    {
      id: `${id}-reverse-name`,
      codes: [421, 554],
      text: /\bbad dns ptr resource record/i,
      category: 'rdns-missing',
      but: {
        meaning:
          'The sending address has no reverse name, or one as providers give to the lines of end users, with the address or words like "dyn" and "dsl" in it.',
      },
      references,
    },
    {
      id: `${id}-policy-violations`,
      codes: [421, 450],
      text: /\breject due to policy violations\b/i,
      category: 'reputation-blocked',
      but: {
        title: 'Too many dead addresses, or a server that changes its name',
        meaning:
          'The address is turned away for now: too many of its recipients did not exist, or its server greets with another name (HELO) each time, as infected computers do.',
        action: [
          'Take dead addresses off the list, and look for a compromised account.',
          'Have each server greet with one name, that of its PTR record.',
          'Try again after some hours.',
        ],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
    {
      id: `${id}-rate`,
      codes: [421, 450],
      text: /\brate limit reached\.? please try again later\b.{0,20}for explanation visit/i,
      category: 'rate-limited',
      but: {
        action: ['Try again after some hours, and send fewer messages an hour from then on.', ask],
        retry: { advice: 'later', afterSeconds: 14_400 },
      },
      references,
    },
    {
      id: `${id}-authentication`,
      codes: [550, 554],
      text: /\breject due to (?:spf|dkim|dmarc) policy\b/i,
      category: 'auth-policy',
      references,
    },
    {
      id: `${id}-headers`,
      codes: [550, 554],
      text: /\btransaction failed\W{1,5}reject due to policy restrictions\b.{0,200}[?&]c=(?:hi|hd|r07\d\d)\b/i,
      category: 'content-rejected',
      but: {
        title: 'The headers of the message are malformed',
        meaning:
          'After the message was sent, the server found a header that is missing, empty, there twice, or not written as RFC 5322 wants it.',
        actor: 'sender-admin',
        action: [
          'See that there is a Date header, and that Date, From, Sender and To are written correctly: a To or Cc header without an address is as bad as letters beyond ASCII that are not encoded.',
          'See that From, Sender, To, Cc, Bcc, Subject and Date are there once at most.',
          'Update the program or script that makes the message; other receivers may be less strict.',
        ],
      },
      references: [...references, rfc(5322, '3.6')],
    },
    {
      id: `${id}-policy-restrictions`,
      codes: [550, 554],
      text: /\breject due to policy restrictions\b/i,
      category: 'policy-rejected',
      but: {
        title: 'Something about the sender or the message breaks their rules',
        meaning:
          'The server refuses by a rule of its own, without saying which: a sender with a bad name, headers that are malformed or missing, or content as in spam.',
        actor: 'sender-admin',
        action: [
          'Open the address at the end of the reply: it leads to a page about this very case.',
          'See with `mailsonde check DOMAIN` that the domain is in order, and that Date, From and Message-ID are there once each.',
          ask,
        ],
      },
      references,
    },
    {
      id: `${id}-own-sender`,
      codes: [550, 554],
      text: /\bmailbox unavailable\W{1,3}(?:550.)?sender address is not allowed\b|\btransaction failed\W{1,3}(?:554.)?unauthorized sender address\b/i,
      category: 'policy-rejected',
      but: notOwnSender(),
      references,
    },
    {
      id: `${id}-sender-domain`,
      codes: [550],
      text: /\bmailbox unavailable\W{1,3}(?:550.)?invalid dns mx or a\/aaaa resource record/i,
      category: 'dns-or-routing',
      but: {
        title: 'The domain of an address has neither MX nor address record',
        action: [
          'See with `mailsonde mx DOMAIN` for the domain of the sender, then for that of the recipient, which of them has no server for mail.',
          'Look for a slip of the pen in both addresses.',
        ],
      },
      references,
    },
    {
      id: `${id}-full`,
      codes: [552],
      text: /\bexceeded storage allocation\W{1,3}(?:552.)?quota exceeded\. /i,
      category: 'mailbox-full',
      references,
    },
    {
      id: `${id}-no-mailbox`,
      codes: [550],
      text: /^(?:<\S{1,320}>:? )?requested action not taken: mailbox unavailable\W{1,3}for explanation visit/i,
      category: 'mailbox-unknown',
      references,
    },
  ];
}
