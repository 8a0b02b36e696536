/** Evidence literals for renderer tests: a shop with many faults, and a domain with every protection there is. */

import type { SpfNode, SpfTerm } from '../../src/model/evidence/spf.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { absent, observed } from './evidence.ts';

function term(text: string, column: number, extra: Partial<SpfTerm> = {}): SpfTerm {
  const [, sign = '', name = '', value] = /^([-+~?]?)([a-z0-9]+)[:=]?(.*)$/i.exec(text) ?? [];
  const total = extra.total ?? (/^(include|a|mx|exists|redirect|ptr)$/.test(name) ? 1 : 0);
  return {
    text,
    column,
    kind: name === 'redirect' || name === 'exp' ? 'modifier' : 'mechanism',
    name,
    qualifier: (sign || '+') as SpfTerm['qualifier'],
    ...(value !== '' && value !== undefined && { value }),
    macro: false,
    cost: total > 0 ? 1 : 0,
    total,
    voids: { ipv4: 0, ipv6: 0 },
    ...extra,
  };
}

function node(domain: string, record: string, terms: SpfTerm[], own = true): SpfNode {
  return { domain, status: 'record', record, terms, problems: [], own };
}

const GOOGLE = node(
  '_spf.google.com',
  'v=spf1 include:_netblocks.google.com include:_netblocks2.google.com include:_netblocks3.google.com ~all',
  [1, 2, 3].map((n) => {
    const domain = `_netblocks${n === 1 ? '' : n}.google.com`;
    const family = n === 2 ? 'ip6' : 'ip4';
    const ranges = Array.from({ length: 6 }, (_, i) =>
      term(`${family}:${n === 2 ? `2001:db8:${i}::/48` : `192.0.2.${i * 8}/29`}`, 8 + i * 20),
    );
    const record = `v=spf1 ${ranges.map(({ text }) => text).join(' ')} ~all`;
    return term(`include:${domain}`, 8 + n * 24, {
      subtree: node(domain, record, [...ranges, term('~all', 130)], false),
    });
  }),
  false,
);

const CRM = node(
  'mail.crm.example',
  'v=spf1 include:eu.crm.example include:us.crm.example a:a1.crm.example a:a2.crm.example exists:%{i}._spf.crm.example -all',
  [
    term('include:eu.crm.example', 8, {
      subtree: node(
        'eu.crm.example',
        'v=spf1 ip4:198.51.100.0/25 -all',
        [term('ip4:198.51.100.0/25', 8), term('-all', 28)],
        false,
      ),
    }),
    term('include:us.crm.example', 31, {
      total: 2,
      subtree: node(
        'us.crm.example',
        'v=spf1 include:old.crm.example -all',
        [
          term('include:old.crm.example', 8, {
            subtree: { domain: 'old.crm.example', status: 'nxdomain', terms: [], problems: [], own: false },
          }),
          term('-all', 32),
        ],
        false,
      ),
    }),
    term('a:a1.crm.example', 54, {
      resolved: { names: [], addresses: ['198.51.100.130'], status: 'observed' },
    }),
    term('a:a2.crm.example', 71, { resolved: { names: [], addresses: [], status: 'nodata' } }),
    term('exists:%{i}._spf.crm.example', 88, { macro: true }),
    term('-all', 117),
  ],
  false,
);

export const SHOP_SPF =
  'v=spf1 include:_spf.google.com include:mail.crm.example include:_spf.host.example mx a ~all';

const SHOP_TERMS = [
  term('include:_spf.google.com', 8, { total: 4, subtree: GOOGLE }),
  term('include:mail.crm.example', 32, { total: 7, subtree: CRM }),
  term('include:_spf.host.example', 57, {
    subtree: node(
      '_spf.host.example',
      'v=spf1 ip4:203.0.113.0/24 -all',
      [term('ip4:203.0.113.0/24', 8), term('-all', 27)],
      false,
    ),
  }),
  term('mx', 83, {
    resolved: {
      names: ['mx1.shop.example', 'mx2.shop.example'],
      addresses: ['192.0.2.25', '192.0.2.26'],
      status: 'observed',
    },
  }),
  term('a', 86, { resolved: { names: [], addresses: ['192.0.2.80'], status: 'observed' } }),
  term('~all', 88),
];

export const shopEvidence: Partial<Evidence> = {
  resolver: observed({
    server: '192.0.2.53:53',
    servers: ['192.0.2.53:53'],
    validates: false,
    trusted: false,
    trustedBecause: 'plain UDP to another machine',
    answers: true,
  }),
  domain: observed({
    name: 'shop.example',
    publicSuffixOrganizationalDomain: 'shop.example',
    nameServers: observed(['ns1.host.example', 'ns2.host.example']),
    zone: observed({ apex: 'shop.example', mname: 'ns1.host.example', serial: 2026010101 }),
  }),
  dnssec: observed({ state: 'unverified', ds: [], detail: 'the resolver does not validate' }),
  mx: observed({
    implicit: false,
    nullMx: false,
    authenticated: false,
    dropped: 0,
    hosts: [
      mxHost(10, 'mx1.shop.example', ['192.0.2.25'], ['2001:db8::25']),
      mxHost(20, 'mx2.shop.example', ['192.0.2.26'], []),
    ],
  }),
  spf: observed({
    domain: 'shop.example',
    record: SHOP_SPF,
    records: [SHOP_SPF],
    nearMisses: [],
    chunks: [SHOP_SPF.length],
    answerBytes: 160,
    tree: node('shop.example', SHOP_SPF, SHOP_TERMS),
    terms: SHOP_TERMS,
    lookups: 14,
    voidLookups: 2,
    voids: { ipv4: 2, ipv6: 2 },
    complete: true,
    ttl: 3600,
    evaluations: [],
  }),
  sending: observed({
    sends: true,
    because: 'has SPF or takes mail',
    stated: false,
    addresses: [{ ip: '192.0.2.25', from: 'mx', host: 'mx1.shop.example' }],
  }),
  ptr: observed([
    {
      ip: '192.0.2.25',
      reverseName: '25.2.0.192.in-addr.arpa',
      names: ['mx1.shop.example'],
      lookup: observed(['mx1.shop.example']),
      forward: [{ name: 'mx1.shop.example', addresses: observed(['192.0.2.25']), confirms: true }],
      confirmed: true,
      expectedName: 'mx1.shop.example',
    },
  ]),
  dkim: observed({
    domain: 'shop.example',
    keys: [
      {
        selector: 'google',
        name: 'google._domainkey.shop.example',
        named: false,
        status: 'valid',
        record: 'v=DKIM1; k=rsa; p=MIIB…',
        records: [],
        tags: {},
        problems: [],
        keyType: 'rsa',
        bits: 1024,
        cnames: [],
        provider: 'Google Workspace',
      },
      {
        selector: 'old',
        name: 'old._domainkey.shop.example',
        named: false,
        status: 'revoked',
        record: 'v=DKIM1; p=',
        records: ['v=DKIM1; p='],
        tags: { v: 'DKIM1', p: '' },
        problems: [],
        cnames: ['old.dkim.crm.example'],
      },
    ],
    probed: ['google', 'selector1', 'selector2', 'k1', 'default', 'old'],
    basedOn: ['google'],
    subtree: 'exists',
    wildcard: false,
  }),
  dmarc: observed({
    domain: 'shop.example',
    record: null,
    foundAt: null,
    inherited: false,
    organizationalDomain: 'shop.example',
    publicSuffixOrganizationalDomain: 'shop.example',
    policy: null,
    subdomainPolicy: null,
    nonexistentPolicy: null,
    walk: [
      { name: '_dmarc.shop.example', status: 'none', records: [], other: [], note: '' },
      { name: '_dmarc.example', status: 'nxdomain', records: [], other: [], note: 'end of the walk' },
    ],
    misplaced: [],
    several: [],
    tags: {},
    problems: [],
    uris: [],
    testing: false,
    pct: 100,
    psd: 'u',
  }),
  mtaSts: absent(),
  tlsRpt: absent(),
  tlsa: observed([
    {
      domain: 'shop.example',
      host: 'mx1.shop.example',
      name: '_25._tcp.mx1.shop.example',
      status: 'absent',
      secure: false,
      hostSecure: false,
      records: [],
      attempts: 1,
    },
  ]),
  bimi: absent(),
  blocklists: observed([
    {
      zone: 'zen.blocklist.example',
      list: 'Example ZEN',
      subject: '192.0.2.25',
      subjectKind: 'ipv4',
      usable: false,
      unusableBecause: 'refuses public resolvers (127.255.255.254)',
      listed: null,
      codes: [],
      meanings: [],
      weight: 'major',
    },
    {
      zone: 'bl.minor.example',
      list: 'Minor',
      subject: '192.0.2.25',
      subjectKind: 'ipv4',
      usable: true,
      listed: false,
      codes: [],
      meanings: [],
      weight: 'minor',
    },
  ]),
  providers: observed([
    {
      id: 'google',
      name: 'Google Workspace',
      role: 'mailbox',
      seenIn: [
        { where: 'spf', what: '_spf.google.com' },
        { where: 'dkim', what: 'google' },
      ],
    },
    { id: 'host', name: 'host.example', role: 'host', seenIn: [{ where: 'spf', what: '_spf.host.example' }] },
    { id: 'own', name: 'shop.example', role: 'host', seenIn: [{ where: 'mx', what: 'mx1.shop.example' }] },
  ]),
};

export function mxHost(preference: number, host: string, v4: string[], v6: string[]) {
  const looks = (addresses: string[], family: 4 | 6) =>
    addresses.length === 0 ? absent() : observed(addresses.map((ip) => ({ ip, family, ttl: 300 })));
  return {
    preference,
    host,
    ttl: 300,
    addresses: [...v4, ...v6],
    ipv4: looks(v4, 4),
    ipv6: looks(v6, 6),
    authenticated: false,
  };
}

const MINE = 'v=spf1 mx ip4:198.51.100.7 -all';
const MINE_TERMS = [
  term('mx', 8, {
    resolved: { names: ['mx.fortress.example'], addresses: ['198.51.100.25'], status: 'observed' },
  }),
  term('ip4:198.51.100.7', 11),
  term('-all', 28),
];

export const fortressEvidence: Partial<Evidence> = {
  resolver: observed({
    server: '127.0.0.1:53',
    servers: ['127.0.0.1:53', 'tls://192.0.2.53:853'],
    validates: true,
    trusted: true,
    trustedBecause: 'loopback',
    answers: true,
  }),
  domain: observed({
    name: 'fortress.example',
    publicSuffixOrganizationalDomain: 'fortress.example',
    nameServers: observed(['ns.fortress.example']),
    zone: observed({ apex: 'fortress.example', mname: 'ns.fortress.example', serial: 7 }),
  }),
  dnssec: observed({ state: 'secure', ds: ['34217 13 2 c0ffee00'], detail: 'validated answer' }),
  mx: observed({
    implicit: false,
    nullMx: false,
    authenticated: true,
    dropped: 0,
    hosts: [
      { ...mxHost(10, 'mx.fortress.example', ['198.51.100.25'], ['2001:db8::25']), authenticated: true },
    ],
  }),
  spf: observed({
    domain: 'fortress.example',
    record: MINE,
    records: [MINE],
    nearMisses: [],
    chunks: [MINE.length],
    answerBytes: 90,
    tree: node('fortress.example', MINE, MINE_TERMS),
    terms: MINE_TERMS,
    lookups: 1,
    voidLookups: 0,
    voids: { ipv4: 0, ipv6: 0 },
    complete: true,
    ttl: 300,
    evaluations: [
      {
        ip: '198.51.100.8',
        sender: 'postmaster@fortress.example',
        helo: 'out.fortress.example',
        domain: 'fortress.example',
        identity: 'mailfrom',
        result: 'fail',
        explanation: '198.51.100.8 may not send for fortress.example',
        reason: 'no term before it matches, so "-all" decides',
        matched: [{ domain: 'fortress.example', term: '-all', column: 28 }],
        lookups: 1,
        voidLookups: 0,
        steps: [
          { depth: 0, domain: 'fortress.example', term: 'mx', result: 'no-match', note: '198.51.100.25' },
          { depth: 0, domain: 'fortress.example', term: 'ip4:198.51.100.7', result: 'no-match', note: '' },
          { depth: 0, domain: 'fortress.example', term: '-all', result: 'match', note: 'fail' },
        ],
      },
    ],
    result: 'fail',
    explanation: '198.51.100.8 may not send for fortress.example',
  }),
  sending: observed({
    sends: true,
    because: 'has SPF or takes mail',
    stated: false,
    addresses: [{ ip: '198.51.100.25', from: 'mx', host: 'mx.fortress.example' }],
  }),
  ptr: observed([
    {
      ip: '198.51.100.25',
      reverseName: '25.100.51.198.in-addr.arpa',
      names: ['mx.fortress.example', 'old.fortress.example'],
      lookup: observed(['mx.fortress.example', 'old.fortress.example']),
      forward: [
        { name: 'mx.fortress.example', addresses: observed(['198.51.100.25']), confirms: true },
        { name: 'old.fortress.example', addresses: absent('nxdomain'), confirms: false },
      ],
      confirmed: true,
      expectedName: 'mx.fortress.example',
    },
    {
      ip: '2001:db8::25',
      reverseName: '5.2.0.0.ip6.arpa',
      names: [],
      lookup: absent('nxdomain'),
      forward: [],
      confirmed: false,
    },
  ]),
  helo: observed({
    name: 'mx.fortress.example',
    addresses: observed(['198.51.100.25']),
    ips: ['198.51.100.25'],
  }),
  dkim: observed({
    domain: 'fortress.example',
    keys: [
      {
        selector: '2026',
        name: '2026._domainkey.fortress.example',
        named: true,
        status: 'valid',
        record: 'v=DKIM1; k=ed25519; p=11qY',
        records: [],
        tags: {},
        problems: [],
        keyType: 'ed25519',
        bits: 256,
        flags: ['s'],
        cnames: [],
      },
    ],
    probed: [],
    basedOn: [],
    subtree: 'exists',
    wildcard: false,
  }),
  dmarc: observed({
    domain: 'fortress.example',
    record: 'v=DMARC1; p=reject; rua=mailto:d@fortress.example,mailto:x@reports.example; t=y',
    foundAt: '_dmarc.fortress.example',
    inherited: false,
    organizationalDomain: 'fortress.example',
    publicSuffixOrganizationalDomain: 'fortress.example',
    policy: 'reject',
    subdomainPolicy: 'reject',
    nonexistentPolicy: 'reject',
    legacy: { foundAt: null, policy: null },
    walk: [
      {
        name: '_dmarc.fortress.example',
        status: 'record',
        records: ['v=DMARC1; p=reject; rua=mailto:d@fortress.example,mailto:x@reports.example; t=y'],
        other: [],
        note: '',
      },
      { name: '_dmarc.example', status: 'none', records: [], other: [], note: 'end of the walk' },
    ],
    misplaced: [{ at: 'fortress.example', value: 'v=DMARC1; p=none' }],
    several: [],
    tags: {},
    problems: [],
    uris: [
      {
        tag: 'rua',
        text: 'mailto:d@fortress.example',
        valid: true,
        scheme: 'mailto',
        host: 'fortress.example',
      },
      {
        tag: 'rua',
        text: 'mailto:x@reports.example',
        valid: true,
        scheme: 'mailto',
        host: 'reports.example',
        external: true,
        authorization: { status: 'missing', at: 'fortress.example._report._dmarc.reports.example' },
        deliverable: { status: 'no-mx' },
      },
    ],
    testing: true,
    pct: 100,
    psd: 'u',
  }),
  mtaSts: observed({
    domain: 'fortress.example',
    record: 'v=STSv1; id=20260101',
    records: ['v=STSv1; id=20260101'],
    id: '20260101',
    recordProblems: [],
    policyHost: observed(['198.51.100.80']),
    fetch: observed({
      url: 'https://mta-sts.fortress.example/.well-known/mta-sts.txt',
      status: 200,
      contentType: 'text/plain',
      body: '',
      ip: '198.51.100.80',
      tls: {
        protocol: 'TLSv1.3',
        authorized: true,
        subject: '',
        issuer: '',
        validTo: '2026-03-01T00:00:00.000Z',
      },
    }),
    policy: {
      text: 'version: STSv1\r\nmode: enforce\r\nmx: *.fortress.example\r\nmax_age: 604800\r\n',
      mode: 'enforce',
      maxAge: 604_800,
      mx: ['*.fortress.example'],
      problems: [],
    },
    covers: [{ host: 'mx.fortress.example', pattern: '*.fortress.example' }],
    unusedPatterns: [],
  }),
  tlsRpt: observed({
    record: 'v=TLSRPTv1; rua=mailto:tls@fortress.example',
    records: ['v=TLSRPTv1; rua=mailto:tls@fortress.example'],
    uris: [{ text: 'mailto:tls@fortress.example', scheme: 'mailto', host: 'fortress.example', valid: true }],
    problems: [],
  }),
  tlsa: observed([
    {
      domain: 'fortress.example',
      host: 'mx.fortress.example',
      name: '_25._tcp.mx.fortress.example',
      status: 'observed',
      secure: true,
      hostSecure: true,
      records: [
        { usage: 3, selector: 1, matchingType: 1, data: 'ab'.repeat(32), usable: true },
        {
          usage: 1,
          selector: 1,
          matchingType: 1,
          data: 'cd'.repeat(32),
          usable: false,
          problem: 'usage 1 is not for SMTP',
        },
      ],
      attempts: 1,
    },
  ]),
  bimi: observed({
    domain: 'fortress.example',
    selector: 'default',
    foundAt: 'default._bimi.fortress.example',
    record: 'v=BIMI1; l=https://fortress.example/logo.svg; a=https://fortress.example/vmc.pem',
    records: [],
    declined: false,
    problems: [],
    logoUrl: 'https://fortress.example/logo.svg',
    logo: observed({
      url: 'https://fortress.example/logo.svg',
      status: 200,
      contentType: 'image/svg+xml',
      ip: '198.51.100.80',
      tls: {
        protocol: 'TLSv1.3',
        authorized: true,
        subject: '',
        issuer: '',
        validTo: '2026-03-01T00:00:00.000Z',
      },
      bytes: 2_048,
      compressed: false,
      problems: [],
      title: 'Fortress',
      sha256: null,
    }),
    certificateUrl: 'https://fortress.example/vmc.pem',
    certificate: {
      status: 'failed',
      failure: { stage: 'fetch', kind: 'timeout', detail: 'no answer within 10 s', cause: 'target' },
    },
  }),
  blocklists: observed([
    {
      zone: 'zen.blocklist.example',
      list: 'Example ZEN',
      subject: '198.51.100.25',
      subjectKind: 'ipv4',
      usable: true,
      listed: true,
      codes: ['127.0.0.3'],
      meanings: ['snowshoe'],
      reason: 'https://blocklist.example/query/198.51.100.25',
      weight: 'major',
      removalUrl: 'https://blocklist.example/removal',
    },
  ]),
};
