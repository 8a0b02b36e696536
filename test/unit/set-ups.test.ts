/** Domains as they are really set up: no error and no warning that an expert would shrug at. */
import { describe, expect, it } from 'vitest';
import { ED25519, OTHER_RSA_2048, RSA_1024, RSA_2048 } from '../../src/lab/dkim-keys.ts';
import { judged, type SetUp } from '../support/set-up.ts';

const KEY = `v=DKIM1; k=rsa; p=${RSA_2048}`;

/** Those whom the others lean on. */
const PROVIDERS = `
  gmail-smtp-in.l.google.com A 142.250.27.27
  alt1.gmail-smtp-in.l.google.com A 142.250.153.27
  smtp.google.com A 142.250.1.26
  smtp.google.com AAAA 2a00:1450:4864:20::1a
  google.com MX 10 smtp.google.com
  _spf.google.com TXT v=spf1 ip4:74.125.0.0/16 ip4:209.85.128.0/17 ip6:2a00:1450:4864::/56 ~all
  spf.protection.outlook.com TXT v=spf1 ip4:40.92.0.0/15 ip4:52.100.0.0/15 ip6:2a01:111:f400::/48 -all
  shop.mail.protection.outlook.com A 52.101.8.1
  shop.mail.protection.outlook.com A 52.101.9.1
  servers.mcsv.net TXT v=spf1 ip4:205.201.128.0/20 ip4:198.2.128.0/18 ?all
  dkim2.mcsv.net TXT ${KEY}
  mail.zendesk.com TXT v=spf1 ip4:188.172.128.0/20 ip4:192.161.144.0/20 ~all
  amazonses.com TXT v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all
  feedback-smtp.eu-west-1.amazonses.com A 52.16.1.1
  mx0a-001.pphosted.com A 148.163.148.77
  mx0b-001.pphosted.com A 148.163.152.77
  eu-smtp-inbound-1.mimecast.com A 195.130.217.221
  eu._netblocks.mimecast.com TXT v=spf1 ip4:195.130.217.0/24 ip4:91.220.42.0/24 ~all
  route1.mx.cloudflare.net A 162.159.205.11
  _spf.mx.cloudflare.net TXT v=spf1 ip4:104.30.0.0/20 ip6:2405:8100:c000::/38 ~all
  mx.ovh.com TXT v=spf1 ptr:mail-out.ovh.net ip4:8.33.137.105/32 ?all
  mx1.mail.ovh.net A 188.165.36.237
  ag.dmarcian.com MX 10 mx.dmarcian.com
  *._report._dmarc.ag.dmarcian.com TXT v=DMARC1
  vali.email MX 10 mx.vali.email
  *._report._dmarc.vali.email TXT v=DMARC1
`;
/** A customer of Google Workspace whose DMARC is in order. */
const workspace = (domain: string, spf = 'v=spf1 include:_spf.google.com ~all'): string => `
  ${domain} MX 1 smtp.google.com
  ${domain} TXT ${spf}
  google._domainkey.${domain} TXT ${KEY}
  _dmarc.${domain} TXT v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}`;

const HEALTHY: Readonly<Record<string, SetUp>> = {
  'Gmail itself': {
    domain: 'gmail.com',
    zone: `gmail.com MX 5 gmail-smtp-in.l.google.com
      gmail.com MX 10 alt1.gmail-smtp-in.l.google.com
      gmail.com TXT v=spf1 redirect=_spf.google.com
      20230601._domainkey.gmail.com TXT k=rsa; p=${OTHER_RSA_2048}
      _dmarc.gmail.com TXT v=DMARC1; p=none; sp=quarantine; rua=mailto:mailauth-reports@google.com
      gmail.com._report._dmarc.google.com TXT v=DMARC1
      _mta-sts.gmail.com TXT v=STSv1; id=20190429T010101;
      mta-sts.gmail.com A 142.250.1.100
      _smtp._tls.gmail.com TXT v=TLSRPTv1;rua=mailto:sts-reports@google.com`,
    policy:
      'version: STSv1\nmode: enforce\nmx: gmail-smtp-in.l.google.com\nmx: *.gmail-smtp-in.l.google.com\nmax_age: 86400\n',
  },
  'a mail provider with wide networks of its own': {
    domain: 'yahoo.com',
    zone: `yahoo.com MX 1 mta5.am0.yahoodns.net
      mta5.am0.yahoodns.net A 98.136.96.75
      yahoo.com TXT v=spf1 redirect=_spf.mail.yahoo.com
      _spf.mail.yahoo.com TXT v=spf1 ip4:98.136.0.0/14 ip4:67.195.0.0/16 ~all
      s1024._domainkey.yahoo.com TXT k=rsa; p=${RSA_1024}
      s2048._domainkey.yahoo.com TXT ${KEY}
      _dmarc.yahoo.com TXT v=DMARC1; p=reject; pct=100; rua=mailto:yahoo@ag.dmarcian.com;`,
  },
  'a university': {
    domain: 'uni.de',
    zone: `uni.de MX 10 relay1.uni.de
      uni.de MX 10 relay2.uni.de
      relay1.uni.de HOST 129.206.100.212
      relay1.uni.de HOST 2001:7c0:1400::212
      relay2.uni.de HOST 129.206.119.212
      uni.de TXT v=spf1 ip4:129.206.0.0/16 ip4:147.142.0.0/16 ip6:2001:7c0:1400::/44 include:_ext.uni.de ~all
      _ext.uni.de TXT v=spf1 ip4:193.196.64.0/18 include:amazonses.com ~all
      2023._domainkey.uni.de TXT ${KEY}
      _dmarc.uni.de TXT v=DMARC1; p=none; rua=mailto:dmarc@uni.de,mailto:uni@ag.dmarcian.com; fo=1`,
  },
  'a bank behind Proofpoint, its SPF a macro': {
    domain: 'bank.ch',
    zone: `bank.ch MX 10 mx0a-001.pphosted.com
      bank.ch MX 10 mx0b-001.pphosted.com
      bank.ch TXT v=spf1 include:%{ir}.%{v}.%{d}.spf.has.pphosted.com -all
      proofpoint._domainkey.bank.ch TXT ${KEY}
      _dmarc.bank.ch TXT v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:bank@ag.dmarcian.com`,
  },
  'a council below a registry with psd=y': {
    domain: 'borsetshire.gov.uk',
    zone: `borsetshire.gov.uk MX 5 shop.mail.protection.outlook.com
      borsetshire.gov.uk TXT v=spf1 include:spf.protection.outlook.com -all
      selector1._domainkey.borsetshire.gov.uk TXT ${KEY}
      _dmarc.borsetshire.gov.uk TXT v=DMARC1;p=quarantine;rua=mailto:d@dmarc.service.gov.uk
      gov.uk TXT v=spf1 -all
      _dmarc.gov.uk TXT v=DMARC1; p=reject; sp=none; np=reject; psd=y; rua=mailto:d@dmarc.service.gov.uk
      dmarc.service.gov.uk MX 10 mx.service.gov.uk
      *._report._dmarc.dmarc.service.gov.uk TXT v=DMARC1`,
  },
  'that registry': {
    domain: 'gov.uk',
    zone: `gov.uk TXT v=spf1 -all
      gov.uk MX 0 .
      _dmarc.gov.uk TXT v=DMARC1; p=reject; sp=none; np=reject; psd=y; rua=mailto:d@dmarc.service.gov.uk
      dmarc.service.gov.uk MX 10 mx.service.gov.uk
      *._report._dmarc.dmarc.service.gov.uk TXT v=DMARC1`,
  },
  'a shop on Microsoft 365 that has never rotated its key': {
    domain: 'shop.com',
    zone: `shop.com MX 0 shop.mail.protection.outlook.com
      shop.com TXT v=spf1 include:spf.protection.outlook.com -all
      shop.com TXT MS=ms12345678
      selector1._domainkey.shop.com CNAME selector1-shop-com._domainkey.shop.onmicrosoft.com
      selector2._domainkey.shop.com CNAME selector2-shop-com._domainkey.shop.onmicrosoft.com
      selector1-shop-com._domainkey.shop.onmicrosoft.com TXT ${KEY}
      _dmarc.shop.com TXT v=DMARC1; p=none; rua=mailto:dmarc@shop.com`,
  },
  'Workspace with Mailchimp and Zendesk': {
    domain: 'startup.io',
    zone: `${workspace('startup.io', 'v=spf1 include:_spf.google.com include:servers.mcsv.net include:mail.zendesk.com ~all')}
      k2._domainkey.startup.io CNAME dkim2.mcsv.net`,
  },
  'Workspace with "mx" in SPF, which lets in hosts that never send': {
    domain: 'extra.net',
    zone: workspace('extra.net', 'v=spf1 mx include:_spf.google.com ~all'),
  },
  'a dozen verification records for every year': {
    domain: 'bigco.com',
    zone: `${workspace('bigco.com')}
      ${Array.from({ length: 30 }, (_, i) => `bigco.com TXT service-${i}-verification=${'0123456789abcdef'.repeat(4)}`).join('\n')}`,
  },
  'Valimail, by macros': {
    domain: 'valico.com',
    zone: `${workspace('valico.com', 'v=spf1 include:%{i}._ip.%{h}._ehlo.%{d}._spf.vali.email ~all').replace('dmarc@valico.com', 'dmarc_agg@vali.email')}`,
  },
  'Postfix at home, two families, DANE and a second key type': {
    domain: 'kellner.net',
    zone: `kellner.net MX 10 mail.kellner.net
      mail.kellner.net HOST 116.203.1.2
      mail.kellner.net HOST 2a01:4f8:c0c:1::1
      kellner.net TXT v=spf1 mx -all
      _25._tcp.mail.kellner.net TLSA 3 1 1 ${'ab'.repeat(32)}
      mail._domainkey.kellner.net TXT ${KEY}
      sm._domainkey.kellner.net TXT v=DKIM1; k=ed25519; p=${ED25519}
      _dmarc.kellner.net TXT v=DMARC1; p=reject; rua=mailto:postmaster@kellner.net`,
    signed: ['kellner.net'],
  },
  'a host with IPv6 alone': {
    domain: 'six.net',
    zone: `six.net MX 10 mx.six.net
      mx.six.net HOST 2a01:4f8:1:1::25
      six.net TXT v=spf1 mx -all
      mail._domainkey.six.net TXT ${KEY}
      _dmarc.six.net TXT v=DMARC1; p=reject; rua=mailto:d@six.net`,
  },
  'a rented machine with the name of its hoster in reverse': {
    domain: 'bakery.shop',
    zone: `bakery.shop MX 0 bakery.shop
      bakery.shop A 66.85.1.20
      20.1.85.66.in-addr.arpa PTR server12.hostfarm.com
      server12.hostfarm.com A 66.85.1.20
      bakery.shop TXT v=spf1 +a +mx +ip4:66.85.1.20 ~all
      default._domainkey.bakery.shop TXT ${KEY};
      _dmarc.bakery.shop TXT v=DMARC1; p=none; rua=mailto:d@bakery.shop`,
  },
  'Cloudflare Email Routing': {
    domain: 'photo.com',
    zone: `photo.com MX 13 route1.mx.cloudflare.net
      photo.com TXT v=spf1 include:_spf.mx.cloudflare.net ~all
      cf2024-1._domainkey.photo.com TXT ${KEY}
      _dmarc.photo.com TXT v=DMARC1; p=none; rua=mailto:d@photo.com`,
  },
  'Mimecast in front of Microsoft 365': {
    domain: 'lawfirm.co.uk',
    zone: `lawfirm.co.uk MX 10 eu-smtp-inbound-1.mimecast.com
      lawfirm.co.uk TXT v=spf1 include:eu._netblocks.mimecast.com include:spf.protection.outlook.com -all
      _dmarc.lawfirm.co.uk TXT v=DMARC1; p=reject; rua=mailto:lawfirm@ag.dmarcian.com`,
  },
  'OVH, whose own record uses ptr and ?all': {
    domain: 'boutique.fr',
    zone: `boutique.fr MX 1 mx1.mail.ovh.net
      boutique.fr TXT v=spf1 include:mx.ovh.com ~all
      _dmarc.boutique.fr TXT v=DMARC1; p=none; rua=mailto:d@boutique.fr`,
  },
  'the MAIL FROM subdomain of Amazon SES': {
    domain: 'bounce.app.com',
    zone: `${workspace('app.com')}
      bounce.app.com MX 10 feedback-smtp.eu-west-1.amazonses.com
      bounce.app.com TXT v=spf1 include:amazonses.com ~all`,
  },
  'an envelope domain that is an alias': {
    domain: 'em1.app.com',
    zone: `${workspace('app.com')}
      em1.app.com CNAME u1.wl.sendgrid.net
      u1.wl.sendgrid.net MX 10 mx.sendgrid.net
      mx.sendgrid.net A 167.89.123.50
      u1.wl.sendgrid.net TXT v=spf1 ip4:167.89.1.2 -all`,
  },
  'parked, with a web page': {
    domain: 'example.com',
    zone: `example.com A 93.184.215.14
      example.com MX 0 .
      example.com TXT v=spf1 -all
      _dmarc.example.com TXT v=DMARC1;p=reject;sp=reject;adkim=s;aspf=s
      *._domainkey.example.com TXT v=DKIM1; p=`,
  },
  'a web site that answers to every name': {
    domain: 'site.dev',
    zone: `${workspace('site.dev')}\nsite.dev A 76.76.21.21\n*.site.dev CNAME site.dev`,
  },
  'wildcards of every type': {
    domain: 'wild.com',
    zone: `${workspace('wild.com')}\n*.wild.com TXT v=spf1 -all\n*.wild.com MX 0 .\n*.wild.com A 76.76.21.21`,
  },
  'below a private suffix': { domain: 'shop.uk.com', zone: workspace('shop.uk.com') },
};

describe('healthy set-ups', () => {
  it.each(Object.keys(HEALTHY))('%s', async (name) => {
    const { zone, ...rest } = HEALTHY[name] as SetUp;
    const found = (await judged({ ...rest, zone: PROVIDERS + zone })).filter(
      ({ verdict, severity }) => verdict === 'unknown' || (verdict === 'fail' && severity !== 'info'),
    );
    expect(found.map(({ check, subject, says }) => `${check} ${subject}: ${says}`)).toEqual([]);
  });
});

describe('set-ups with a real fault', () => {
  it.each([
    [
      'reports to a free mailbox',
      'small.net',
      `${workspace('small.net').replace('dmarc@small.net', 'me@gmail.com')}\ngmail.com MX 5 smtp.google.com`,
      ['dmarc-report-authorized'],
    ],
    [
      'a municipality below a public suffix that has DMARC without psd=y',
      'cidade.sp.gov.br',
      `${workspace('cidade.sp.gov.br')}\n_dmarc.sp.gov.br TXT v=DMARC1; p=none; rua=mailto:d@cidade.sp.gov.br`,
      ['dmarc-organizational-domain-agreed'],
    ],
    [
      'a service given up, its aliases left behind',
      'left.com',
      `${workspace('left.com')}
       s1._domainkey.left.com CNAME s1.domainkey.u9.wl.sendgrid.net
       s2._domainkey.left.com CNAME s2.domainkey.u9.wl.sendgrid.net`,
      ['dkim-cname-resolves', 'dkim-cname-resolves'],
    ],
    [
      'the usual Plesk record on a machine with IPv4 alone',
      'plesk.de',
      `plesk.de MX 10 mail.plesk.de\nmail.plesk.de HOST 85.214.1.1\nplesk.de A 85.214.1.1
       h1.stratoserver.net A 85.214.1.1
       plesk.de TXT v=spf1 +a +mx +a:h1.stratoserver.net -all
       default._domainkey.plesk.de TXT ${KEY}
       _dmarc.plesk.de TXT v=DMARC1; p=quarantine; rua=mailto:d@plesk.de`,
      ['spf-void-lookups'],
    ],
    [
      'an internal address in public DNS',
      'split.com',
      `split.com MX 10 mail.split.com\nmail.split.com HOST 5.9.1.10\nmail.split.com A 192.168.1.10
       split.com TXT v=spf1 ip4:5.9.1.10 -all
       default._domainkey.split.com TXT ${KEY}
       _dmarc.split.com TXT v=DMARC1; p=quarantine; rua=mailto:d@split.com`,
      ['mx-target-public'],
    ],
    [
      'a machine in a cloud with the name it came with',
      'cloud.net',
      `cloud.net MX 10 mail.cloud.net\nmail.cloud.net A 54.1.2.3
       3.2.1.54.in-addr.arpa PTR ec2-54-1-2-3.eu-west-1.compute.amazonaws.com
       ec2-54-1-2-3.eu-west-1.compute.amazonaws.com A 54.1.2.3
       cloud.net TXT v=spf1 mx -all
       default._domainkey.cloud.net TXT ${KEY}
       _dmarc.cloud.net TXT v=DMARC1; p=quarantine; rua=mailto:d@cloud.net`,
      ['ptr-not-generic'],
    ],
  ])('%s', async (_, domain, zone, checks) => {
    const found = (await judged({ domain, zone: PROVIDERS + zone })).filter(
      ({ verdict, severity }) => verdict === 'fail' && severity !== 'info',
    );
    expect(found.map(({ check }) => check)).toEqual(checks);
  });
});
