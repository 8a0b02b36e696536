/** Domains whose mail server misbehaves on port 25, one fault each, and those that only seem to. */
import {
  broken,
  healthy,
  type LabEntry,
  type LabProof,
  soundZone,
  stsPolicy,
  stsRecords,
  stsSite,
  unclear,
} from '../domain.ts';
import type { MailScript, Reply } from '../mail-host.ts';
import type { CertificateStory, LabMailServer } from '../mail-servers.ts';
import { dane, injection, nc, starttls, swaks } from '../smtp-proof.ts';
import { submissionServers } from '../submission.ts';

interface Story {
  breaks: string;
  /** Number of the host, as in `HOST n`. */
  at: number;
  plays?: Omit<MailScript, 'name'> | 'refuses' | 'silent';
  certificate?: CertificateStory;
  /** What its server says first, in place of the usual. */
  greets?: Reply;
  flags?: readonly string[];
  proof: readonly LabProof[];
  /** Further lines of its zone. */
  more?: string;
  /** Further servers. */
  servers?: readonly LabMailServer[];
  signed?: true;
}

/** A domain with one MX host, `mx`, that has an IPv4 address only, so that slow ones are waited for once. */
function facts(name: string, { breaks, at, plays, certificate, greets, more, ...story }: Story) {
  const host = `mx.${name}`;
  const script =
    typeof plays === 'string' || (plays === undefined && greets === undefined)
      ? plays
      : {
          name: host,
          ...plays,
          replies: { ...plays?.replies, ...(greets !== undefined && { greeting: greets }) },
        };
  return {
    breaks,
    zone: soundZone(at, { mx: `@ MX 10 mx\nmx HOST4 ${at}`, ...(more !== undefined && { more }) }),
    proof: story.proof,
    servers: [
      {
        host,
        ...(script !== undefined && { plays: script }),
        ...(certificate !== undefined && { certificate }),
      },
      ...(story.servers ?? []),
    ],
    ...(story.flags !== undefined && { flags: story.flags }),
    ...(story.signed && { security: 'signed' as const }),
  };
}

const faulty = (name: string, fails: string | readonly string[], story: Story): LabEntry =>
  broken(name, fails, facts(name, story));
const sound = (name: string, story: Story): LabEntry => healthy(name, facts(name, story));

/** What cannot be told of a server that ends at this stage. */
const FROM_STARTTLS = [
  'smtp-starttls-works',
  'tls-certificate-current',
  'tls-certificate-expiring',
  'tls-certificate-name',
  'tls-certificate-trusted',
  'tls-protocol-modern',
];
const FROM_EHLO = ['smtp-auth-after-tls', 'smtp-ehlo', 'smtp-starttls-offered', ...FROM_STARTTLS];
const FROM_GREETING = ['smtp-banner-hostname', 'smtp-greeting', 'smtp-greeting-delay', ...FROM_EHLO];

/** It cannot be judged, and that is its own fault; or it does not speak with us, whatever it does with others. */
const mute = (name: string, unknown: readonly string[], story: Story): LabEntry =>
  unclear(name, unknown, true, facts(name, story));
const averse = (name: string, unknown: readonly string[], story: Story): LabEntry =>
  unclear(name, unknown, false, facts(name, story));

/** Servers that do not answer would be waited for as long as real ones. */
const HURRY = ['--connect-timeout', '1s', '--command-timeout', '1s'];
/** What an Internet exchange would be to the real network: a host that answers on 25. */
const CONTROL = ['--egress-control', 'mx.lab-hosting.example'];
const ESC = '\u001b';
const raw = (text: string): Reply => ({ raw: text });
const closing = (text: string): Reply => ({ raw: `${text}\r\n`, end: 'close' });
const RESET: Reply = { end: 'reset' };
const SILENCE: Reply = { end: 'silence' };
const BUSY = closing('421 4.3.2 Service shutting down, closing channel');

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

const tls = [
  faulty('tls-missing.example', 'smtp-starttls-offered', {
    breaks: 'It offers no STARTTLS, so all mail to it travels in clear.',
    at: 153,
    plays: { offers: ['PIPELINING', 'SIZE 52428800', '8BITMIME'] },
    proof: [swaks('mx.tls-missing.example', '250 8BITMIME(?![\\s\\S]*STARTTLS)')],
  }),
  faulty('tls-stripped.example', 'smtp-starttls-offered', {
    breaks: 'A firewall on the way overwrites STARTTLS with XXXXXXXA and masks the greeting.',
    at: 154,
    greets: `220 ${'*'.repeat(48)}`,
    plays: { offers: ['PIPELINING', 'XXXXXXXA', '8BITMIME'] },
    proof: [swaks('mx.tls-stripped.example', '220 \\*{48}[\\s\\S]*250-XXXXXXXA')],
  }),
  faulty('tls-refused.example', 'smtp-starttls-works', {
    breaks: 'It offers STARTTLS and then refuses it: its certificate cannot be read.',
    at: 155,
    plays: { replies: { STARTTLS: '454 4.7.0 TLS not available due to local problem' } },
    proof: [swaks('mx.tls-refused.example', 'STARTTLS\\s+<\\*\\*\\s+454 4\\.7\\.0', ['--tls'])],
  }),
  faulty('tls-garbage.example', 'smtp-starttls-works', {
    breaks: 'After 220 to STARTTLS come words in clear instead of TLS.',
    at: 156,
    plays: { replies: { handshake: raw('500 5.5.1 Command unrecognized, what did you expect here?\r\n') } },
    proof: [starttls('mx.tls-garbage.example', 'wrong version number|packet length too long')],
  }),
  faulty('tls-hangs-up.example', 'smtp-starttls-works', {
    breaks: 'It resets the connection where the TLS handshake should begin.',
    at: 157,
    plays: { replies: { handshake: { delayMs: 40, end: 'reset' } } },
    proof: [starttls('mx.tls-hangs-up.example', 'no peer certificate available')],
  }),
  faulty('tls-stuck.example', 'smtp-starttls-works', {
    breaks: 'It says go ahead to STARTTLS and then nothing more.',
    at: 158,
    plays: { replies: { handshake: SILENCE } },
    flags: HURRY,
    proof: [starttls('mx.tls-stuck.example', '^(?![\\s\\S]*BEGIN CERTIFICATE)')],
  }),
  mute('smtp-busy-at-starttls.example', FROM_STARTTLS, {
    breaks: 'It says 421 to STARTTLS.',
    at: 159,
    plays: { replies: { STARTTLS: BUSY } },
    proof: [swaks('mx.smtp-busy-at-starttls.example', 'STARTTLS\\s+<\\*\\*\\s+421', ['--tls'])],
  }),
  sound('smtp-busy-after-tls.example', {
    breaks: 'It says 421 to the EHLO over TLS, when all that matters here is known.',
    at: 160,
    plays: { repliesOverTls: { EHLO: BUSY } },
    proof: [swaks('mx.smtp-busy-after-tls.example', '~> EHLO [^\\n]*\\s+<~\\*\\s+421', ['--tls'])],
  }),
  sound('smtp-hangs-up-after-tls.example', {
    breaks: 'It resets the connection when it hears EHLO over TLS, when all that matters here is known.',
    at: 161,
    plays: { repliesOverTls: { EHLO: RESET } },
    proof: [
      swaks('mx.smtp-hangs-up-after-tls.example', 'TLS started[\\s\\S]*~> EHLO(?![\\s\\S]*<~  )', ['--tls']),
    ],
  }),
  faulty('tls-injection.example', 'smtp-starttls-injection', {
    breaks: 'Commands smuggled in behind STARTTLS count as if they came over TLS.',
    at: 162,
    plays: { keepsClearText: true },
    flags: ['--probe', 'starttls-injection'],
    proof: [injection('mx.tls-injection.example', '^over TLS: 250 ')],
  }),
  faulty('tls-old.example', 'tls-protocol-modern', {
    breaks: 'It speaks TLS 1.0 and nothing newer.',
    at: 163,
    plays: { onlyTls: 'TLSv1' },
    proof: [
      starttls('mx.tls-old.example', 'alert protocol version|unsupported protocol|legacy sigalg disallowed'),
      starttls('mx.tls-old.example', 'Protocol\\s*: TLSv1\\b', ['-tls1', '-cipher', 'DEFAULT:@SECLEVEL=0']),
    ],
  }),
];

const certificates = [
  faulty('tls-expired.example', 'tls-certificate-current', {
    breaks: 'The certificate of its mail host expired two days ago.',
    at: 164,
    certificate: { fault: 'expired' },
    proof: [starttls('mx.tls-expired.example', 'certificate has expired')],
  }),
  faulty('tls-expiring.example', 'tls-certificate-expiring', {
    breaks: 'The certificate of its mail host has five days left, and nobody renews it.',
    at: 165,
    certificate: { fault: 'expiring' },
    proof: [starttls('mx.tls-expiring.example', 'Verify return code: 0 \\(ok\\)')],
  }),
  faulty('tls-self-signed.example', 'tls-certificate-trusted', {
    breaks: 'The certificate of its mail host is signed by nobody but itself.',
    at: 166,
    certificate: { fault: 'self-signed' },
    proof: [starttls('mx.tls-self-signed.example', 'self-signed certificate')],
  }),
  faulty('tls-private-ca.example', 'tls-certificate-trusted', {
    breaks:
      'The certificate of its mail host is from an authority of its own that no DANE record vouches for.',
    at: 167,
    certificate: { issuer: 'office-ca.tls-private-ca.example' },
    proof: [starttls('mx.tls-private-ca.example', 'self-signed certificate in certificate chain')],
  }),
  faulty('tls-wrong-name.example', 'tls-certificate-name', {
    breaks: 'The certificate of its mail host is for another name.',
    at: 168,
    certificate: { fault: 'wrong-name' },
    proof: [starttls('mx.tls-wrong-name.example', '[Hh]ostname mismatch')],
  }),
  faulty('dane-mismatch.example', 'dane-matches', {
    breaks:
      'Its key was renewed, but the TLSA record still promises the old one: DANE senders hold mail back.',
    at: 169,
    signed: true,
    certificate: { keyOf: 'renewed.mx.dane-mismatch.example' },
    more: '_25._tcp.mx TLSA 3 1 1 @spki:mx.dane-mismatch.example',
    proof: [dane('mx.dane-mismatch.example', 'no matching DANE TLSA records')],
  }),
  sound('dane-vouches.example', {
    breaks: 'Its certificate has expired and nobody trusts it, but its DANE record vouches for the key.',
    at: 170,
    signed: true,
    certificate: { fault: 'expired', issuer: 'office-ca.dane-vouches.example' },
    more: '_25._tcp.mx TLSA 3 1 1 @spki:mx.dane-vouches.example',
    proof: [dane('mx.dane-vouches.example', 'Verification: OK')],
  }),
  broken('mta-sts-mx-wrong-name.example', ['mta-sts-mx-certificate', 'tls-certificate-name'], {
    breaks: 'Its policy is enforced, but its mail host shows a certificate for another name.',
    zone: soundZone(171, { mx: '@ MX 10 mx\nmx HOST4 171', more: stsRecords() }),
    sites: [
      stsSite('mta-sts-mx-wrong-name.example', stsPolicy('enforce', ['mx.mta-sts-mx-wrong-name.example'])),
    ],
    servers: [{ host: 'mx.mta-sts-mx-wrong-name.example', certificate: { fault: 'wrong-name' } }],
    proof: [starttls('mx.mta-sts-mx-wrong-name.example', '[Hh]ostname mismatch')],
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
];

export const smtpFaults = [...reach, ...greeting, ...commands, ...tls, ...certificates, ...envelope];
