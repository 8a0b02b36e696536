/** What Postfix says of how much, how fast and in which order it was spoken to, and of its own troubles. */
import type { DialectRow } from '../../../model/dialect.ts';

const POSTSCREEN = { title: 'Postfix: postscreen', url: 'https://www.postfix.org/POSTSCREEN_README.html' };

export const sessions: readonly DialectRow[] = [
  {
    id: 'postfix-too-much',
    text: /Error: too (?:much mail|many (?:connections|recipients|new TLS sessions|AUTH commands|messages)(?: from \S+)?)/i,
    category: 'rate-limited',
    references: [{ title: 'Postfix: anvil(8)', url: 'https://www.postfix.org/anvil.8.html' }],
  },
  {
    id: 'postfix-too-many-errors',
    codes: [421],
    text: /Error: too many errors/i,
    category: 'rate-limited',
    but: {
      title: 'Too many refused commands in one session',
      meaning:
        'The server hangs up because too many commands of this session failed, most often recipients that do not exist.',
      action: [
        'Look at the replies before this one: they say what was refused.',
        'Clean the list of addresses that do not exist.',
      ],
    },
  },
  {
    id: 'postfix-all-ports-busy',
    text: /All server ports are busy/i,
    category: 'server-temporary',
    references: [POSTSCREEN],
  },
  {
    id: 'postfix-postscreen-first-contact',
    codes: [450],
    enhanced: ['4.3.2'],
    text: /\bService currently unavailable$/i,
    category: 'greylisted',
    but: {
      meaning:
        'The server has put a new client to the test (postscreen). It passed, and is let in when it comes again; the words sound like a breakdown, but are no such thing.',
    },
    references: [POSTSCREEN],
  },
  {
    id: 'postfix-postscreen-protocol-error',
    codes: [521, 550],
    text: /^Protocol error\b/i,
    category: 'syntax-or-protocol',
    but: {
      meaning:
        'The client spoke before it was its turn, or in a way real mail servers do not; the server takes it for a spam program.',
    },
    references: [POSTSCREEN],
  },
  {
    id: 'postfix-misconfigured',
    text: /Server configuration (?:error|problem)|>: Temporary lookup failure$|Error: queue file write error|\bmail transport unavailable\b|\balias database unavailable\b|\binternal software error\b/i,
    category: 'server-temporary',
    but: {
      meaning:
        'Something the server needs is broken: a table or database it looks recipients up in, its own settings, or the disk of its queue. Sender and address are not at fault.',
      action: [
        'Let the queue try again.',
        'If it lasts for hours, tell the postmaster of the receiver: their log names what failed.',
      ],
    },
  },
  {
    id: 'postfix-storage',
    text: /\bInsufficient system storage\b/i,
    category: 'server-temporary',
    but: { title: 'The disk of the server is full' },
  },
  {
    id: 'postfix-sign-in-unavailable',
    codes: [454],
    text: /Temporary authentication failure/i,
    category: 'server-temporary',
    but: { title: 'The server cannot check sign-ins right now' },
  },
  {
    id: 'postfix-sign-in-failed',
    codes: [535],
    text: /Error: authentication failed/i,
    category: 'auth-failed',
  },
];
