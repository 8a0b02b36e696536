/** Healthy domains with odd but sound records of their own, or seen from an odd place. */
import { ED25519, LETTERS_RSA_2048, RSA_2048 } from '../dkim-keys.ts';
import { dig, dkimKey, healthy, pyspf, soundZone, WEB_ADDRESS } from '../domain.ts';

const includes = (count: number): string =>
  Array.from({ length: count }, (_, i) => `include:_spf${i + 1}.mailers.example`).join(' ');

export const healthyHosts = [
  healthy('selfhosted.example', {
    breaks: 'Postfix at home: signed zone, DANE with a private CA (usage 2), one host for everything.',
    security: 'signed',
    zone: soundZone(201, {
      mx: '@ MX 10 mail\nmail HOST 201',
      spf: 'v=spf1 a:mail.selfhosted.example -all',
      dmarc: 'v=DMARC1; p=quarantine; adkim=s; aspf=s; rua=mailto:postmaster@selfhosted.example',
      more: '_25._tcp.mail TLSA 2 1 1 @spki:private-ca.selfhosted.example',
    }),
    servers: [{ host: 'mail.selfhosted.example', certificate: { issuer: 'private-ca.selfhosted.example' } }],
    proof: [dig('+adflag TLSA _25._tcp.mail.selfhosted.example', 'flags:[^;]* ad')],
  }),
  healthy('signed.example', {
    breaks: 'DANE-EE keys with the next one already published, its TLSA records behind an alias.',
    security: 'signed',
    zone: soundZone(202, {
      more: `
        _25._tcp.mx CNAME _pins.mx
        _pins.mx    TLSA  3 1 1 @spki:mx.signed.example
        _pins.mx    TLSA  3 1 1 @spki:next.mx.signed.example`,
    }),
  }),
  healthy('parked.example', {
    breaks: 'Parked: null MX, SPF that authorises nobody, every DKIM selector revoked, p=reject.',
    zone: `
      @             MX  0 .
      @             TXT v=spf1 -all
      *._domainkey  TXT v=DKIM1; p=
      _dmarc        TXT v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@reports.example`,
  }),
  healthy('web-only.example', {
    breaks: 'A web site without mail: an address, no MX, and SPF that authorises nobody.',
    zone: `
      @      A   ${WEB_ADDRESS}
      www    A   ${WEB_ADDRESS}
      @      TXT v=spf1 -all
      _dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@reports.example`,
    servers: [{ host: 'web-only.example', plays: 'refuses' }],
  }),
  healthy('xn--bcher-kva.example', {
    breaks: 'An internationalised name (bücher.example).',
    zone: soundZone(203),
  }),
  healthy('ipv4-only.example', {
    breaks: 'Looked at from a network without IPv6, though its hosts have both.',
    zone: soundZone(204),
    flags: ['-4'],
  }),
  healthy('unverifiable.example', {
    breaks: 'Signed and with DANE, but seen through a resolver that does not validate.',
    security: 'signed',
    zone: soundZone(205, { more: '_25._tcp.mx TLSA 3 1 1 @spki:mx.unverifiable.example' }),
    flags: ['--dns', 'lab:not-validating'],
    unknown: ['dnssec-chain-valid', 'dane-secure', 'dane-matches'],
    proof: [dig('+adflag MX unverifiable.example', 'flags:[^;]* ad')],
  }),
  healthy('refused-by-blocklists.example', {
    breaks: 'Seen through a public resolver, to which blocklists answer with an error code.',
    zone: soundZone(206),
    flags: ['--dns', 'lab:public'],
    unknown: ['blocklist-ip-clear', 'blocklist-domain-clear', 'blocklist-minor'],
  }),
  healthy('seven-lookups.example', {
    breaks: 'A large SPF record that needs exactly seven lookups.',
    zone: soundZone(207, { spf: `v=spf1 mx ${includes(6)} ~all` }),
    proof: [pyspf('192.31.196.254', 'seven-lookups.example', '^softfail')],
  }),
  healthy('two-algorithms.example', {
    breaks: 'It signs with Ed25519 and RSA, each under its own selector.',
    zone: soundZone(208, {
      dkim: `${dkimKey('ed', 'v=DKIM1; k=ed25519', ED25519)}\n${dkimKey('rsa')}`,
    }),
    flags: ['--selector', 'ed,rsa'],
  }),
  healthy('macro-spf.example', {
    breaks: 'SPF by macro: each sender’s address is looked up under a name of its own.',
    zone: soundZone(209, {
      spf: 'v=spf1 mx include:%{ir}.%{v}.%{d}.spf.macro-spf.example exists:%{i}._spf.macro-spf.example -all',
    }),
    proof: [pyspf('192.88.99.209', 'macro-spf.example', '^pass')],
  }),
  healthy('wildcard.example', {
    breaks: 'Wildcard records answer for every name that does not exist.',
    zone: soundZone(210, {
      more: `
        * A   ${WEB_ADDRESS}
        * TXT v=spf1 -all
        * MX  10 mx`,
    }),
  }),
  healthy('split-strings.example', {
    breaks: 'Long records split into strings at odd places, white space inside the key.',
    zone: soundZone(211, {
      spf: '"v=spf1 m" "x ip4:192.88.99.0/26 " "-all"',
      dkim: `s1._domainkey TXT "v=DKIM1; k=rsa; " "p=${RSA_2048.slice(0, 100)} " " ${RSA_2048.slice(100, 300)}" "${RSA_2048.slice(300)};"`,
    }),
    flags: ['--selector', 's1'],
    proof: [pyspf('192.88.99.5', 'split-strings.example', '^pass')],
  }),
  healthy('v6-only.example', {
    breaks: 'Its mail host has an IPv6 address and no other.',
    zone: soundZone(212, { mx: '@ MX 10 mx\nmx HOST6 212', spf: 'v=spf1 ip6:2001:20::d4 -all' }),
  }),
  healthy('letters.example', {
    breaks: 'The sender of the messages in fixtures/messages, for mailsonde message.',
    zone: soundZone(189, { dkim: dkimKey('letters', 'v=DKIM1; k=rsa', LETTERS_RSA_2048) }),
    flags: ['--selector', 'letters'],
  }),
];
