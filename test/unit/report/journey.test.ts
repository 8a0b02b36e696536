/** How live sessions read: as timelines and journeys, in every width, and with nothing of the server's that could move a cursor. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainExtension } from '../../../src/knowledge/extensions.ts';
import type { PtrLook } from '../../../src/model/evidence/ptr.ts';
import type { SmtpSession } from '../../../src/model/evidence/sessions.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Target } from '../../../src/model/target.ts';
import { type RenderOptions, render } from '../../../src/report/index.ts';
import { journeySentence } from '../../../src/report/journey-headline.ts';
import { possibilities } from '../../../src/report/possibilities.ts';
import { sendersTold } from '../../../src/report/senders.ts';
import { nameRemarks, namesOf } from '../../../src/report/server-names.ts';
import { stepsOf } from '../../../src/report/session-steps.ts';
import { customRemarks } from '../../../src/report/tls-custom.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { delivered, explained, type Said, said, unconnected } from '../../support/delivery.ts';
import { AS_OF, absent, observed, topic } from '../../support/evidence.ts';
import { mxHost } from '../../support/report-evidence.ts';
import * as samples from '../../support/reports.ts';
import { ROOT } from '../../support/source.ts';
import { certificate, session } from '../../support/transport.ts';

const HOST: Target = { kind: 'host', ascii: 'mx.example.com', display: 'mx.example.com', port: 25 };
const ADDRESS: Target = {
  kind: 'address',
  ascii: 'you@example.com',
  display: 'you@example.com',
  localPart: 'you',
  domain: 'example.com',
};

const OPENING: Said[] = [
  ['greeting', null, '220 mx.example.com ESMTP Postfix'],
  ['hello', 'EHLO probe.example.org', '250 mx.example.com\nPIPELINING\nSIZE 36700160\nSTARTTLS\n8BITMIME'],
  ['starttls', 'STARTTLS', '220 2.0.0 Ready to start TLS'],
  [
    'hello',
    'EHLO probe.example.org',
    '250 mx.example.com\nPIPELINING\nSIZE 36700160\nAUTH PLAIN LOGIN\n8BITMIME\nXLOCAL',
  ],
];

function spoken(more: readonly Said[] = [], over: Partial<SmtpSession> = {}): SmtpSession {
  return session(
    {
      greeting: 'mx.example.com ESMTP Postfix',
      extensionsBefore: ['PIPELINING', 'SIZE 36700160', 'STARTTLS', '8BITMIME'],
      extensions: ['PIPELINING', 'SIZE 36700160', 'AUTH PLAIN LOGIN', '8BITMIME', 'XLOCAL'],
      auth: ['PLAIN', 'LOGIN'],
      transcript: said(...OPENING, ...more, ['quit', 'QUIT', null]),
      ...over,
    },
    {
      authorized: true,
      authorizationError: null,
      chain: [certificate({ subject: 'mx.example.com', issuer: 'Some CA' })],
    },
  );
}

const ENVELOPE: Said[] = [
  ['mail', 'MAIL FROM:<>', '250 2.1.0 Ok'],
  [
    'rcpt',
    'RCPT TO:<you@example.com>',
    '450 4.2.0 <you@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example/help/example.com.html',
  ],
  ['rset', 'RSET', '250 2.0.0 Ok'],
];

function handshake(sessions: readonly SmtpSession[], more: Partial<Evidence> = {}): Report {
  const { report } = judgeReport(
    HOST,
    { judged: ['delivery'], asked: ['delivery'] },
    { ...delivered(sessions), ...more },
    AS_OF,
  );
  return { ...report, ...explained(sessions) };
}

function route(sessions: readonly SmtpSession[]): Report {
  const hosts = [...new Set(sessions.map(({ host }) => host))].map((host, index) =>
    mxHost(10 * (index + 1), host, ['192.0.2.25'], []),
  );
  const mx = topic<'mx'>({ hosts, implicit: false, nullMx: false, authenticated: false, dropped: 0 });
  const { report } = judgeReport(
    ADDRESS,
    { judged: ['delivery'], asked: ['delivery'] },
    { mx, ...delivered(sessions, 'mx') },
    AS_OF,
  );
  return { ...report, ...explained(sessions) };
}

function turnsAway(greeting: string): SmtpSession {
  return unconnected(
    { stage: 'greeting', kind: 'rejected', code: greeting.slice(0, 3), detail: greeting },
    { outcome: 'refused', transcript: said(['greeting', null, greeting]) },
  );
}

const HOSTILE = spoken([], {
  greeting: '\u001b[2J\u202eevil',
  transcript: said(['greeting', null, '554 \u001b[2J\u001b]0;owned\u0007 \u202e all is well']),
  outcome: 'refused',
  failure: { stage: 'greeting', kind: 'rejected', code: '554', detail: '554 \u001b[2J', cause: 'target' },
  tls: null,
  hello: null,
  extensions: [],
});

const views: [string, Report, Partial<RenderOptions>, string?][] = [
  ['handshake-40', handshake([spoken(ENVELOPE)]), { width: 40, terminal: true }],
  ['handshake-60', handshake([spoken(ENVELOPE)]), { width: 60, terminal: true }],
  ['handshake-80', handshake([spoken(ENVELOPE)]), { width: 80, terminal: true }],
  ['handshake-140', handshake([spoken(ENVELOPE)]), { width: 140, terminal: true }],
  ['handshake-pipe-verbose', handshake([spoken(ENVELOPE)]), { verbose: true }],
  ['handshake-refused', handshake([unconnected({})]), {}],
  ['handshake-hostile-verbose', handshake([HOSTILE]), { verbose: true }],
  [
    'route',
    route([unconnected({}, { host: 'mx1.example.com' }), spoken(ENVELOPE, { host: 'mx2.example.com' })]),
    { terminal: true },
    'route',
  ],
];

describe('pretty', () => {
  it.each(views)('%s', async (name, report, options, command = 'handshake') => {
    const text = await render(samples.run([report], command), 'pretty', options);
    await expect(text).toMatchFileSnapshot(join(ROOT, `fixtures/golden/pretty/${name}.txt`));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const width = options.width ?? 80;
    const long = text
      .split('\n')
      .filter((line) => line.length > width && !/:\/\/|^ {2}mailsonde /.test(line));
    expect(long).toEqual([]);
  });
});

describe('markdown', () => {
  it.each<[string, Report, string, boolean]>([
    ['handshake', handshake([spoken(ENVELOPE)]), 'handshake', false],
    ['handshake-hostile', handshake([HOSTILE]), 'handshake', false],
    [
      'handshake-crowd',
      handshake(['mx1', 'mx2', 'mx3', 'mx4'].map((name) => spoken([], { host: `${name}.example.com` }))),
      'handshake',
      false,
    ],
    [
      'route-verbose',
      route([unconnected({}, { host: 'mx1.example.com' }), spoken(ENVELOPE, { host: 'mx2.example.com' })]),
      'route',
      true,
    ],
  ])('%s', async (name, report, command, verbose) => {
    const text = await render(samples.run([report], command), 'markdown', { verbose });
    await expect(text).toMatchFileSnapshot(join(ROOT, `fixtures/golden/markdown/${name}.md`));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('lets no server open a tag, a link or a cell of its own', async () => {
    const words = '250 mx\n<img src=x>|**loud** [a](http://b)\nSIZE </details>|';
    const report = handshake([
      spoken([], {
        greeting: '</details>|<b>',
        extensions: ['<img src=x>|**loud** [a](http://b)'],
        transcript: said(['greeting', null, '220 </details>|<b>'], ['hello', 'EHLO me', words]),
      }),
    ]);
    const text = await render(samples.run([report], 'handshake'), 'markdown', {});
    const outside = text.replaceAll(/`[^`\n]*`/g, '');
    expect(outside).not.toMatch(/<img|<b>|\]\(http/);
    expect(text.match(/<details/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
    for (const row of text.split('\n').filter((line) => line.startsWith('|')))
      expect(row.replaceAll('\\|', '').split('|').length).toBeOneOf([4, 6, 7]);
  });
});

describe('the steps of a session', () => {
  it('stand in order, TLS between STARTTLS and the second EHLO, with what changed', () => {
    const steps = stepsOf(spoken(ENVELOPE));
    expect(steps.map(({ name }) => name)).toEqual([
      'connect',
      'greeting',
      'EHLO',
      'STARTTLS',
      'TLS',
      'EHLO',
      'MAIL',
      'RCPT',
      'QUIT',
    ]);
    expect(steps[2]?.says).toBe('250 4 extensions');
    expect(steps[5]?.says).toBe('250 adds AUTH PLAIN LOGIN, XLOCAL; no longer STARTTLS');
    expect(steps[7]).toMatchObject({ trouble: 'temporary' });
  });

  it('tell TLS first where it is implicit', () => {
    const steps = stepsOf(spoken([], { tlsMode: 'implicit' }));
    expect(steps.slice(0, 3).map(({ name }) => name)).toEqual(['connect', 'TLS', 'greeting']);
  });

  it('tells a sign-in by what is said, not by its base64, and what no reply says', () => {
    const exchanges: Said[] = [
      ['auth', 'AUTH SCRAM-SHA-256 <user name and nonce>', '334 cj1leQ=='],
      ['auth', '<proof of the password>', '334 <proof of the server>'],
      ['auth', '*', '501 5.7.0 cancelled'],
    ];
    const failure = { stage: 'auth', kind: 'malformed', detail: 'wrong signature', cause: 'target' } as const;
    const steps = stepsOf(spoken(exchanges, { outcome: 'failed', failure }));
    expect(steps.slice(-5).map(({ name, says }) => `${name} ${says}`)).toEqual([
      'AUTH SCRAM-SHA-256: 334 asks on',
      'AUTH proof of the password: 334 asks on',
      'AUTH given up: 501 5.7.0 cancelled',
      'AUTH wrong signature',
      'QUIT ',
    ]);
  });

  it('tells a last word that is empty by a sentence', () => {
    const steps = stepsOf(spoken([['auth', '<nothing>', '235 2.7.0 done']]));
    expect(steps.at(-2)?.says).toBe('nothing more to say: 235 2.7.0 done');
  });

  it('say how long a TLS handshake was waited for that failed', () => {
    const failure = { stage: 'handshake', kind: 'timeout', detail: 'too slow', cause: 'target' } as const;
    const stuck = spoken([], {
      outcome: 'failed',
      failure,
      tls: null,
      transcript: said(...OPENING.slice(0, 3)),
      timings: { connectMs: 20, greetingMs: 20, tlsMs: null, totalMs: 2_080 },
    });
    expect(stepsOf(stuck).at(-1)).toMatchObject({ name: 'TLS', at: 80, took: 2_000, says: 'too slow' });
  });

  it('hold nothing against a server that was not waited for', () => {
    const failure = {
      stage: 'greeting',
      kind: 'cancelled',
      detail: 'the time ended',
      cause: 'target',
    } as const;
    const waited = { ...said(['greeting', null, null])[0], failure } as SmtpSession['transcript'][number];
    const cut = spoken([], { outcome: 'failed', failure, tls: null, hello: null, transcript: [waited] });
    expect(stepsOf(cut).at(-1)).toMatchObject({
      name: 'greeting',
      says: 'the time ended',
      trouble: 'temporary',
    });
    const unmet = unconnected({ kind: 'cancelled' });
    expect(stepsOf(unmet)).toMatchObject([{ name: 'connect', trouble: 'temporary' }]);
  });

  it('tell the time that went by before TLS was tried in place of a greeting', () => {
    const [one] = [spoken([], { tlsMode: 'implicit', extensionsBefore: null })];
    const steps = stepsOf({ ...one, timings: { ...one.timings, connectMs: 20, silentMs: 2_000 } });
    expect(steps.slice(0, 3)).toMatchObject([
      { name: 'silence', at: 0, took: 2_000, trouble: null },
      { name: 'connect', at: 2_000, took: 20 },
      { name: 'TLS', at: 2_020 },
    ]);
  });

  it('tell what was not said, since the server could not be given it', () => {
    const unsendable = { sender: null, recipients: ['jörg@example.com', 'ö@example.com'] };
    const told = {
      name: 'MAIL',
      trouble: 'permanent',
      says: expect.stringMatching(/not said: .* and 1 more need$/),
    };
    expect(stepsOf(spoken([], { unsendable })).at(-2)).toMatchObject(told);
    expect(stepsOf(spoken([], { unsendable, transcript: said(...OPENING) })).at(-1)).toMatchObject(told);
  });

  it('tell why there is none', () => {
    expect(stepsOf(unconnected({}))).toEqual([
      expect.objectContaining({
        name: 'connect',
        trouble: 'permanent',
        says: expect.stringContaining('refuses'),
      }),
    ]);
  });
});

it('says which of the two a certificate lacks: trust or the name', () => {
  const doubt = (over: Partial<NonNullable<SmtpSession['tls']>>): string => {
    const one = spoken();
    if (one.tls === null) throw new Error('the session has TLS');
    return possibilities({ ...one, tls: { ...one.tls, ...over } })[0]?.says ?? '';
  };
  const unknown = { authorized: false, authorizationError: 'the issuer is unknown' };
  expect(doubt(unknown)).toMatch(/whom it talks to: the issuer is unknown$/);
  expect(doubt({ nameMatches: false })).toMatch(/whom it talks to: the certificate does not name mx\S+$/);
  expect(doubt({ ...unknown, nameMatches: false })).toMatch(/does not name \S+; the issuer is unknown$/);
});

it.each([
  ['SIZE 36700160', 'send messages up to 35 MiB'],
  ['SIZE 0', 'send messages of a size nobody tells'],
  ['SIZE 99999999999999999999999', 'send messages of a size nobody tells'],
])('tells one limit, wherever it is told: %s', (offered, says) => {
  const told = possibilities(spoken([], { extensions: [offered] })).map((one) => one.says);
  expect(told).toContain(says);
  const { means } = explainExtension(offered);
  expect(means.includes('35 MiB')).toBe(says.includes('35 MiB'));
  expect(means).not.toContain('TiB');
});

it('says what a sender could do', () => {
  const can = (one: SmtpSession): string[] =>
    possibilities(one).flatMap(({ can, says }) => (can ? [says] : [`not ${says}`]));
  expect(can(spoken())).toContain('encrypt, and be sure whom it talks to');
  const old = session(
    { hello: { verb: 'EHLO', name: 'mx.example.com' } },
    { protocol: 'TLSv1', authorized: true },
  );
  expect(can(old)[0]).toMatch(/^encrypt, but with TLS 1\.0 only/);
  const slipped = spoken([], { injection: { vulnerable: true, transcript: [] } });
  expect(can(slipped)[0]).toMatch(/^encrypt, but what was slipped in/);
  expect(can(spoken())).toContain('log in by PLAIN, LOGIN after TLS, and then hand in mail for anyone');
  expect(can(spoken())).toContain('send messages up to 35 MiB');
  expect(can(spoken([], { authBefore: ['PLAIN'] })).join()).toContain('not log in in clear safely');
  expect(can(spoken([], { tls: null, auth: [] }))[0]).toContain('not encrypt');
});

it('tells what was not heard over TLS neither as offered nor as missing', async () => {
  const cut = spoken([], {
    outcome: 'refused',
    failure: { stage: 'hello', kind: 'rejected', code: '421', detail: '421 busy', cause: 'target' },
    extensions: [],
    auth: [],
    transcript: said(...OPENING.slice(0, 3), ['hello', 'EHLO probe.example.org', '421 busy']),
  });
  const stopped = { ...cut, outcome: 'completed' as const, transcript: said(...OPENING.slice(0, 3)) };
  for (const one of [cut, stopped]) {
    expect(possibilities(one)).toEqual([{ can: true, says: 'encrypt, and be sure whom it talks to' }]);
    for (const format of ['pretty', 'markdown'] as const) {
      const text = await render(samples.run([handshake([one])], 'handshake'), format, {});
      expect(text).toMatch(/Offers before TLS/);
      expect(text).toContain('PIPELINING');
      expect(text).not.toContain('no extensions');
    }
  }
});

it('compares the names a server goes by, and says which difference matters', () => {
  const remarks = (over: Partial<SmtpSession>, nameMatches = true): string => {
    const one = spoken([], over);
    const named = { ...one, tls: one.tls && { ...one.tls, nameMatches } };
    return nameRemarks(named, handshake([named])).join('\n');
  };
  expect(remarks({})).toBe('');
  expect(remarks({}, false)).toMatch(/^The certificate does not name mx\.example\.com: .*$/);
  expect(remarks({ greeting: 'other.example ESMTP' })).toMatch(
    /^Greeting and EHLO reply name different hosts.*\n.*another name than it was asked for.*$/,
  );
  // A greeting without a name is smtp-banner-hostname's to tell.
  expect(remarks({ greeting: 'ESMTP', transcript: [] })).toBe('');
  expect(remarks({ greeting: 'ESMTP' })).toBe('');
  const masked = { greeting: '*'.repeat(40) };
  expect(remarks(masked)).toBe('');
  expect(namesOf(spoken([], masked), handshake([spoken()]))).toContainEqual({
    where: 'greeting',
    name: '(masked on the way)',
  });
  const sound = spoken();
  const looked = (names: string[]) =>
    topic<'ptr'>([
      { ip: sound.ip, reverseName: '', names, lookup: observed(names), forward: [], confirmed: true },
    ]);
  const told = (names: string[]) => nameRemarks(sound, handshake([sound], { ptr: looked(names) })).join('\n');
  expect(told(['a.example', 'mx.example.com'])).toBe('');
  expect(told(['a.example'])).toMatch(/^The reverse name is not the one/);
  const renamed = spoken([], { greeting: 'other.example ESMTP', transcript: [] });
  const beside = handshake([renamed], { ptr: looked(['mx.example.com']) });
  expect(nameRemarks(renamed, beside).join()).not.toContain('reverse');
  const ofHosts = (lookup: PtrLook['lookup']) => {
    const look = { ip: sound.ip, reverseName: '', names: [], lookup, forward: [], confirmed: false };
    const report = handshake([sound], { reverseNames: topic<'reverseNames'>([look]) });
    return namesOf(sound, report).find(({ where }) => where === 'reverse name')?.name;
  };
  expect(ofHosts({ status: 'absent', how: 'nxdomain', at: '', tookMs: 0 })).toBe('(none)');
  const failure = { stage: 'resolve', kind: 'timeout', detail: 'no answer', cause: 'vantage' } as const;
  expect(ofHosts({ status: 'failed', failure })).toBeUndefined();
});

it.each(['pretty', 'markdown'] as const)(
  'tells at which address mailboxes were asked about: %s',
  async (format) => {
    const [one, other] = [spoken([], { ip: '192.0.2.1' }), spoken([], { ip: '192.0.2.2' })];
    const text = await render(
      samples.run([handshake([one, { ...other, mailboxAskedAt: one.ip }])], 'handshake'),
      format,
      {},
    );
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'only the first that answered, 192.0.2.1, was asked about mailboxes',
    );
  },
);

it.each(['pretty', 'markdown'] as const)('tells of addresses that were left out: %s', async (format) => {
  for (const count of [1, 5]) {
    const held = Array.from({ length: count }, (_, index) => spoken([], { ip: `192.0.2.${index}` }));
    const report = handshake(held, { sessions: { ...observed(held), dropped: 7 } });
    const text = await render(samples.run([report], 'handshake'), format, {});
    expect(text.match(/7 further addresses left out/g)).toHaveLength(1);
  }
});

it('cuts no mechanism in two', async () => {
  const offered = 'AUTH PLAIN LOGIN SCRAM-SHA-256';
  const report = handshake([spoken([], { extensions: [offered] })]);
  const text = await render(samples.run([report], 'handshake'), 'pretty', {});
  expect(text).toMatch(/^ {2}AUTH … +one can log in, by PLAIN, LOGIN, SCRAM-SHA-256$/m);
});

it.each([
  [587, 'implicit', /^Port 587 is meant for STARTTLS/],
  [465, 'starttls', /^Port 465 is meant for TLS from the start/],
  [587, 'starttls', null],
  [4_465, 'implicit', null],
  [25, 'implicit', null],
] as const)(
  'says where TLS comes about in another way than is usual: %i, %s',
  async (port, tlsMode, remark) => {
    const one = spoken([], { port, tlsMode });
    const told = customRemarks([one, { ...one, ip: '192.0.2.9' }]);
    expect(told).toEqual(remark === null ? [] : [expect.stringMatching(remark)]);
    for (const format of ['pretty', 'markdown'] as const) {
      const text = await render(samples.run([handshake([one])], 'handshake'), format, {});
      expect(/is meant for/.test(text)).toBe(remark !== null);
    }
  },
);

describe('the headline', () => {
  const { tls } = spoken();
  const dayBefore = new Date(Date.parse(handshake([spoken()]).startedAt) - 1.5 * 86_400_000).toISOString();
  const expired = tls && { ...tls, chain: tls.chain.map((one) => ({ ...one, validTo: dayBefore })) };
  it.each([
    [[spoken()], 'Answers over TLS 1.3 (certificate: 59 days left), and lets one log in'],
    [[spoken([], { tls: null, auth: [] })], 'Answers in clear'],
    [[spoken([], { auth: [], tls: expired })], 'Answers over TLS 1.3 (certificate expired 1 day ago)'],
    [
      [spoken([], { auth: [] }), unconnected({})],
      'Answers over TLS 1.3 (certificate: 59 days left); 1 of 2 addresses do not',
    ],
  ])('%#', (sessions, sentence) => {
    const report = { ...handshake(sessions), verdict: 'pass' as const };
    expect(journeySentence(report)).toBe(sentence);
  });

  const shut = (greeting: string, over: Partial<SmtpSession> = {}): SmtpSession =>
    spoken([], {
      greeting,
      hello: null,
      outcome: 'refused',
      failure: { stage: 'hello', kind: 'rejected', code: '502', detail: '502 no', cause: 'target' },
      transcript: said(['greeting', null, `220 ${greeting}`], ['hello', 'EHLO a.example', '502 no']),
      ...over,
    });
  const ssh = {
    stage: 'greeting',
    kind: 'malformed',
    detail: 'what the server said is no SMTP reply: "SSH-2.0-x"',
    cause: 'target',
  } as const;
  it.each([
    [[shut('mx.example.com ESMTP')], 'mx.example.com refuses EHLO and HELO: nobody can hand it mail'],
    [[shut('mx.example.com LMTP')], 'mx.example.com speaks LMTP, not SMTP (--lmtp speaks with it)'],
    [
      [shut('', { greeting: null, greetingCode: null, transcript: [], failure: ssh })],
      'What answers here is SSH, not SMTP',
    ],
    [
      [spoken([], { unsendable: { sender: null, recipients: ['ö@example.com'] } })],
      'Mail would come back at once: mx.example.com does not offer SMTPUTF8, which ö@example.com needs',
    ],
    [[shut('mx.example.com ESMTP'), spoken()], undefined],
  ])('of a server that fails: %#', (sessions, sentence) => {
    expect(journeySentence({ ...handshake(sessions), verdict: 'fail' })).toBe(sentence);
  });

  it.each([
    [
      [spoken([], { unsendable: { sender: null, recipients: ['ö@example.com'] } })],
      /^Mail would come back: mx.example.com does not offer SMTPUTF8/,
    ],
    [[spoken()], /Mail would go to mx.example.com over TLS 1.3; whether the address is taken was not asked/],
    [[spoken(ENVELOPE)], /Mail would wait at its sender: mx.example.com says 450/],
    [[unconnected({})], /no mail host lets us in/],
    [[turnsAway('521 no mail here')], /^Mail would come back: mx.example.com says 521 no mail here$/],
    [[turnsAway('521 no mail here'), unconnected({})], /no mail host lets us in/],
    [[turnsAway('421 busy')], /^Mail would wait at its sender: mx.example.com says 421 busy$/],
  ])('of a journey: %#', (sessions, sentence) => {
    expect(journeySentence(route(sessions))).toMatch(sentence);
  });
});

describe('what senders of each kind would do', () => {
  const one = spoken();
  const nothing = { mtaSts: absent('nodata'), tlsa: observed([]) } satisfies Partial<Evidence>;
  const told = (more: Partial<Evidence>, sessions = [one]) =>
    sendersTold(handshake(sessions, more)).map(({ clauses }) => clauses);

  it('is one sentence where nothing is promised', () => {
    expect(told(nothing)).toEqual([['every sender encrypts']]);
  });

  it('leaves out whom nobody looked for', () => {
    expect(told({})).toEqual([['a sender without DANE and MTA-STS encrypts']]);
    expect(told({ mtaSts: nothing.mtaSts })).toEqual([
      ['an MTA-STS sender encrypts, since no policy is enforced', 'everyone else encrypts'],
    ]);
  });

  it('is not told of hosts that nobody spoke with', () => {
    expect(told(nothing, [unconnected({})])).toEqual([]);
  });

  it.each(['pretty', 'markdown'] as const)('stands in the report of a check as %s', async (format) => {
    const evidence = { ...delivered([one]), ...nothing };
    const { report } = judgeReport(HOST, { judged: ['smtp', 'tls'], asked: ['tls'] }, evidence, AS_OF);
    const text = await render(samples.run([report], 'check'), format, {});
    expect(text).toContain('every sender encrypts');
  });
});

describe('further looks', () => {
  const further = spoken([], {
    legacy: [{ version: 'TLSv1', accepted: true }],
    injection: { vulnerable: false, transcript: [] },
  });
  it.each([
    ['pretty', {}],
    ['markdown', {}],
  ] as const)('are told as %s', async (format, options) => {
    const text = await render(samples.run([handshake([further])], 'handshake'), format, options);
    expect(text).toContain('TLS 1.0: still spoken');
    expect(text).toContain('A command in clear behind STARTTLS: is thrown away');
  });
});

it('begins no list within a list in Markdown', async () => {
  const text = await render(samples.run([handshake([spoken()])], 'handshake'), 'markdown', { verbose: true });
  expect(text).toMatch(/did not apply<\/summary>\n\n- \w/);
  expect(text).not.toMatch(/^- - /m);
});

describe('the way of a message on narrow pages', () => {
  const hosts = ['alt1.mail-in.l.shop.example', 'alt2.mail-in.l.shop.example'] as const;
  const report = route([unconnected({}, { host: hosts[0] }), spoken([], { host: hosts[1] })]);
  const way = async (width: number): Promise<string[]> => {
    const text = await render(samples.run([report], 'route'), 'pretty', { width, terminal: true });
    return text.split('\n');
  };

  it.each([40, 50, 60, 80, 140])('keeps names whole and lines within %i columns', async (width) => {
    const lines = await way(width);
    expect(lines.filter((line) => line.length > width && !/^ {2}mailsonde /.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain(`10 ${hosts[0]}`);
    expect(lines.join('\n')).toContain(`20 ${hosts[1]}`);
  });

  it('puts the address of a host beneath it where both do not fit', async () => {
    const host = `  └─ 10 ${hosts[1]}`;
    expect((await way(80)).some((line) => line.startsWith(`${host}  192.0.2.`))).toBe(true);
    const narrow = await way(50);
    expect(narrow[narrow.indexOf(host) + 1]).toMatch(/^ {8}192\.0\.2\.\d+ {2}✔ lets us in$/);
  });

  it('names a number of hosts that a screen holds', async () => {
    const crowd = route(
      Array.from({ length: 60 }, (_, index) => spoken([], { host: `mx${index}.shop.example` })),
    );
    const text = await render(samples.run([crowd], 'route'), 'pretty', {});
    expect(text).toContain('200 mx19.shop.example');
    expect(text).toMatch(/^ {2}│ {6}and 40 more$/m);
  });
});
