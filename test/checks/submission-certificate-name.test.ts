import { expect, it } from 'vitest';
import { submissionCertificateName } from '../../src/checks/tls/submission-certificate-name.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession } from '../support/sessions.ts';
import { certificate, session } from '../support/transport.ts';

it.each([
  ['pass', 'sound', [session({ port: 587 })]],
  [
    'fail',
    'at fault',
    [session({ port: 587 }, { nameMatches: false, chain: [certificate({ names: ['other.example'] })] })],
  ],
  ['unknown', 'nobody answers', [silentSession({ port: 587 })]],
  ['skipped', 'no TLS', [clearSession([], { port: 587 })]],
  ['skipped', 'refused', [refusedSession({ port: 587 })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionCertificateName.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('is skipped on port 25', () => {
  expect(
    submissionCertificateName.examine(
      {
        sessions: observed([
          session({}, { nameMatches: false, chain: [certificate({ names: ['other.example'] })] }),
        ]),
      },
      AS_OF,
    ),
  ).toMatchObject({ verdict: 'skipped' });
});
