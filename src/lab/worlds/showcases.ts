/** The two domains the README shows: one with several faults at once, one with none. */
import { bimiLogo, bimiSite } from '../bimi-logo.ts';
import { OTHER_RSA_2048 } from '../dkim-keys.ts';
import {
  broken,
  dig,
  dkimKey,
  healthy,
  pyspf,
  soundZone,
  stsPolicy,
  stsRecords,
  stsSite,
  WEB_ADDRESS,
} from '../domain.ts';
import { SIGNING_SELECTOR, signingKeyRecord } from '../host-keys.ts';

export const showcases = [
  broken('broken.example', ['spf-lookup-limit', 'dmarc-present', 'mx-target-not-cname'], {
    breaks:
      'A shop that added a mail service every year: too many SPF lookups, no DMARC, an MX that is an alias.',
    zone: `
      @                 A     ${WEB_ADDRESS}
      @                 MX    10 mail
      mail              CNAME mx
      mx                HOST  8
      @                 TXT   v=spf1 include:_spf.google.com include:sendgrid.net include:servers.mcsv.net include:spf.mtasv.net include:mail.zendesk.com a mx ~all
      google._domainkey TXT   v=DKIM1; k=rsa; p=${OTHER_RSA_2048}`,
    proof: [
      pyspf('192.31.197.77', 'broken.example', '^permerror'),
      dig('TXT _dmarc.broken.example', 'NXDOMAIN'),
      dig('+short CNAME mail.broken.example', '^mx\\.'),
    ],
  }),
  healthy('healthy.example', {
    breaks:
      'Everything is as the books say: SPF, DKIM, enforced DMARC, MTA-STS, TLS reporting, DANE and a logo.',
    security: 'signed',
    zone: soundZone(9, {
      mx: '@ MX 10 mx1\n@ MX 20 mx2\nmx1 HOST 9\nmx2 HOST 10\nsmtp HOST4 29',
      dmarc: 'v=DMARC1; p=reject; rua=mailto:dmarc-reports@healthy.example',
      dkim: [
        dkimKey('mail'),
        dkimKey('s2', 'v=DKIM1; k=rsa', OTHER_RSA_2048),
        `${SIGNING_SELECTOR}._domainkey TXT ${signingKeyRecord('healthy.example')}`,
      ].join('\n'),
      more: `
        _smtp._tls    TXT  v=TLSRPTv1; rua=mailto:tls-reports@healthy.example
        _25._tcp.mx1  TLSA 3 1 1 @spki:mx1.healthy.example
        _25._tcp.mx1  TLSA 3 1 1 @spki:next.mx1.healthy.example
        _25._tcp.mx2  TLSA 3 1 1 @spki:mx2.healthy.example
        _25._tcp.mx2  TLSA 3 1 1 @spki:next.mx2.healthy.example
        logo          A    ${WEB_ADDRESS}
        default._bimi TXT  v=BIMI1; l=https://logo.healthy.example/logo.svg; a=
        ${stsRecords()}`,
    }),
    sites: [
      stsSite('healthy.example', stsPolicy('enforce', ['mx1.healthy.example', 'mx2.healthy.example'])),
      bimiSite('healthy.example', bimiLogo()),
    ],
    proof: [
      pyspf('192.88.99.9', 'healthy.example', '^pass'),
      dig('+adflag TLSA _25._tcp.mx1.healthy.example', 'flags:[^;]* ad'),
    ],
  }),
];
