/** Healthy domains whose records are legal but written, or arranged, in an unusual way. */
import { bimiLogo } from '../bimi-logo.ts';
import { OTHER_RSA_2048, RSA_2048 } from '../dkim-keys.ts';
import { dkimKey, healthy, pyspf, soundZone, stsPolicy, stsRecords, stsSite } from '../domain.ts';

export const healthyRecords = [
  healthy('spelling.example', {
    breaks: 'Upper case, spare white space, unknown tags and modifiers, defaults spelt out: all of it legal.',
    zone: soundZone(214, {
      spf: 'V=SPF1 MX ip4:192.88.99.214 op=auth exp=why.spelling.example -ALL',
      dmarc:
        'v=DMARC1 ; p = reject ; sp=reject; np=reject; adkim=r; aspf=r; fo=1:d:s; ruf=mailto:dmarc@reports.example; rua = mailto:dmarc@reports.example , mailto:postmaster@spelling.example; x-note=hello ;',
      dkim: `s1._domainkey TXT n=made by hand; t=s; s=*; p=${RSA_2048}`,
      more: `
        why TXT "%{i} may not send for %{d}"
        default._bimi TXT v=BIMI1; l=; a=;
        _smtp._tls TXT v=TLSRPTv1; rua=mailto:tls@spelling.example,https://reports.example/v1/tls; x-extra=1`,
    }),
    flags: ['--selector', 's1'],
    proof: [pyspf('192.88.99.214', 'spelling.example', '^pass')],
  }),
  healthy('crowded-apex.example', {
    breaks: 'A company with so many verification records that its TXT answer outgrows plain old UDP.',
    zone: soundZone(215, {
      more: Array.from(
        { length: 9 },
        (_, i) => `@ TXT service-${i}-verification=${'0123456789abcdef'.repeat(3)}`,
      ).join('\n'),
    }),
  }),
  healthy('many-hops.example', {
    breaks: 'Every DKIM selector is an alias of a service, by a wildcard and over three hops.',
    zone: soundZone(216, {
      dkim: '*._domainkey CNAME customer-216.keys.mailers.example.',
      more: 'return CNAME customer-216.keys.mailers.example.',
    }),
    zones: [
      {
        apex: 'keys.mailers.example',
        text: `
          customer-216 CNAME pool
          pool         CNAME pool-a
          pool-a       TXT   v=DKIM1; p=${OTHER_RSA_2048}`,
      },
    ],
  }),
  healthy('mta-sts-leaving.example', {
    breaks: 'MTA-STS on its way out: the policy says mode none, with a short life, as RFC 8461 asks for.',
    zone: soundZone(217, { more: stsRecords() }),
    sites: [stsSite('mta-sts-leaving.example', stsPolicy('none', [], 86_400))],
  }),
  healthy('classless.example', {
    breaks: 'Reverse DNS delegated by aliases (RFC 2317), with two names for one address.',
    zone: soundZone(218, {
      mx: `
        @  MX 10 mx
        mx A  192.88.99.218
        smtp A 192.88.99.218
        218.99.88.192.in-addr.arpa. CNAME 218.216-29.99.88.192.in-addr.arpa.`,
    }),
    zones: [
      {
        apex: '216-29.99.88.192.in-addr.arpa',
        text: '218 PTR mx.classless.example.\n218 PTR smtp.classless.example.',
      },
    ],
  }),
  healthy('equal-hosts.example', {
    breaks: 'Twelve MX hosts of one preference, and SPF that names their network instead.',
    zone: soundZone(230, {
      mx: Array.from({ length: 12 }, (_, i) => `@ MX 10 in${i}\nin${i} HOST ${231 + i}`).join('\n'),
      spf: 'v=spf1 ip4:192.88.99.224/27 ip6:2001:20::/112 -all',
    }),
  }),
  healthy('old-hosts.example', {
    breaks: 'Its hosts have IPv4 only, which makes two empty lookups for a sender on IPv6.',
    zone: soundZone(219, {
      mx: '@ MX 10 mx\nmx HOST4 219\n@ A 192.88.99.219',
      spf: 'v=spf1 a mx -all',
    }),
    proof: [pyspf('192.88.99.219', 'old-hosts.example', '^pass')],
  }),
  healthy('pinned-every-way.example', {
    breaks: 'TLSA records of several kinds side by side, one of them useless.',
    security: 'signed',
    zone: soundZone(243, {
      more: `
        _25._tcp.mx TLSA 3 1 1 @spki:mx.pinned-every-way.example
        _25._tcp.mx TLSA 2 1 1 @spki:ca.pinned-every-way.example
        _25._tcp.mx TLSA 1 1 1 @spki:old.pinned-every-way.example`,
    }),
  }),
  healthy('logo-inherited.brand-logo.example', {
    breaks: 'A subdomain that inherits DMARC and its BIMI logo from above.',
    apex: 'brand-logo.example',
    zone: `${soundZone(244, { dmarc: 'v=DMARC1; p=quarantine; rua=mailto:dmarc@reports.example' })}
      logo                  A   192.31.196.250
      default._bimi         TXT v=BIMI1; l=https://logo.brand-logo.example/logo.svg; a=
      logo-inherited        MX  10 mx
      logo-inherited        TXT v=spf1 mx -all
      ${dkimKey('mail').replace('_domainkey', '_domainkey.logo-inherited')}`,
    sites: [
      {
        host: 'logo.brand-logo.example',
        pages: { '/logo.svg': { contentType: 'image/svg+xml', body: bimiLogo() } },
      },
    ],
  }),
  healthy('backup-elsewhere.example', {
    breaks: 'Its second MX is run by another organization, which SPF does not mention.',
    zone: soundZone(245, {
      mx: '@ MX 10 mx\nmx HOST 245\n@ MX 50 mx.lab-hosting.example.',
      spf: 'v=spf1 ip4:192.88.99.245 ip6:2001:20::f5 include:_spf1.mailers.example ?include:_spf2.mailers.example ~all',
    }),
  }),
];
