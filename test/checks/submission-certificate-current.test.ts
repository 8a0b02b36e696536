import { expect, it } from 'vitest';
import { submissionCertificateCurrent } from '../../src/checks/tls/submission-certificate-current.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession } from '../support/sessions.ts';
import { certificate, session } from '../support/transport.ts';

it.each([
  ['pass', 'sound', [session({ port: 587 })]],
  [
    'fail',
    'at fault',
    [
      session(
        { port: 587 },
        {
          chain: [certificate({ validTo: '2025-12-30T00:00:00.000Z' })],
          authorized: false,
          authorizationError: 'expired',
        },
      ),
    ],
  ],
  ['unknown', 'nobody answers', [silentSession({ port: 587 })]],
  ['skipped', 'no TLS', [clearSession([], { port: 587 })]],
  ['skipped', 'refused', [refusedSession({ port: 587 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionCertificateCurrent.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('is skipped on port 25', () => {
  expect(
    submissionCertificateCurrent.examine(
      {
        sessions: observed([
          session(
            {},
            {
              chain: [certificate({ validTo: '2025-12-30T00:00:00.000Z' })],
              authorized: false,
              authorizationError: 'expired',
            },
          ),
        ]),
      },
      AS_OF,
    ),
  ).toMatchObject({ verdict: 'skipped' });
});
