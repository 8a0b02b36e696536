/** Domains whose mail server fails at TLS on port 25: at STARTTLS, in the handshake, or by its certificate. */
import { broken, soundZone, stsPolicy, stsRecords, stsSite } from '../domain.ts';
import { dane, injection, starttls, swaks } from '../smtp-proof.ts';
import { BUSY, FROM_STARTTLS, faulty, HURRY, mute, RESET, raw, SILENCE, sound } from './smtp-story.ts';

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

export const smtpTlsFaults = [...tls, ...certificates];
