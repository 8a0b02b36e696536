import { expect, it } from 'vitest';
import { submissionTls } from '../../src/checks/tls/submission-tls.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, endedAt, refusedSession, silentSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', '465 from the start', [session({ port: 465, tlsMode: 'implicit', extensionsBefore: null })]],
  ['pass', '587 by STARTTLS', [session({ port: 587 })]],
  ['pass', '587 from the start', [session({ port: 587, tlsMode: 'implicit', extensionsBefore: null })]],
  ['fail', '465 by STARTTLS', [session({ port: 465 })]],
  ['fail', '465 in clear', [clearSession(['SIZE'], { port: 465 })]],
  [
    'fail',
    '465 speaks no TLS',
    [
      silentSession({
        port: 465,
        failure: { stage: 'handshake', kind: 'tls', detail: 'no TLS record', cause: 'target' },
      }),
    ],
  ],
  ['fail', '587 without STARTTLS', [clearSession(['AUTH PLAIN'], { port: 587 })]],
  [
    'fail',
    '587 with STARTTLS that fails',
    [
      endedAt(
        { stage: 'handshake', kind: 'reset' },
        { port: 587, hello: { verb: 'EHLO', name: 'x' }, extensions: ['STARTTLS'] },
      ),
    ],
  ],
  ['unknown', 'nobody answers', [silentSession({ port: 587 })]],
  ['skipped', 'refused', [refusedSession({ port: 587 })]],
  ['skipped', 'not to be tried', [clearSession(['STARTTLS'], { port: 587 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionTls.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('tells from what answers in clear how the port came to it', () => {
  const failure = { stage: 'handshake', kind: 'tls', detail: 'x', cause: 'target' } as const;
  const fixOf = (words: Pick<SmtpSession, 'insteadOfTls'>) => {
    const sessions = observed([silentSession({ port: 465, failure, ...words })]);
    return [submissionTls.examine({ sessions }, AS_OF)].flat()[0]?.fix;
  };
  expect(fixOf({ insteadOfTls: '220 mx.example.com ESMTP' })).toContain('one for STARTTLS');
  expect(fixOf({ insteadOfTls: 'HTTP/1.1 400 Bad Request' })).toContain('is HTTP');
  expect(fixOf({})).not.toContain('What answers here');
});

it('looks at what `ports` spoke to as well', () => {
  const held = clearSession([], { port: 2525 });
  const ports = observed([
    {
      host: held.host,
      ip: held.ip,
      port: 2525,
      named: false,
      state: 'open' as const,
      tlsMode: 'none' as const,
      greeting: null,
      connectMs: 1,
      session: held,
    },
  ]);
  expect(submissionTls.examine({ ports }, AS_OF)).toMatchObject([
    { verdict: 'fail', subject: 'mx.example.com:2525' },
  ]);
});

it('is skipped where no submission port was looked at', () => {
  expect(submissionTls.examine({ sessions: observed([session()]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
  });
});
