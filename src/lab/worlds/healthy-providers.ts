/** Healthy domains that live with, or are, a large provider. */
import { OTHER_RSA_2048 } from '../dkim-keys.ts';
import { dkimKey, healthy, pyspf, soundZone, stsPolicy, stsRecords, stsSite } from '../domain.ts';

export const healthyProviders = [
  healthy('bigmail.example', {
    breaks: 'Like Gmail: SPF is a redirect, five MX hosts elsewhere, DMARC p=none with a stronger sp.',
    zone: `
      @      MX  5 gmail-smtp-in.l
      @      MX  10 alt1.gmail-smtp-in.l
      @      MX  20 alt2.gmail-smtp-in.l
      @      MX  30 alt3.gmail-smtp-in.l
      @      MX  40 alt4.gmail-smtp-in.l
      gmail-smtp-in.l       HOST 190
      alt1.gmail-smtp-in.l  HOST 191
      alt2.gmail-smtp-in.l  HOST 192
      alt3.gmail-smtp-in.l  HOST 193
      alt4.gmail-smtp-in.l  HOST 194
      @      TXT v=spf1 redirect=_spf.bigmail.example
      _spf   TXT v=spf1 include:_netblocks.google.com include:_netblocks2.google.com include:_netblocks3.google.com ~all
      _dmarc TXT v=DMARC1; p=none; sp=quarantine; rua=mailto:mailauth-reports@bigmail.example
      _smtp._tls TXT v=TLSRPTv1;rua=mailto:sts-reports@bigmail.example
      20251104._domainkey TXT k=rsa; p=${OTHER_RSA_2048}
      ${stsRecords('v=STSv1; id=20190429T010101;')}`,
    sites: [
      stsSite(
        'bigmail.example',
        'version: STSv1\nmode: enforce\nmx: gmail-smtp-in.l.bigmail.example\nmx: *.gmail-smtp-in.l.bigmail.example\nmax_age: 86400\n',
        {},
        { contentType: 'text/plain' },
      ),
    ],
    proof: [pyspf('35.190.247.9', 'bigmail.example', '^pass')],
  }),
  healthy('m365-shop.example', {
    breaks: 'A shop on Microsoft 365: one MX host, DKIM keys behind aliases into its tenant.',
    zone: `
      @                     MX    0 m365-shop-example.mail.protection.outlook.com.
      @                     TXT   v=spf1 include:spf.protection.outlook.com -all
      @                     TXT   MS=ms12345678
      selector1._domainkey  CNAME selector1-m365-shop-example._domainkey.m365shop.onmicrosoft.com.
      selector2._domainkey  CNAME selector2-m365-shop-example._domainkey.m365shop.onmicrosoft.com.
      _dmarc                TXT   v=DMARC1; p=quarantine; rua=mailto:dmarc@reports.example; fo=1`,
  }),
  healthy('workspace-shop.example', {
    breaks: 'A shop on Google Workspace: a single MX, soft SPF, DMARC still watching.',
    zone: `
      @                  MX  1 smtp.google.com.
      @                  TXT "google-site-verification=labvalue"
      @                  TXT v=spf1 include:_spf.google.com ~all
      google._domainkey  TXT v=DKIM1; k=rsa; p=${OTHER_RSA_2048}
      _dmarc             TXT v=DMARC1; p=none; rua=mailto:dmarc@workspace-shop.example`,
  }),
  healthy('boutique.example', {
    breaks: 'At Fastmail: three DKIM selectors, all of them aliases, and DMARC looked after by a service.',
    zone: `
      @              MX    10 in1-smtp.messagingengine.com.
      @              MX    20 in2-smtp.messagingengine.com.
      @              TXT   v=spf1 include:spf.messagingengine.com ~all
      fm1._domainkey CNAME fm1.boutique.example.dkim.fmhosted.com.
      fm2._domainkey CNAME fm2.boutique.example.dkim.fmhosted.com.
      fm3._domainkey CNAME fm3.boutique.example.dkim.fmhosted.com.
      _dmarc         CNAME customer._dmarc.reports.example.`,
  }),
  healthy('news.brand.example', {
    breaks: 'A subdomain that only sends: no MX, its own SPF, DMARC inherited from above.',
    apex: 'brand.example',
    zone: `${soundZone(195)}
      news                HOST 196
      news                TXT  v=spf1 a -all
      ${dkimKey('mail').replace('_domainkey', '_domainkey.news')}`,
    flags: ['--ip', '192.88.99.196'],
    proof: [pyspf('192.88.99.196', 'news.brand.example', '^pass')],
  }),
  healthy('bounces.brand-mail.example', {
    breaks: 'An envelope domain of a mail service: an alias for everything, SPF included.',
    apex: 'brand-mail.example',
    zone: `${soundZone(197)}\nbounces CNAME return-path.brand-relay.example.`,
    zones: [
      {
        apex: 'brand-relay.example',
        text: `${soundZone(198)}\nreturn-path MX 10 mx\nreturn-path TXT v=spf1 ip4:192.88.99.198 ~all`,
      },
    ],
  }),
  healthy('lab-county.gov', {
    breaks: 'A .gov below a public suffix that has a DMARC policy of its own (psd=y).',
    security: 'signed',
    zone: soundZone(199, {
      dmarc: 'v=DMARC1; p=reject; rua=mailto:dmarc@reports.example,mailto:dmarc@lab-county.gov',
    }),
    zones: [
      {
        apex: 'gov',
        security: 'signed',
        text: '_dmarc TXT v=DMARC1; p=reject; sp=reject; np=reject; psd=y; rua=mailto:gov@reports.example',
      },
    ],
  }),
  healthy('physics.university.example', {
    breaks: 'A department that declares itself an organization of its own (psd=n).',
    apex: 'university.example',
    zone: `
      physics        MX   10 mx.physics
      mx.physics     HOST 213
      physics        TXT  v=spf1 mx -all
      _dmarc         TXT  v=DMARC1; p=quarantine; rua=mailto:dmarc@reports.example
      _dmarc.physics TXT  v=DMARC1; p=reject; psd=n; rua=mailto:dmarc@reports.example`,
  }),
  healthy('mta-sts-testing.example', {
    breaks: 'MTA-STS is being tried out: testing mode, wildcard pattern, a short first life.',
    zone: soundZone(200, {
      more: `${stsRecords()}\n_smtp._tls TXT v=TLSRPTv1; rua=https://reports.example/tls`,
    }),
    sites: [stsSite('mta-sts-testing.example', stsPolicy('testing', ['*.mta-sts-testing.example'], 604_800))],
  }),
];
