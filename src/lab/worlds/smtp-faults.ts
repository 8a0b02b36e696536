/** Domains whose mail server misbehaves on port 25, one fault each, and those that only seem to. */
import { broken, soundZone } from '../domain.ts';
import { nc, swaks } from '../smtp-proof.ts';
import { submissionServers } from '../submission.ts';
import {
  averse,
  BUSY,
  CONTROL,
  closing,
  ESC,
  FROM_EHLO,
  FROM_GREETING,
  faulty,
  HURRY,
  mute,
  RESET,
  SILENCE,
  sound,
} from './smtp-story.ts';
import { smtpTlsFaults } from './smtp-tls-faults.ts';

const reach = [
  faulty('smtp-silent.example', 'smtp-reachable', {
    breaks: 'Its mail host answers no connection at all; a firewall drops the packets.',
    at: 129,
    plays: 'silent',
    flags: [...HURRY, ...CONTROL],
    proof: [nc('mx.smtp-silent.example', 'timed out')],
  }),
  faulty('smtp-refused.example', 'smtp-reachable', {
    breaks: 'Nobody listens on port 25 of its only mail host.',
    at: 130,
    plays: 'refuses',
    proof: [nc('mx.smtp-refused.example', 'refused')],
  }),
  broken('smtp-one-down.example', 'smtp-host-reachable', {
    breaks: 'The second of its two mail hosts refuses connections; nobody has noticed.',
    zone: soundZone(131, { mx: '@ MX 10 mx\nmx HOST4 131\n@ MX 20 backup\nbackup HOST4 132' }),
    servers: [{ host: 'backup.smtp-one-down.example', plays: 'refuses' }],
    proof: [nc('backup.smtp-one-down.example', 'refused'), nc('mx.smtp-one-down.example', '\\n220 ')],
  }),
  averse('smtp-blocked-here.example', ['smtp-reachable', ...FROM_GREETING], {
    breaks: 'Silent on 25 while 587 of the same host answers: this network lets no mail out.',
    at: 133,
    plays: 'silent',
    flags: [...HURRY, '--egress-control', 'none'],
    servers: submissionServers('mx.smtp-blocked-here.example', [587]),
    proof: [
      nc('mx.smtp-blocked-here.example', 'timed out'),
      nc('mx.smtp-blocked-here.example', '\\n220 ', 587),
    ],
  }),
];

const greeting = [
  mute('smtp-tarpit.example', FROM_GREETING, {
    breaks: 'It takes the connection and then never says a word.',
    at: 134,
    greets: SILENCE,
    flags: HURRY,
    proof: [nc('mx.smtp-tarpit.example', '^Connection to [^\\n]* succeeded!\\s*$')],
  }),
  mute('smtp-dripping.example', FROM_GREETING, {
    breaks: 'It greets one letter at a time and is never done within a second.',
    at: 135,
    greets: { raw: '220 mx.smtp-dripping.example ESMTP\r\n', dripMs: 200 },
    flags: HURRY,
    proof: [nc('mx.smtp-dripping.example', 'succeeded!\\n220 ')],
  }),
  faulty('smtp-turns-away.example', 'smtp-greeting', {
    breaks: 'It greets everybody with 554 instead of 220.',
    at: 136,
    greets: closing('554 5.3.2 No mail service here'),
    proof: [nc('mx.smtp-turns-away.example', '554 5\\.3\\.2 ')],
  }),
  faulty('smtp-no-mail.example', 'smtp-greeting', {
    breaks: 'Its MX host greets with 521: it never takes mail (RFC 7504).',
    at: 137,
    greets: closing('521 mx.smtp-no-mail.example does not accept mail'),
    proof: [nc('mx.smtp-no-mail.example', '521 mx\\.')],
  }),
  averse('smtp-blocks-us.example', FROM_GREETING, {
    breaks: 'It refuses our own address because of a blocklist, which says nothing of its other senders.',
    at: 138,
    greets: closing('554 5.7.1 Service unavailable; client host [127.0.0.1] blocked using zen.spamhaus.org'),
    proof: [nc('mx.smtp-blocks-us.example', '\\[127\\.0\\.0\\.1\\] blocked using')],
  }),
  averse('smtp-busy.example', FROM_GREETING, {
    breaks: 'It greets with 421: too many connections just now.',
    at: 139,
    greets: closing('421 4.7.0 mx.smtp-busy.example Too many connections, try again later'),
    proof: [nc('mx.smtp-busy.example', '421 4\\.7\\.0 ')],
  }),
  faulty('smtp-babble.example', 'smtp-greeting', {
    breaks: 'What answers on port 25 of its mail host is a web server.',
    at: 140,
    greets: closing('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n'),
    proof: [nc('mx.smtp-babble.example', 'HTTP/1\\.1 400')],
  }),
  faulty('smtp-huge-line.example', 'smtp-greeting', {
    breaks: 'Its greeting is one line of a million letters.',
    at: 141,
    greets: closing(`220 mx.smtp-huge-line.example ${'ESMTP '.repeat(170_000)}`),
    proof: [nc('mx.smtp-huge-line.example', '220 mx\\.smtp-huge-line\\.example (ESMTP ){100000}')],
  }),
  faulty('smtp-nameless.example', 'smtp-banner-hostname', {
    breaks: 'Its greeting does not say which host it is.',
    at: 142,
    greets: '220 ESMTP Mail Service ready',
    proof: [nc('mx.smtp-nameless.example', '220 ESMTP Mail')],
  }),
  faulty('smtp-localhost.example', 'smtp-banner-hostname', {
    breaks: 'It greets as "localhost", straight from its package’s defaults.',
    at: 143,
    greets: '220 localhost ESMTP Postfix',
    proof: [nc('mx.smtp-localhost.example', '220 localhost ')],
  }),
  faulty('smtp-terminal-tricks.example', 'smtp-greeting', {
    breaks: 'It refuses service in words that would clear the screen and rename the window.',
    at: 144,
    greets: closing(`554 ${ESC}[2J${ESC}]0;owned\u0007all is well\u009b31m\u202e`),
    proof: [nc('mx.smtp-terminal-tricks.example', `554 ${ESC}\\[2J`)],
  }),
  sound('smtp-slow.example', {
    breaks: 'It lets everybody wait for its greeting, to be rid of spammers in a hurry.',
    at: 145,
    greets: { raw: '220 mx.smtp-slow.example ESMTP\r\n', delayMs: 700 },
    proof: [swaks('mx.smtp-slow.example', '220 mx\\.smtp-slow')],
  }),
];

const commands = [
  faulty('smtp-helo-only.example', ['smtp-ehlo', 'smtp-starttls-offered'], {
    breaks: 'It does not know EHLO, the way to say hello since 1995, and so offers no TLS either.',
    at: 146,
    plays: { replies: { EHLO: '502 5.5.2 Command not implemented' } },
    proof: [swaks('mx.smtp-helo-only.example', '502 5\\.5\\.2[\\s\\S]*-> HELO [\\s\\S]*<-\\s+250 ')],
  }),
  mute('smtp-busy-at-ehlo.example', FROM_EHLO, {
    breaks: 'It greets and then says 421 to EHLO.',
    at: 147,
    plays: { replies: { EHLO: BUSY } },
    proof: [swaks('mx.smtp-busy-at-ehlo.example', '220 mx[\\s\\S]*421 4\\.3\\.2')],
  }),
  mute('smtp-hangs-up-at-once.example', FROM_GREETING, {
    breaks: 'It resets every connection before a word is said.',
    at: 148,
    // Late enough that every client, however busy, has seen the connection stand.
    greets: { delayMs: 250, end: 'reset' },
    proof: [nc('mx.smtp-hangs-up-at-once.example', '^(?![\\s\\S]*220 )[\\s\\S]*succeeded!')],
  }),
  mute('smtp-hangs-up-at-ehlo.example', FROM_EHLO, {
    breaks: 'It resets the connection when it hears EHLO.',
    at: 149,
    plays: { replies: { EHLO: RESET } },
    proof: [swaks('mx.smtp-hangs-up-at-ehlo.example', '220 mx[\\s\\S]*EHLO(?![\\s\\S]*250)')],
  }),
  mute('smtp-endless.example', FROM_EHLO, {
    breaks: 'Its reply to EHLO never ends.',
    at: 150,
    plays: { replies: { EHLO: { raw: '250-AND-ANOTHER-THING\r\n'.repeat(50), endless: true } } },
    proof: [nc('mx.smtp-endless.example', '(250-AND-ANOTHER-THING\\s+){1000}', 25, 'EHLO probe.example')],
  }),
  faulty('smtp-auth-in-clear.example', 'smtp-auth-after-tls', {
    breaks: 'It asks for passwords before the connection is encrypted.',
    at: 151,
    plays: { offers: ['PIPELINING', 'AUTH PLAIN LOGIN', 'STARTTLS'] },
    proof: [swaks('mx.smtp-auth-in-clear.example', '250-AUTH PLAIN LOGIN')],
  }),
  faulty('smtp-open-relay.example', 'smtp-open-relay', {
    breaks: 'It takes mail from anybody for anybody.',
    at: 152,
    plays: { openRelay: true },
    flags: ['--probe', 'open-relay'],
    proof: [
      swaks('mx.smtp-open-relay.example', 'RCPT TO:<x@elsewhere\\.test>\\s+<-\\s+250 ', [
        ...['--to', 'x@elsewhere.test', '--from', 'x@elsewhere.test', '--quit-after', 'RCPT'],
      ]),
    ],
  }),
];

const recipient = (domain: string): string[] => [
  ...['--from', 'sonde@healthy.example', '--to', `postmaster@${domain}`, '--quit-after', 'RCPT'],
];

/** Nothing of them shows without naming a recipient. */
const envelope = [
  sound('smtp-greylisting.example', {
    breaks: 'It asks strangers to come back in five minutes (450 to RCPT); only `route --rcpt` notices.',
    at: 172,
    plays: { replies: { RCPT: '450 4.2.0 Greylisted, please try again in 300 seconds' } },
    proof: [swaks('mx.smtp-greylisting.example', '450 4\\.2\\.0', recipient('smtp-greylisting.example'))],
  }),
  sound('smtp-busy-at-mail.example', {
    breaks: 'It says 421 to MAIL, which only `route --rcpt` notices.',
    at: 173,
    plays: { replies: { MAIL: BUSY } },
    proof: [
      swaks(
        'mx.smtp-busy-at-mail.example',
        'MAIL FROM[^\\n]*\\s+<\\*\\*\\s+421',
        recipient('smtp-busy-at-mail.example'),
      ),
    ],
  }),
  sound('smtp-busy-at-rcpt.example', {
    breaks: 'It says 421 to RCPT, which only `route --rcpt` notices.',
    at: 174,
    plays: { replies: { RCPT: BUSY } },
    proof: [
      swaks(
        'mx.smtp-busy-at-rcpt.example',
        'RCPT TO[^\\n]*\\s+<\\*\\*\\s+421',
        recipient('smtp-busy-at-rcpt.example'),
      ),
    ],
  }),
  sound('smtp-hangs-up-at-mail.example', {
    breaks: 'It resets the connection when it hears MAIL, which only `route --rcpt` notices.',
    at: 175,
    plays: { replies: { MAIL: RESET } },
    proof: [
      swaks(
        'mx.smtp-hangs-up-at-mail.example',
        'MAIL FROM(?![\\s\\S]*<-  250 2\\.1)',
        recipient('smtp-hangs-up-at-mail.example'),
      ),
    ],
  }),
  sound('smtp-hangs-up-at-rcpt.example', {
    breaks: 'It resets the connection when it hears RCPT, which only `route --rcpt` notices.',
    at: 176,
    plays: { replies: { RCPT: RESET } },
    proof: [
      swaks(
        'mx.smtp-hangs-up-at-rcpt.example',
        'RCPT TO(?![\\s\\S]*<-  250 2\\.1\\.5)',
        recipient('smtp-hangs-up-at-rcpt.example'),
      ),
    ],
  }),
  sound('smtp-greylisting-briefly.example', {
    breaks:
      'It asks strangers to come back after a second, and then lets them in: `send --direct --wait 10s`.',
    at: 177,
    plays: { greylistMs: 1_000 },
    proof: [
      swaks(
        'mx.smtp-greylisting-briefly.example',
        '450 4\\.2\\.0',
        recipient('smtp-greylisting-briefly.example'),
      ),
    ],
  }),
  sound('smtp-hangs-up-at-the-end.example', {
    breaks:
      'It resets the connection in place of an answer to the message, which only `send --direct` notices.',
    at: 178,
    plays: { replies: { message: RESET } },
    proof: [
      swaks('mx.smtp-hangs-up-at-the-end.example', '<-  354[\\s\\S]*\\n -> \\.\\n(?![\\s\\S]*queued)', [
        ...['--from', 'sonde@healthy.example', '--to', 'postmaster@smtp-hangs-up-at-the-end.example'],
        ...['--data', 'Subject: hello\\n\\nhello'],
      ]),
    ],
  }),
];

export const smtpFaults = [...reach, ...greeting, ...commands, ...smtpTlsFaults, ...envelope];
