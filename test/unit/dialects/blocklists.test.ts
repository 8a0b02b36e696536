/** Replies that name a blocklist, each beside one that names another or none. */
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { DEAD_BLOCKLISTS } from '../../../src/knowledge/blocklists.ts';
import * as lists from '../../../src/knowledge/dialects/blocklists.ts';
import { cloudmarkCsi } from '../../../src/knowledge/dialects/cloudmark.ts';
import { DIALECTS } from '../../../src/knowledge/dialects/index.ts';
import { spamhaus } from '../../../src/knowledge/dialects/spamhaus.ts';
import { describeDialect, type Example } from '../../support/dialect-examples.ts';

/** How Postfix tells a hit; most other servers say much the same. */
const hit = (zone: string, text = '') =>
  `554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using ${zone}${text === '' ? '' : `; ${text}`}`;
const OTHER = hit('dnsbl.example.net', 'https://dnsbl.example.net/lookup?192.0.2.1');

describeDialect(spamhaus, [
  [
    'query-refused',
    hit('zen.spamhaus.org', 'Error: open resolver; https://www.spamhaus.org/returnc/pub/192.0.2.53/'),
    hit('zen.spamhaus.org', 'https://www.spamhaus.org/query/ip/192.0.2.1'),
  ],
  [
    'query-refused',
    '550 5.7.1 192.0.2.1 listed by zen.spamhaus.org (127.255.255.254)',
    '550 5.7.1 192.0.2.1 listed by zen.spamhaus.org (127.0.0.2)',
  ],
  ['zrd', hit('zrd.spamhaus.org'), hit('dbl.spamhaus.org')],
  [
    'dbl',
    '554 5.7.1 Service unavailable; Sender address [user@example.com] blocked using dbl.spamhaus.org; https://www.spamhaus.org/query/domain/example.com',
    hit('zen.spamhaus.org', 'https://www.spamhaus.org/query/ip/192.0.2.1'),
  ],
  ['dbl', hit('0123456789abcdef.dbl.dq.spamhaus.net'), hit('0123456789abcdef.zen.dq.spamhaus.net')],
  ['pbl', hit('pbl.spamhaus.org', 'https://www.spamhaus.org/query/ip/192.0.2.1'), hit('xbl.spamhaus.org')],
  ['pbl', hit('zen.spamhaus.org', '127.0.0.11'), hit('zen.spamhaus.org', '127.0.0.4')],
  [
    'pbl',
    '550 5.7.1 [192.0.2.1] is in the PBL of Spamhaus, see http://www.spamhaus.org/pbl/query/PBL123456',
    '550 5.7.1 [192.0.2.1] is in the PBL of somebody else',
  ],
  ['xbl', hit('xbl.spamhaus.org'), hit('sbl-xbl.spamhaus.org')],
  ['xbl', hit('cbl.abuseat.org', 'http://cbl.abuseat.org/lookup.cgi?ip=192.0.2.1'), OTHER],
  ['css', hit('zen.spamhaus.org', 'https://www.spamhaus.org/sbl/query/SBLCSS'), hit('sbl.spamhaus.org')],
  [
    'sbl',
    hit('zen.spamhaus.org', 'https://www.spamhaus.org/sbl/query/SBL123456'),
    hit('zen.spamhaus.org', 'https://www.spamhaus.org/query/ip/192.0.2.1'),
  ],
  ['listed', hit('zen.spamhaus.org', 'https://www.spamhaus.org/query/ip/192.0.2.1'), OTHER],
  [
    'listed',
    '550 "JunkMail rejected - mail.example.org [192.0.2.1]:25 is in an RBL, see https://www.spamhaus.org/query/ip/192.0.2.1"',
    '550 "JunkMail rejected - mail.example.org [192.0.2.1]:25 is in an RBL"',
  ],
]);

const LISTS: Readonly<Record<string, readonly Example[]>> = {
  spamcop: [
    ['listed', hit('bl.spamcop.net', 'Blocked - see https://www.spamcop.net/bl.shtml?192.0.2.1'), OTHER],
  ],
  'barracuda-central': [
    [
      'listed',
      hit('Barracuda Reputation', 'http://www.barracudanetworks.com/reputation/?pr=1&ip=192.0.2.1'),
      '550 permanent failure for one or more recipients (user@example.com:blocked)',
    ],
    ['listed', hit('b.barracudacentral.org'), OTHER],
  ],
  uceprotect: [
    ['listed', hit('dnsbl-1.uceprotect.net'), hit('dnsbl-2.uceprotect.net')],
    ['network', hit('dnsbl-3.uceprotect.net'), hit('dnsbl-1.uceprotect.net')],
    ['network', '550 192.0.2.1 is listed at UCEPROTECTL2', '550 192.0.2.1 is listed at UCEPROTECTL1'],
  ],
  abusix: [
    ['listed', hit('combined.mail.abusix.zone', 'https://lookup.abusix.com/search?q=192.0.2.1'), OTHER],
  ],
  invaluement: [['listed', '550 5.7.1 192.0.2.1 listed in ivmSIP, see https://www.invaluement.com/', OTHER]],
  senderscore: [['listed', hit('bl.score.senderscore.com'), '550 Your sender has a low score']],
  surbl: [['listed', '554 5.7.1 A link in the message is listed in multi.surbl.org', OTHER]],
  uribl: [['listed', '554 5.7.1 example.com is listed by multi.uribl.com', '554 5.7.1 A URI is blocked']],
  mailspike: [['listed', hit('bl.mailspike.net'), OTHER]],
  psbl: [
    ['listed', hit('psbl.surriel.com', 'Listed in PSBL, see http://psbl.org/listing?ip=192.0.2.1'), OTHER],
  ],
  spfbl: [['listed', hit('dnsbl.spfbl.net', 'https://matrix.spfbl.net/192.0.2.1'), '550 5.7.1 SPF failed']],
  hostkarma: [['listed', hit('hostkarma.junkemailfilter.com'), OTHER]],
  'cloudmark-csi': [
    ['listed', '554 5.7.1 Refused, see https://csi.cloudmark.com/en/reset/?ip=192.0.2.1', OTHER],
  ],
  truncate: [['listed', hit('truncate.gbudb.net'), '550 The message was truncated']],
  backscatterer: [['listed', hit('ips.backscatterer.org'), OTHER]],
  s5h: [['listed', hit('all.s5h.net'), OTHER]],
  '0spam': [['listed', hit('bl.0spam.org'), '550 5.7.1 0 spam is our aim']],
  spamrats: [
    ['listed', hit('spam.spamrats.com', 'http://www.spamrats.com/'), hit('dyna.spamrats.com')],
    ['reverse-name', hit('noptr.spamrats.com'), hit('auth.spamrats.com')],
  ],
  sorbs: [
    ['gone', '550 5.7.0 Your server IP address is in the SORBS DNSBL database, bye', '550 absorbs nothing'],
  ],
  nixspam: [
    [
      'gone',
      hit('ix.dnsbl.manitu.net', 'Your e-mail service was detected by mail.ixlab.de (NiX Spam) as spamming'),
      OTHER,
    ],
  ],
  'dead-blocklists': [
    ['gone', hit('dnsbl.njabl.org'), OTHER],
    ['gone', hit('bl.spamcannibal.org'), hit('ix.dnsbl.manitu.net')],
  ],
};

for (const list of [...Object.values(lists), cloudmarkCsi]) describeDialect(list, LISTS[list.id] ?? []);

describe('blocklists', () => {
  it('are all among the dialects', () => {
    const known = new Set(DIALECTS.map(({ id }) => id));
    expect(Object.values(lists).filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it.each(Object.keys(DEAD_BLOCKLISTS))('knows that %s is gone, or under another name', (zone) => {
    const { provider, category } = explainReply(hit(zone));
    expect(['dead-blocklists', 'sorbs', 'nixspam', 'spamhaus']).toContain(provider);
    expect(category).toBe('reputation-blocked');
  });

  it('sees through a receiver whose check is broken: nobody is listed', () => {
    const explained = explainReply(
      hit('zen.spamhaus.org', 'Error: open resolver; https://www.spamhaus.org/returnc/pub/192.0.2.53/'),
    );
    expect(explained).toMatchObject({ provider: 'spamhaus', actor: 'recipient-admin', address: 'keep' });
    expect(explained.category).not.toBe('reputation-blocked');
    expect(explained.title).toMatch(/not listed/);
  });

  it('leaves the word to the mailbox provider that names a list', () => {
    const explained = explainReply(
      '550 OU-001 (SNT004-MC1F43) Unfortunately, messages from 192.0.2.1 were not sent: it is listed by Spamhaus',
    );
    expect(explained.provider).toBe('outlook');
  });

  it('sends those on the PBL to a smarthost instead of to a removal form', () => {
    expect(explainReply(hit('pbl.spamhaus.org')).action[0]).toMatch(/smarthost/);
  });
});
