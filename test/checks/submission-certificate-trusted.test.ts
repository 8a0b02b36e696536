import { expect, it } from 'vitest';
import { submissionCertificateTrusted } from '../../src/checks/tls/submission-certificate-trusted.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'sound', [session({ port: 587 })]],
  [
    'fail',
    'at fault',
    [
      session(
        { port: 587 },
        { authorized: false, authorizationError: 'the certificate of mx.example.com is self-signed' },
      ),
    ],
  ],
  ['unknown', 'nobody answers', [silentSession({ port: 587 })]],
  ['skipped', 'no TLS', [clearSession([], { port: 587 })]],
  ['skipped', 'refused', [refusedSession({ port: 587 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionCertificateTrusted.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('is skipped on port 25', () => {
  expect(
    submissionCertificateTrusted.examine(
      {
        sessions: observed([
          session(
            {},
            { authorized: false, authorizationError: 'the certificate of mx.example.com is self-signed' },
          ),
        ]),
      },
      AS_OF,
    ),
  ).toMatchObject({ verdict: 'skipped' });
});
