/** What each kind of sender would do with an MX host, for every combination of promises and what was seen. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Promises, senderView, senderViews } from '../../src/checks/sender-view.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import { AS_OF, absent, failed, observed } from '../support/evidence.ts';
import {
  certificate,
  DIGEST,
  failure,
  POLICY,
  resolverFacts,
  session,
  sts,
  tlsaLook,
} from '../support/transport.ts';

const HOST = 'mx.example.com';
const PIN = `3 1 1 ${createHash('sha256').update(Buffer.from(certificate().spki, 'base64')).digest('hex')}`;
const enforced = sts({ policy: POLICY.replace('*.mail.example.net', HOST), hosts: [HOST] });
const clear = session({ tls: null, tlsMode: 'none', extensions: ['SIZE'], extensionsBefore: null });
const brokenTls = session({
  tls: null,
  failure: { stage: 'starttls', kind: 'rejected', detail: '454 no TLS now', cause: 'target' },
});
const wrongName = session({}, { chain: [certificate({ names: ['other.example'] })], nameMatches: false });
const silent = session({ tls: null, outcome: 'failed', failure: failure({ kind: 'timeout' }).failure });

function view(sessions: SmtpSession[], promises: Promises = {}): [by: string, ...does: string[]] {
  const { by, dane, mtaSts, others } = senderView(
    HOST,
    sessions,
    { resolver: resolverFacts(), ...promises },
    AS_OF,
  );
  return [by, dane.does, mtaSts.does, others.does, String(others.protection)];
}

it('tells old TLS from TLS that current senders speak', () => {
  const says = (protocol: string) =>
    senderView(HOST, [session({}, { protocol })], {}, AS_OF).others.says.replace('everyone else ', '');
  expect(says('TLSv1.2')).not.toContain('if it still speaks');
  expect(says('TLSv1')).toMatch(/^encrypts if it still speaks TLS 1\.0; for a current one TLS fails/);
});

it('claims no absence of what nobody looked for', () => {
  const says = (promises: Promises) => senderView(HOST, [session()], promises, AS_OF).mtaSts.says;
  expect(says({})).toMatch(/encrypts, unless a policy is enforced, which was not looked for$/);
  expect(says({ mtaSts: absent('nodata') })).toMatch(/encrypts, since no policy is enforced$/);
});

describe('senderView', () => {
  it.each([
    ['nothing promised', [session()], {}, ['opportunistic', 'delivers', 'delivers', 'delivers', 'encrypted']],
    ['no STARTTLS', [clear], {}, ['opportunistic', 'delivers', 'delivers', 'delivers', 'none']],
    ['nobody answers', [silent], {}, ['opportunistic', 'unknown', 'unknown', 'unknown', 'null']],
    [
      'DANE holds',
      [session()],
      { look: tlsaLook([PIN]) },
      ['dane', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'DANE fails',
      [session()],
      { look: tlsaLook([`3 1 1 ${DIGEST}`]) },
      ['dane', 'defers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'DANE without STARTTLS',
      [clear],
      { look: tlsaLook([PIN]) },
      ['dane', 'defers', 'delivers', 'delivers', 'none'],
    ],
    [
      'DANE fails on one of two addresses',
      [session(), wrongName],
      { look: tlsaLook([`2 1 1 ${DIGEST}`]) },
      ['dane', 'defers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'TLSA that no sender uses',
      [session()],
      { look: tlsaLook([`1 1 1 ${DIGEST}`]) },
      ['dane', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'unsigned TLSA',
      [session()],
      { look: tlsaLook([`3 1 1 ${DIGEST}`], { secure: false }) },
      ['opportunistic', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'a blind resolver',
      [session()],
      { look: tlsaLook([PIN]), resolver: resolverFacts({ validates: false }) },
      ['dane', 'unknown', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'TLSA lookup fails',
      [session()],
      { look: tlsaLook([], { failure: failure().failure }) },
      ['dane', 'defers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'policy holds',
      [session()],
      { mtaSts: enforced },
      ['mta-sts', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'policy fails by certificate',
      [wrongName],
      { mtaSts: enforced },
      ['mta-sts', 'delivers', 'refuses', 'delivers', 'encrypted'],
    ],
    [
      'policy fails by name',
      [session()],
      { mtaSts: sts({ hosts: [HOST] }) },
      ['mta-sts', 'delivers', 'refuses', 'delivers', 'encrypted'],
    ],
    [
      'policy and broken STARTTLS',
      [brokenTls],
      { mtaSts: enforced },
      ['mta-sts', 'delivers', 'refuses', 'delivers', 'none'],
    ],
    [
      'policy in testing',
      [wrongName],
      { mtaSts: sts({ policy: POLICY.replace('enforce', 'testing'), hosts: [HOST] }) },
      ['opportunistic', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
    [
      'policy unknown',
      [session()],
      { mtaSts: failed() },
      ['mta-sts', 'delivers', 'unknown', 'delivers', 'encrypted'],
    ],
    [
      'both',
      [session()],
      { look: tlsaLook([PIN]), mtaSts: enforced },
      ['dane', 'delivers', 'delivers', 'delivers', 'encrypted'],
    ],
  ] satisfies [string, SmtpSession[], Promises, string[]][])('%s', (_, sessions, promises, said) => {
    expect(view(sessions, promises)).toEqual(said);
  });

  it('speaks in whole clauses without a line break', () => {
    const { dane, mtaSts, others } = senderView(HOST, [wrongName], { mtaSts: enforced }, AS_OF);
    for (const { says } of [dane, mtaSts, others])
      expect(says).toMatch(/^(a DANE|an MTA-STS|everyone)[^\n.]*[^\n]*$/);
  });
});

describe('senderViews', () => {
  it('has one view for each MX host, and none for submission', () => {
    const sessions = [
      session(),
      session({ ip: '192.0.2.26' }),
      session({ host: 'b.example.com' }),
      session({ port: 587 }),
    ];
    expect(senderViews({ sessions: observed(sessions) }, AS_OF).map(({ host }) => host)).toEqual([
      HOST,
      'b.example.com',
    ]);
  });

  it('is empty where nobody was spoken to', () => {
    expect(senderViews({}, AS_OF)).toEqual([]);
    expect(senderViews({ sessions: absent() }, AS_OF)).toEqual([]);
  });
});
