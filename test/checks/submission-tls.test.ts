import { expect, it } from 'vitest';
import { submissionTls } from '../../src/checks/tls/submission-tls.ts';
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

it('leads to what the port says where that is no TLS', () => {
  const fixOf = (code: string) => {
    const failure = { stage: 'handshake', kind: 'tls', code, detail: 'x', cause: 'target' } as const;
    const said = submissionTls.examine(
      { sessions: observed([silentSession({ port: 465, failure })]) },
      AS_OF,
    );
    return [said].flat()[0]?.fix;
  };
  expect(fixOf('ERR_SSL_WRONG_VERSION_NUMBER')).toContain('mailsonde ports mx.example.com:465');
  expect(fixOf('ERR_SSL_NO_SHARED_CIPHER')).not.toContain('mailsonde ports');
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
