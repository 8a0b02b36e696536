/** Sessions with real mail servers: what is said is what swaks hears, and TLS is what openssl sees. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import {
  ALL_PLACES,
  DOMAIN,
  type Fleet,
  GREET_WAIT_S,
  HOST,
  LISTED,
  PASSWORD,
  type Place,
  startFleet,
  USER,
} from './servers/fleet.ts';
import { pathInRoot } from './servers/root.ts';
import { handshake, inOpensslsWords } from './support/openssl.ts';
import { fingerVerify } from './support/posttls-finger.ts';
import { ourTalk, swaks } from './support/swaks.ts';

const HELO = 'client.example';
const SENDER = `b@${HELO}`;
const RECIPIENT = `${USER}@${DOMAIN}`;

let fleet: Fleet;
let ctx: OpenContext;

beforeAll(async () => {
  fleet = await startFleet();
  const limits = { commandMs: 8_000 };
  ctx = createContext({ dns: ['127.0.0.1'], extraCa: [fleet.authority.cert], limits });
});

afterAll(async () => {
  ctx?.close();
  await fleet?.close();
});

const hold = (place: Place, over: Partial<SmtpRequest> = {}): Promise<SmtpSession> =>
  ctx.speak({ ...fleet.request(place), helo: HELO, sender: SENDER, recipients: [RECIPIENT], ...over });

/** How swaks goes the same way. */
function swaksAsUs(place: Place, args: readonly string[] = []) {
  const { tls, lmtp } = fleet.request(place);
  return swaks(fleet.at(place), [
    ...['--helo', HELO, '--from', SENDER, '--to', RECIPIENT, '--quit-after', 'RCPT'],
    tls === 'implicit' ? '--tls-on-connect' : '--tls-optional',
    ...(lmtp === true ? ['--protocol', 'LMTP'] : []),
    ...args,
  ]);
}

async function opensslAsUs(place: Place, args: readonly string[] = []) {
  const { tls, lmtp } = fleet.request(place);
  const way = tls === 'implicit' ? [] : ['-starttls', lmtp === true ? 'lmtp' : 'smtp', '-name', HELO];
  return handshake(fleet.at(place), HOST, fleet.caFile, [...way, ...args]);
}

/** swaks cannot say a PROXY header without arguments, and speaks no TLS below 1.2 as Debian sets it up. */
const SWAKS_NEEDS_MORE: readonly Place[] = ['Postfix, behind a proxy', 'Postfix, TLS 1.0 only'];

/** postscreen lets a client in at once that has just passed with another connection: one after another. */
const ALONE: readonly Place[] = ['Postfix, greets late', 'Postfix, postscreen looks deep'];

async function saysTheSame(place: Place): Promise<void> {
  const session = await hold(place);
  const heard = await swaksAsUs(place);
  expect(heard.lines.length, heard.said).toBeGreaterThan(0);
  expect(ourTalk(session)).toEqual(heard.lines);
}

async function showsTheSameTls(place: Place): Promise<void> {
  const { tls, failure } = await hold(place);
  const seen = await opensslAsUs(place);
  if (seen.tls === null) {
    expect(tls).toBeNull();
    expect(failure).toMatchObject({ stage: 'handshake', kind: 'tls', cause: 'target' });
  } else expect(tls === null ? failure : await inOpensslsWords(tls)).toEqual(seen.tls);
}

describe.concurrent('every server', () => {
  // Debian 12 builds OpenSMTPD 6.8 with an OpenSSL its handshake does not work with; a test below has that.
  const places = ALL_PLACES.filter(
    (place) =>
      !SWAKS_NEEDS_MORE.includes(place) && !ALONE.includes(place) && !/^OpenSMTPD, (?!no TLS)/.test(place),
  );
  it.each(places)('says to us what it says to swaks: %s', saysTheSame);

  const secure = ALL_PLACES.filter(
    (place) =>
      !/no TLS$|our address|no EHLO|proxy|TLS 1.0/.test(place) &&
      !ALONE.includes(place) &&
      place !== 'Dovecot, LMTP',
  );
  it.each(secure)('shows us the TLS it shows to openssl: %s', showsTheSameTls);
});

describe('a server behind postscreen', () => {
  it.each(ALONE)('says to us what it says to swaks: %s', saysTheSame);
  it.each(ALONE)('shows us the TLS it shows to openssl: %s', showsTheSameTls);
});

describe('TLS as asked for', () => {
  const ASKED: [string, Place, SmtpRequest['tlsOptions'], string[]][] = [
    ['at most 1.2', 'Postfix, STARTTLS', { maxVersion: 'TLSv1.2' }, ['-no_tls1_3']],
    ['at least 1.3', 'Postfix, STARTTLS', { minVersion: 'TLSv1.3' }, ['-tls1_3']],
    [
      'a Diffie-Hellman exchange without curves',
      'Postfix, RSA and the whole chain',
      { maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES256-GCM-SHA384' },
      ['-tls1_2', '-cipher', 'DHE-RSA-AES256-GCM-SHA384'],
    ],
    [
      'an RSA key exchange',
      'Postfix, RSA and the whole chain',
      { maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA' },
      ['-tls1_2', '-cipher', 'AES256-SHA'],
    ],
    [
      '1.0 of a server that has nothing else',
      'Postfix, TLS 1.0 only',
      {},
      ['-tls1', '-cipher', 'DEFAULT:@SECLEVEL=0'],
    ],
    [
      'at least 1.3 of a server that has 1.2',
      'Postfix, TLS 1.2 only',
      { minVersion: 'TLSv1.3' },
      ['-tls1_3'],
    ],
    ['at most 1.2 of a server that has 1.3', 'Postfix, TLS 1.3 only', { maxVersion: 'TLSv1.2' }, ['-tls1_2']],
    [
      'a cipher for another kind of key',
      'Postfix, STARTTLS',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA' },
      ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-SHA'],
    ],
  ];

  it.each(ASKED)('is got or refused as openssl gets it: %s', async (_what, place, tlsOptions = {}, args) => {
    const [{ tls, failure }, seen] = await Promise.all([
      hold(place, { tlsOptions }),
      opensslAsUs(place, args),
    ]);
    if (seen.tls === null) {
      // What only our own wish brought about is no fault of the server.
      const { ciphers, minVersion } = tlsOptions as { ciphers?: string; minVersion?: string };
      const cause = ciphers !== undefined || minVersion === 'TLSv1.3' ? 'vantage' : 'target';
      expect(failure).toMatchObject({ stage: 'handshake', kind: 'tls', cause });
    } else expect(tls === null ? failure : await inOpensslsWords(tls)).toEqual(seen.tls);
  });

  it('with a certificate of ours opens a server that wants one', async () => {
    const without = await hold('Postfix, wants our certificate');
    expect(without).toMatchObject({ outcome: 'refused', tls: { authorized: true } });
    const { cert, key } = fleet.ours;
    const session = await hold('Postfix, wants our certificate', {
      tlsOptions: { certificate: { cert, key } },
    });
    expect(session).toMatchObject({ outcome: 'completed' });
    expect(ourTalk(session).at(-1)).toMatch(/^SS: 250 /);
  });
});

describe('trust in a certificate', () => {
  it.each([
    ['Postfix, STARTTLS', null, true],
    ['Postfix, RSA and the whole chain', null, true],
    ['Postfix, expired certificate', /expired/, true],
    ['Postfix, self-signed certificate', /self-signed|signed itself/, true],
    ['Postfix, wrong name', null, false],
  ] as const)('is told apart from its name: %s', async (place, trouble, nameMatches) => {
    const [{ tls }, finger] = await Promise.all([
      hold(place),
      fingerVerify(fleet.at(place), { name: HOST, caFile: pathInRoot(fleet.caFile), folder: fleet.folder }),
    ]);
    expect(finger.would, finger.said).toBe(trouble === null && nameMatches ? 'verified' : 'refused');
    expect(tls).toMatchObject({ authorized: trouble === null, nameMatches });
    if (trouble !== null) expect(tls?.authorizationError).toMatch(trouble);
  });
});

describe('a server that will not talk to us', () => {
  it.each([
    ['Postfix, refuses our address', 'greeting', '554'],
    ['Postfix, defers our address', 'greeting', '450'],
    ['Exim, refuses our address', 'greeting', '550'],
    ['Postfix, no EHLO', 'hello', '554'],
  ] as const)('is told with its own words: %s', async (place, stage, code) => {
    const session = await hold(place);
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage, kind: 'rejected', code } });
    const last = (await swaksAsUs(place)).lines.at(-1) ?? '';
    expect(last.replace(/^SS?: /, '')).toBe(session.failure?.detail);
  });

  it.each([
    ['Postfix, refuses our recipients', /^5\d\d /],
    ['Postfix, defers recipients', /^4\d\d /],
    ['Postfix, postscreen looks deep', /^450 4\.3\.2 /],
  ] as const)('is spoken to up to there: %s', async (place, words) => {
    const session = await hold(place);
    expect(session.outcome).toBe('completed');
    const { reply } = session.transcript.find(({ stage }) => stage === 'rcpt') ?? {};
    expect(`${reply?.code} ${reply?.lines[0]}`).toMatch(words);
  });

  it('for a while is waited for', async () => {
    const { greeting, timings } = await hold('Postfix, greets late');
    expect(greeting).toBe(`${HOST} ESMTP Postfix ${HOST} ESMTP Postfix`);
    expect(timings.greetingMs).toBeGreaterThanOrEqual(GREET_WAIT_S * 1_000 - 100);
  });

  it('within our patience is given up on', async () => {
    const hasty = createContext({ dns: ['127.0.0.1'], limits: { commandMs: 300 } });
    const session = await hasty.speak({ ...fleet.request('Postfix, greets late'), helo: HELO });
    hasty.close();
    expect(session).toMatchObject({ outcome: 'failed', failure: { stage: 'greeting', kind: 'timeout' } });
  });
});

describe('a session', () => {
  it('says to Postfix by XCLIENT who we are, as swaks does', async () => {
    const xclient = [`ADDR=${LISTED}`, 'NAME=sender.example'];
    const session = await hold('Postfix, XCLIENT', { xclient });
    expect(ourTalk(session).at(-1)).toContain(`<sender.example[${LISTED}]>`);
    const args = ['--xclient-addr', LISTED, '--xclient-name', 'sender.example'];
    expect(ourTalk(session)).toEqual((await swaksAsUs('Postfix, XCLIENT', args)).lines);
  });

  it('is refused XCLIENT where that is not for us', async () => {
    const session = await hold('Postfix, STARTTLS', { xclient: [`ADDR=${LISTED}`] });
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'xclient' } });
  });

  it.each([1, 2] as const)(
    'says to Postfix by the PROXY protocol, version %i, who we are',
    async (version) => {
      const [ip = '', port = ''] = fleet.at('Postfix, behind a proxy').split(':');
      const session = await hold('Postfix, behind a proxy', {
        proxyProtocol: { version, source: { ip: LISTED, port: 4711 } },
      });
      const family = version === 1 ? 'TCP4' : 'AF_INET';
      const heard = await swaksAsUs('Postfix, behind a proxy', [
        ...['--proxy-version', String(version), '--proxy-family', family],
        ...['--proxy-source', LISTED, '--proxy-source-port', '4711'],
        ...['--proxy-dest', ip, '--proxy-dest-port', port],
      ]);
      const replies = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('S'));
      expect(replies(ourTalk(session)).at(-1)).toContain(`[${LISTED}]`);
      expect(replies(ourTalk(session))).toEqual(replies(heard.lines));
    },
  );

  it('may say by the PROXY protocol that it is nobody else’s', async () => {
    const place = 'Postfix, behind a proxy';
    const local = await hold(place, { proxyProtocol: { version: 2 } });
    expect(local.outcome).toBe('completed');
    expect(ourTalk(local).at(-1)).toMatch(/^SS: 250 /);
    // Postfix takes no UNKNOWN, so version 1 names us.
    const named = await hold(place, { proxyProtocol: { version: 1 } });
    expect(named.outcome).toBe('completed');
    expect(ourTalk(named).at(-1)).toMatch(/^SS: 250 /);
  });

  it('without the PROXY header it waits for is refused by Postfix', async () => {
    const session = await hold('Postfix, behind a proxy');
    expect(session).toMatchObject({ outcome: 'refused', failure: { stage: 'greeting', code: '421' } });
    expect(session.timings.greetingMs).toBeGreaterThanOrEqual(900);
  });

  it.each(['Postfix, STARTTLS', 'Exim, STARTTLS', 'Dovecot, LMTP'] as const)(
    'says the same all at once: %s',
    async (place) => {
      const recipients = [RECIPIENT, 'x@elsewhere.example', RECIPIENT];
      const together = await hold(place, { recipients, pipeline: true });
      const apart = await hold(place, { recipients });
      expect(ourTalk(together)).toEqual(ourTalk(apart));
      expect(together.transcript.filter(({ stage }) => stage === 'rcpt')).toHaveLength(3);
    },
  );

  it('writes beyond ASCII where that may be', async () => {
    const sender = 'jos\u00e9@client.example';
    const mail = async (place: Place) => {
      const { transcript } = await hold(place, { sender });
      return transcript.find(({ stage }) => stage === 'mail');
    };
    for (const place of ['Postfix, STARTTLS', 'Exim, STARTTLS'] as const) {
      expect(await mail(place)).toMatchObject({
        sent: `MAIL FROM:<${sender}> SMTPUTF8`,
        reply: { code: 250 },
      });
    }
  });

  it('asks about mailboxes without sending', async () => {
    const { transcript } = await hold('Postfix, STARTTLS', {
      verify: [RECIPIENT, 'x@elsewhere.example'],
      noop: true,
    });
    const codes = transcript.flatMap(({ stage, reply }) => (/noop|vrfy/.test(stage) ? [reply?.code] : []));
    expect(codes).toEqual([250, 252, 554]);
  });

  it('sees mechanisms before and after TLS as they are', async () => {
    const auth = async (place: Place) => {
      const { authBefore, auth: after } = await hold(place);
      return { before: authBefore, after };
    };
    const usual = ['PLAIN', 'LOGIN'];
    expect(await auth('Postfix, AUTH before TLS')).toEqual({ before: usual, after: usual });
    expect(await auth('Postfix, submission')).toEqual({ before: [], after: usual });
    expect(await auth('Postfix, submissions')).toEqual({ before: null, after: usual });
    expect(await auth('Dovecot, submission')).toEqual({ before: [], after: usual });
    expect(await auth('Postfix, STARTTLS')).toEqual({ before: [], after: [] });
  });
});

describe('a server whose STARTTLS is broken', () => {
  // Debian 12's OpenSMTPD; where a later one works, it is a server like the others above.
  it('is seen for it by us, swaks and openssl alike', async () => {
    const session = await hold('OpenSMTPD, STARTTLS');
    const heard = await swaksAsUs('OpenSMTPD, STARTTLS');
    const works = (await opensslAsUs('OpenSMTPD, STARTTLS')).tls !== null;
    expect(!/TLS startup failed/.test(heard.said)).toBe(works);
    expect(session.outcome).toBe(works ? 'completed' : 'failed');
    expect(session.extensionsBefore ?? session.extensions).toContain('STARTTLS');
    if (!works) expect(session.failure).toMatchObject({ stage: 'handshake', kind: 'tls', cause: 'target' });
  });

  it('can still be spoken to in clear', async () => {
    const session = await hold('OpenSMTPD, STARTTLS', { tls: 'off' });
    expect(session).toMatchObject({ outcome: 'completed', tls: null });
    expect(ourTalk(session).at(-1)).toMatch(/^S: 250 /);
  });
});

describe('old versions of TLS', () => {
  const OLD = [
    ['TLSv1', '-tls1'],
    ['TLSv1.1', '-tls1_1'],
  ] as const;

  it.each([
    'Postfix, TLS 1.0 only',
    'Postfix, STARTTLS',
    'Postfix, submissions',
    'Exim, STARTTLS',
    'Exim, implicit TLS',
    'Dovecot, submission',
  ] as const)('are found where openssl finds them: %s', async (place) => {
    const { legacy } = await hold(place, { legacyTls: true });
    const seen = [];
    for (const [version, flag] of OLD) {
      const { tls } = await opensslAsUs(place, [flag, '-cipher', 'DEFAULT:@SECLEVEL=0']);
      seen.push({ version, accepted: tls !== null });
    }
    expect(legacy?.map(({ version, accepted }) => ({ version, accepted }))).toEqual(seen);
  });
});

describe('intrusive looks', () => {
  it.each([
    'Postfix, STARTTLS',
    'Postfix, postscreen looks deep',
    'Exim, STARTTLS',
    'Dovecot, submission',
  ] as const)('find no command smuggled in behind STARTTLS: %s', async (place) => {
    const { injection } = await hold(place, { probes: ['starttls-injection'] });
    expect(injection).toMatchObject({ vulnerable: false });
  });

  it.each([
    ['Postfix, STARTTLS', false],
    ['Exim, no TLS', false],
    ['OpenSMTPD, no TLS', false],
    ['Postfix, open relay', true],
  ] as const)('tell who relays for strangers, as swaks finds it: %s', async (place, relays) => {
    const { relay } = await hold(place, { probes: ['open-relay'] });
    expect(relay).toMatchObject({ relays });
    const tried = await swaksAsUs(place, ['--to', 'x@elsewhere.example', '--from', 'y@another.example']);
    expect(/^SS?: 250 /.test(tried.lines.at(-1) ?? '')).toBe(relays);
  });
});

describe('no secret', () => {
  it('stands in what a session tells', async () => {
    const session = await hold('Postfix, submission', {
      credentials: { user: USER, secret: PASSWORD, kind: 'password' },
    });
    const told = JSON.stringify(session);
    expect(told).not.toContain(PASSWORD);
    expect(told).not.toContain(Buffer.from(`\0${USER}\0${PASSWORD}`).toString('base64'));
    expect(told).not.toContain(Buffer.from(PASSWORD).toString('base64'));
  });
});
