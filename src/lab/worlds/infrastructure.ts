/** What the lab's domains lean on: name servers, report receivers, and the mail providers of this small world. */
import { OTHER_RSA_2048, RSA_2048 } from '../dkim-keys.ts';
import { type LabZoneSource, WEB_ADDRESS } from '../domain.ts';
import type { LabMailServer } from '../mail-servers.ts';
import type { LabSite } from '../policy-host.ts';

/** A provider's SPF record under `_spfN`, one network each. */
const mailers = Array.from(
  { length: 9 },
  (_, i) => `_spf${i + 1} TXT v=spf1 ip4:192.31.196.${16 * i}/28 -all`,
);

export const infrastructure: readonly LabZoneSource[] = [
  {
    apex: 'lab-dns.example',
    text: 'ns1 HOST 1\nns2 HOST 3',
  },
  {
    apex: 'lab-hosting.example',
    text: `
      www    A    ${WEB_ADDRESS}
      mx     HOST 4
      @      MX   10 mx
      @      TXT  v=spf1 mx -all
      _dmarc TXT  v=DMARC1; p=reject; rua=mailto:dmarc@reports.example`,
  },
  {
    // A report service: takes the aggregate reports of anybody (RFC 9990 §4).
    apex: 'reports.example',
    text: `
      @                 MX   10 mx
      mx                HOST 5
      @                 TXT  v=spf1 mx -all
      *._report._dmarc  TXT  v=DMARC1
      _dmarc            TXT  v=DMARC1; p=reject; rua=mailto:dmarc@reports.example
      customer._dmarc   TXT  v=DMARC1; p=reject; rua=mailto:customer@reports.example`,
  },
  {
    apex: 'unwilling.example',
    text: '@ MX 10 mx\nmx HOST 6\n@ TXT v=spf1 mx -all',
  },
  {
    // Where the one mailbox of the lab is, to be followed by IMAP.
    apex: 'postbox.example',
    text: `
      @      MX   10 mx
      mx     HOST 30
      imap   HOST4 31
      @      TXT  v=spf1 mx -all
      _dmarc TXT  v=DMARC1; p=reject; rua=mailto:dmarc@reports.example`,
  },
  {
    apex: 'mailers.example',
    text: ['@ HOST 7', ...mailers, '_spf.withdrawn TXT this service has moved'].join('\n'),
  },
  {
    // One include that costs six lookups: itself and five more.
    apex: 'bundle.example',
    text: `_spf TXT v=spf1 ${[4, 5, 6, 7, 8].map((n) => `include:_spf${n}.mailers.example`).join(' ')} -all`,
  },
  // Real names of providers, so that they are recognised; the addresses are the lab's own.
  {
    apex: 'google.com',
    text: `
      smtp             HOST 180
      aspmx.l          HOST 181
      alt1.aspmx.l     HOST 182
      alt2.aspmx.l     HOST 183
      _spf             TXT v=spf1 include:_netblocks.google.com include:_netblocks2.google.com include:_netblocks3.google.com ~all
      _netblocks       TXT v=spf1 ip4:35.190.247.0/24 ip4:64.233.160.0/19 ip4:66.102.0.0/20 ip4:72.14.192.0/18 ~all
      _netblocks2      TXT v=spf1 ip6:2001:4860:4000::/36 ip6:2404:6800:4000::/36 ip6:2607:f8b0:4000::/36 ~all
      _netblocks3      TXT v=spf1 ip4:172.217.0.0/19 ip4:172.217.32.0/20 ip4:108.177.8.0/21 ~all`,
  },
  {
    apex: 'outlook.com',
    text: `
      m365-shop-example.mail.protection HOST 184
      spf.protection TXT v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip4:104.47.0.0/17 ip6:2a01:111:f400::/48 -all`,
  },
  {
    apex: 'onmicrosoft.com',
    text: `
      selector1-m365-shop-example._domainkey.m365shop TXT v=DKIM1; k=rsa; p=${RSA_2048};
      selector2-m365-shop-example._domainkey.m365shop TXT v=DKIM1; k=rsa; p=${OTHER_RSA_2048};`,
  },
  {
    apex: 'messagingengine.com',
    text: `
      in1-smtp HOST 185
      in2-smtp HOST 186
      spf      TXT v=spf1 ip4:103.168.172.128/27 ip4:202.12.124.128/27 -all`,
  },
  { apex: 'protonmail.ch', text: 'mail HOST 187' },
  { apex: 'zoho.com', text: 'mx HOST 188' },
  {
    apex: 'fmhosted.com',
    text: ['fm1', 'fm2', 'fm3']
      .map(
        (one) =>
          `${one}.boutique.example.dkim TXT v=DKIM1; k=rsa; p=${one === 'fm2' ? OTHER_RSA_2048 : RSA_2048}`,
      )
      .join('\n'),
  },
  {
    apex: 'mcsv.net',
    text: 'servers TXT v=spf1 ip4:205.201.128.0/20 ip4:198.2.128.0/18 ip4:148.105.8.0/21 ?all',
  },
  {
    apex: 'mandrillapp.com',
    text: 'spf TXT v=spf1 ip4:198.2.128.0/24 ip4:198.2.132.0/22 ip4:198.2.136.0/23 ~all',
  },
  {
    apex: 'mtasv.net',
    text: 'spf TXT v=spf1 ip4:50.31.156.96/27 ip4:104.245.209.192/26 ip4:50.31.205.0/24 ~all',
  },
  {
    apex: 'sendgrid.net',
    text: `
      @  TXT v=spf1 ip4:167.89.0.0/17 ip4:208.117.48.0/20 ip4:50.31.32.0/19 include:ab.sendgrid.net ~all
      ab TXT v=spf1 ip4:223.165.113.0/24 ip4:223.165.115.0/24 ip4:223.165.118.0/23 ~all`,
  },
  {
    apex: 'zendesk.com',
    text: 'mail TXT v=spf1 ip4:103.151.192.0/23 ip4:185.12.80.0/22 ip4:188.172.128.0/20 ip4:192.161.144.0/20 ~all',
  },
];

/** Large providers greet with names of their own, by which whoever answers in their place is found out. */
export const providerServers: readonly LabMailServer[] = [
  {
    name: 'mx.google.com',
    hosts: [
      ...['smtp', 'aspmx.l', 'alt1.aspmx.l', 'alt2.aspmx.l', 'gmail-smtp-in.l'],
      ...[1, 2, 3, 4].map((n) => `alt${n}.gmail-smtp-in.l`),
    ].map((one) => `${one}.google.com`),
  },
  {
    name: 'lab.mail.protection.outlook.com',
    hosts: ['m365-shop-example.mail.protection.outlook.com'],
  },
  {
    name: 'mx1.messagingengine.com',
    hosts: ['in1-smtp.messagingengine.com', 'in2-smtp.messagingengine.com'],
  },
  { name: 'mailin.protonmail.ch', hosts: ['mail.protonmail.ch'] },
  { name: 'mx.zoho.com', hosts: ['mx.zoho.com'] },
].flatMap(({ name, hosts }) => {
  const plays = { name };
  return hosts.map((host) => ({ host, plays }));
});

export const sites: readonly LabSite[] = [
  {
    host: 'www.lab-hosting.example',
    pages: { '/': { contentType: 'text/html', body: '<p>It works.</p>\n' } },
  },
];
