/** SpamTitan of TitanHQ: a gateway that refuses by tests of the session first, and by what is in the message afterwards. */
import type { Dialect } from '../../model/dialect.ts';
import { page } from '../references.ts';

const POLICY = page(
  'SpamTitan: what becomes of spam, domain by domain',
  'https://docs.titanhq.com/en/8967-domain-policy-settings.html',
);
const TESTS = page(
  'SpamTitan: tests of the session',
  'https://helpdesk.spamtitan.com/support/solutions/articles/4000030640-spam-tests-that-are-disabled-by-default',
);
const COUNTRIES = page('SpamTitan: geoblocking', 'https://docs.titanhq.com/en/29111-geoblocking.html');
const HISTORY = page(
  'SpamTitan: the history of mail',
  'https://docs.titanhq.com/en/1139-view-mail-history.html',
);

/** Every refusal stands there with the test that made it. */
const ASK =
  'Ask the recipient by other means: their administrator finds the test that refused the mail under Reporting > History, and can put the sender on the allow list.';

export const spamtitan: Dialect = {
  id: 'spamtitan',
  name: 'SpamTitan',
  also: ['TitanHQ'],
  kind: 'gateway',
  hosts: ['spamtitan.com'],
  signs: [/\bspamtitan\b/i, /\btitanhq\b/i],
  rows: [
    {
      id: 'spamtitan-country',
      text: /\bgeo-?(?:block|location|ip)|\b(?:your|this|from) countr(?:y|ies)\b/i,
      known: true,
      category: 'policy-rejected',
      but: {
        title: 'No mail is taken from the country of the sending address',
        meaning:
          'The organisation behind SpamTitan takes no mail from some countries, going by the address that connects. The recipient exists.',
        action: [ASK, 'Send through a server in another country, if you have one.'],
      },
      references: [COUNTRIES, HISTORY],
    },
    {
      id: 'spamtitan-attachment',
      text: /\bbanned\b|\b(?:forbidden|prohibited) (?:attachment|file)/i,
      known: true,
      category: 'content-rejected',
      but: {
        title: 'An attachment is of a kind that is not taken',
        meaning:
          'The organisation behind SpamTitan has files of this kind, or with this ending, refused; those within archives too.',
        action: ['Send the file by a link, or in another form.', ASK],
      },
      references: [POLICY, HISTORY],
    },
    {
      id: 'spamtitan-spam',
      text: /(?:\b(?:is|as|considered|probable|probably|score)|[-:]) ?spam\b|\bspam (?:score|message|detected|content)\b/i,
      known: true,
      category: 'content-rejected',
      but: {
        title: 'SpamTitan counts the message as spam',
        meaning:
          'Subject, words, links and sender together reached the score from which the organisation has mail refused (5 where nothing else is set) instead of put aside.',
        action: ['Look at the links, the wording and the attachments of the message.', ASK],
      },
      references: [POLICY, HISTORY],
    },
    {
      id: 'spamtitan-helo',
      text: /\bhelo command rejected\b/i,
      known: true,
      category: 'policy-rejected',
      but: {
        title: 'The name the sending server says in EHLO does not hold',
        meaning:
          'SpamTitan can ask that the name is a whole host name and leads to an address. The recipient exists; all mail of this server is refused.',
        actor: 'sender-admin',
        action: ['See with `mailsonde ptr ADDRESS --helo NAME` what is wrong with the name.', ASK],
      },
      references: [TESTS],
    },
  ],
  sources: [POLICY.url, TESTS.url, COUNTRIES.url, HISTORY.url],
  checked: '2026-11-22',
};
