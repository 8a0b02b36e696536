/** DNS blocklists (RFC 5782): what each lists, what its codes mean, how much a listing hurts, and who may ask. */

export type BlocklistKind = 'ipv4' | 'ipv6' | 'domain';

export interface Blocklist {
  zone: string;
  /** As people know it. */
  name: string;
  kinds: readonly BlocklistKind[];
  /** major: many receivers reject by it · minor: it adds to a score here and there · info: few listen. */
  weight: 'major' | 'minor' | 'info';
  /** Return codes and their meaning. */
  codes: Readonly<Record<string, string>>;
  /** Lists that add up bits in the last octet: bit value and meaning. */
  bits?: Readonly<Record<number, string>>;
  /** Answers that are no listing: white, neutral or grey entries. */
  harmless?: readonly string[];
  /** Bits that are no listing by themselves. */
  harmlessBits?: number;
  /** Answers by which the list says that it will not serve us. */
  refusals?: Readonly<Record<string, string>>;
  /** Domain lists: entries that are always listed; any of them proves the list alive. Default: `test` (RFC 5782 §5). */
  listedPoints?: readonly string[];
  /** Wants the registered domain, not a name below it. */
  registeredDomainOnly?: true;
  /** Asked where the user names no lists. */
  byDefault: boolean;
  /** The zone is asked as `<key>.zone`. */
  needsKey?: true;
  /** With a key, this list stands in for the free one. */
  replaces?: string;
  /** Who may ask, and how much. */
  policy: string;
  removalUrl?: string;
  source: string;
  /** Day on which the row was last held against its source. */
  checked: string;
}

const CHECKED = '2026-11-22';

const SPAMHAUS_IP_CODES = {
  '127.0.0.2': 'SBL: spam source',
  '127.0.0.3': 'CSS: low-reputation sender',
  '127.0.0.4': 'XBL: infected or hijacked host',
  '127.0.0.9': 'DROP: hijacked or criminal network',
  '127.0.0.10': 'PBL: should not send directly (set by its ISP)',
  '127.0.0.11': 'PBL: should not send directly (set by Spamhaus)',
  '127.0.0.30': 'BCL: botnet controller',
} as const;

const SPAMHAUS_DOMAIN_CODES = {
  '127.0.1.2': 'spam domain',
  '127.0.1.4': 'phishing domain',
  '127.0.1.5': 'malware domain',
  '127.0.1.6': 'botnet controller domain',
  '127.0.1.102': 'abused legitimate domain: spam',
  '127.0.1.103': 'abused legitimate domain: redirector',
  '127.0.1.104': 'abused legitimate domain: phishing',
  '127.0.1.105': 'abused legitimate domain: malware',
  '127.0.1.106': 'abused legitimate domain: botnet controller',
} as const;

const SPAMHAUS = {
  weight: 'major',
  removalUrl: 'https://check.spamhaus.org/',
  source: 'https://www.spamhaus.org/faqs/dnsbl-usage/',
  checked: CHECKED,
} as const;

export const BLOCKLISTS = [
  {
    ...SPAMHAUS,
    zone: 'zen.spamhaus.org',
    name: 'Spamhaus ZEN',
    kinds: ['ipv4', 'ipv6'],
    codes: SPAMHAUS_IP_CODES,
    byDefault: true,
    policy: 'free at low volume; refuses public resolvers and most clouds',
  },
  {
    ...SPAMHAUS,
    zone: 'zen.dq.spamhaus.net',
    name: 'Spamhaus ZEN (DQS)',
    kinds: ['ipv4', 'ipv6'],
    codes: { ...SPAMHAUS_IP_CODES, '127.0.0.20': 'AuthBL: source of stolen-password logins' },
    byDefault: false,
    needsKey: true,
    replaces: 'zen.spamhaus.org',
    policy: 'with a Data Query Service key',
  },
  {
    ...SPAMHAUS,
    zone: 'dbl.spamhaus.org',
    name: 'Spamhaus DBL',
    kinds: ['domain'],
    codes: SPAMHAUS_DOMAIN_CODES,
    refusals: { '127.0.1.255': 'it takes domains only' },
    listedPoints: ['test', 'dbltest.com'],
    byDefault: true,
    policy: 'free at low volume; refuses public resolvers and most clouds',
  },
  {
    ...SPAMHAUS,
    zone: 'dbl.dq.spamhaus.net',
    name: 'Spamhaus DBL (DQS)',
    kinds: ['domain'],
    codes: SPAMHAUS_DOMAIN_CODES,
    refusals: { '127.0.1.255': 'it takes domains only' },
    listedPoints: ['test', 'dbltest.com'],
    byDefault: false,
    needsKey: true,
    replaces: 'dbl.spamhaus.org',
    policy: 'with a Data Query Service key',
  },
  {
    zone: 'bl.spamcop.net',
    name: 'SpamCop',
    kinds: ['ipv4'],
    weight: 'major',
    codes: { '127.0.0.2': 'reported as a spam source in the last days' },
    byDefault: true,
    policy: 'free; a listing ends by itself a day or two after the last report',
    removalUrl: 'https://www.spamcop.net/bl.shtml',
    source: 'https://www.spamcop.net/fom-serve/cache/291.html',
    checked: CHECKED,
  },
  {
    zone: 'b.barracudacentral.org',
    name: 'Barracuda Reputation',
    kinds: ['ipv4'],
    weight: 'major',
    codes: { '127.0.0.2': 'poor reputation' },
    byDefault: false,
    policy: 'free, but answers only resolvers registered with it',
    removalUrl: 'https://www.barracudacentral.org/rbl/removal-request',
    source: 'https://www.barracudacentral.org/rbl/how-to-use',
    checked: CHECKED,
  },
  {
    zone: 'psbl.surriel.com',
    name: 'PSBL',
    kinds: ['ipv4'],
    weight: 'minor',
    codes: { '127.0.0.2': 'sent mail to a spam trap' },
    byDefault: true,
    policy: 'free; anyone may remove an address',
    removalUrl: 'https://psbl.org/remove',
    source: 'https://psbl.org/',
    checked: CHECKED,
  },
  {
    zone: 'bl.mailspike.net',
    name: 'Mailspike',
    kinds: ['ipv4'],
    weight: 'minor',
    codes: {
      '127.0.0.2': 'participates in a spam wave',
      '127.0.0.10': 'worst reputation',
      '127.0.0.11': 'very bad reputation',
      '127.0.0.12': 'bad reputation',
    },
    byDefault: false,
    policy: 'free at low volume',
    removalUrl: 'https://mailspike.io/ip_verify',
    source: 'https://mailspike.io/usage',
    checked: CHECKED,
  },
  {
    zone: 'dnsbl-1.uceprotect.net',
    name: 'UCEPROTECT level 1',
    kinds: ['ipv4'],
    weight: 'minor',
    codes: { '127.0.0.2': 'sent mail to a spam trap' },
    byDefault: false,
    policy: 'free; a listing ends seven days after the last hit',
    removalUrl: 'https://www.uceprotect.net/en/rblcheck.php',
    source: 'https://www.uceprotect.net/en/index.php?m=6&s=11',
    checked: CHECKED,
  },
  {
    zone: 'dnsbl-2.uceprotect.net',
    name: 'UCEPROTECT level 2',
    kinds: ['ipv4'],
    weight: 'info',
    codes: { '127.0.0.2': 'a neighbour in the same allocation sent spam' },
    byDefault: false,
    policy: 'free; lists whole allocations for their neighbours',
    removalUrl: 'https://www.uceprotect.net/en/rblcheck.php',
    source: 'https://www.uceprotect.net/en/index.php?m=6&s=11',
    checked: CHECKED,
  },
  {
    zone: 'dnsbl-3.uceprotect.net',
    name: 'UCEPROTECT level 3',
    kinds: ['ipv4'],
    weight: 'info',
    codes: { '127.0.0.2': 'a neighbour in the same autonomous system sent spam' },
    byDefault: false,
    policy: 'free; lists whole autonomous systems for their neighbours',
    removalUrl: 'https://www.uceprotect.net/en/rblcheck.php',
    source: 'https://www.uceprotect.net/en/index.php?m=6&s=11',
    checked: CHECKED,
  },
  {
    zone: 'bl.score.senderscore.com',
    name: 'Validity Sender Score',
    kinds: ['ipv4'],
    weight: 'minor',
    codes: {},
    bits: {
      1: 'botnet',
      2: 'no authentication',
      4: 'spam trap',
      8: 'suspicious attachment',
      16: 'low score',
    },
    refusals: { '127.0.4.127': 'its query limit is reached' },
    byDefault: false,
    policy: 'answers registered resolvers only',
    removalUrl: 'https://senderscore.org/',
    source: 'https://www.validity.com/',
    checked: CHECKED,
  },
  ...(['dyna', 'noptr', 'spam', 'auth'] as const).map(
    (part) =>
      ({
        zone: `${part}.spamrats.com`,
        name: `SpamRATS ${part}`,
        kinds: ['ipv4', 'ipv6'],
        weight: 'minor',
        codes: {
          '127.0.0.36': 'dynamic address by its name',
          '127.0.0.37': 'no reverse name',
          '127.0.0.38': 'spam source',
          '127.0.0.43': 'password guessing',
        },
        byDefault: false,
        policy: 'free',
        removalUrl: 'https://www.spamrats.com/removal.php',
        source: 'https://www.spamrats.com/about.php',
        checked: CHECKED,
      }) satisfies Blocklist,
  ),
  {
    zone: 'bl.blocklist.de',
    name: 'blocklist.de',
    kinds: ['ipv4', 'ipv6'],
    weight: 'minor',
    codes: {},
    byDefault: false,
    policy: 'free',
    removalUrl: 'https://www.blocklist.de/en/delist.html',
    source: 'https://www.blocklist.de/en/rbldns.html',
    checked: CHECKED,
  },
  {
    zone: 'bl.spameatingmonkey.net',
    name: 'Spam Eating Monkey',
    kinds: ['ipv4'],
    weight: 'minor',
    codes: { '127.0.0.2': 'spam source', '127.0.0.3': 'spam source' },
    byDefault: false,
    policy: 'free at low volume',
    removalUrl: 'https://spameatingmonkey.com/lookup',
    source: 'https://spameatingmonkey.com/services',
    checked: CHECKED,
  },
  {
    zone: 'bl.ipv6.spameatingmonkey.net',
    name: 'Spam Eating Monkey IPv6',
    kinds: ['ipv6'],
    weight: 'minor',
    codes: { '127.0.0.2': 'spam source', '127.0.0.3': 'spam source' },
    byDefault: false,
    policy: 'free at low volume',
    removalUrl: 'https://spameatingmonkey.com/lookup',
    source: 'https://spameatingmonkey.com/services',
    checked: CHECKED,
  },
  {
    zone: 'combined.mail.abusix.zone',
    name: 'Abusix Mail Intelligence',
    kinds: ['ipv4', 'ipv6', 'domain'],
    weight: 'minor',
    codes: {
      '127.0.0.2': 'spam source',
      '127.0.0.3': 'spam source',
      '127.0.0.4': 'exploited host',
      '127.0.0.11': 'dynamic or generic address',
    },
    byDefault: false,
    needsKey: true,
    policy: 'with a key',
    removalUrl: 'https://lookup.abusix.com/',
    source: 'https://docs.abusix.com/',
    checked: CHECKED,
  },
  {
    zone: 'hostkarma.junkemailfilter.com',
    name: 'Hostkarma',
    kinds: ['ipv4', 'domain'],
    weight: 'info',
    codes: { '127.0.0.2': 'black', '127.0.0.4': 'brown' },
    harmless: ['127.0.0.1', '127.0.0.3', '127.0.0.5'],
    byDefault: false,
    policy: 'free; white, yellow and black entries in one zone',
    removalUrl: 'https://ipadmin.junkemailfilter.com/remove.php',
    source: 'https://wiki.junkemailfilter.com/index.php/Spam_DNS_Lists',
    checked: CHECKED,
  },
  ...(
    [
      ['dnsbl.dronebl.org', 'DroneBL', ['ipv4', 'ipv6'], 'https://dronebl.org/lookup'],
      ['all.s5h.net', 's5h.net', ['ipv4'], 'https://www.usenix.org.uk/content/rbl.html'],
      ['truncate.gbudb.net', 'GBUdb Truncate', ['ipv4'], 'https://www.gbudb.com/truncate/'],
      ['bl.0spam.org', '0spam', ['ipv4'], 'https://0spam.org/'],
      ['ips.backscatterer.org', 'Backscatterer', ['ipv4'], 'https://www.backscatterer.org/'],
      ['bip.virusfree.cz', 'virusfree.cz BIP', ['ipv4'], 'https://bip.virusfree.cz/'],
    ] as const
  ).map(
    ([zone, name, kinds, url]) =>
      ({
        zone,
        name,
        kinds,
        weight: 'info',
        codes: {},
        byDefault: false,
        policy: 'free',
        removalUrl: url,
        source: url,
        checked: CHECKED,
      }) satisfies Blocklist,
  ),
  {
    zone: 'multi.surbl.org',
    name: 'SURBL',
    kinds: ['domain'],
    weight: 'minor',
    codes: {},
    bits: { 4: 'DM', 8: 'phishing', 16: 'malware', 32: 'click tracker', 64: 'abuse', 128: 'cracked site' },
    refusals: { '127.0.0.1': 'it blocks this resolver' },
    listedPoints: ['test', 'test.surbl.org'],
    registeredDomainOnly: true,
    byDefault: true,
    policy: 'free at low volume; refuses public resolvers',
    removalUrl: 'https://surbl.org/surbl-analysis',
    source: 'https://surbl.org/guidelines',
    checked: CHECKED,
  },
  {
    zone: 'multi.uribl.com',
    name: 'URIBL',
    kinds: ['domain'],
    weight: 'minor',
    codes: {},
    bits: { 2: 'black', 4: 'grey', 8: 'red' },
    // Grey holds bulk senders with an unsubscribe link, red is an experiment: neither is a listing that hurts.
    harmlessBits: 4 | 8,
    refusals: { '127.0.0.1': 'it blocks this resolver' },
    listedPoints: ['test', 'test.uribl.com'],
    registeredDomainOnly: true,
    byDefault: true,
    policy: 'free at low volume; refuses public resolvers',
    removalUrl: 'https://admin.uribl.com/',
    source: 'https://uribl.com/about.shtml',
    checked: CHECKED,
  },
] as const satisfies readonly Blocklist[] as readonly Blocklist[];

/** Gone: asking them is at best silence, at worst everybody counts as listed. Never queried. */
export const DEAD_BLOCKLISTS: Readonly<Record<string, string>> = {
  'sorbs.net': 'SORBS was shut down in June 2024',
  'ix.dnsbl.manitu.net': 'NiX Spam was emptied in January 2025',
  'cbl.abuseat.org': 'the CBL became part of Spamhaus XBL',
  'dnsbl.ahbl.org': 'the AHBL was shut down and listed everybody',
  'dnsbl.njabl.org': 'NJABL was shut down in 2013',
  'relays.ordb.org': 'ORDB was shut down in 2006 and later listed everybody',
  'list.dsbl.org': 'DSBL was shut down in 2008',
  'dnsbl.inps.de': 'it was shut down',
  'bl.emailbasura.org': 'it was shut down',
  'bl.spamcannibal.org': 'it was shut down and listed everybody',
  'rbl.megarbl.net': 'it was shut down',
  'ubl.unsubscore.com': 'it was shut down',
  'db.wpbl.info': 'WPBL was shut down',
  'dnsbl.cyberlogic.net': 'it was shut down',
  'virbl.bit.nl': 'it was shut down',
  'wormrbl.imp.ch': 'it was shut down',
  'spamrbl.imp.ch': 'it moved to spamrbl.swinog.ch',
};

export function blocklistOf(zone: string): Blocklist | undefined {
  return BLOCKLISTS.find((list) => list.zone === zone);
}

/** Why a zone must not be asked, if it is one of the dead or lies below one. */
export function deadBlocklist(zone: string): string | undefined {
  const dead = Object.keys(DEAD_BLOCKLISTS).find((name) => zone === name || zone.endsWith(`.${name}`));
  return dead === undefined ? undefined : DEAD_BLOCKLISTS[dead];
}
