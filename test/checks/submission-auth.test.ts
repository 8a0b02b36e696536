import { expect, it } from 'vitest';
import { submissionAuth } from '../../src/checks/tls/submission-auth.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, silentSession } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'offered', [session({ port: 587, auth: ['PLAIN'] })]],
  ['fail', 'not offered', [session({ port: 587 })]],
  ['unknown', 'nobody answers', [silentSession({ port: 587 })]],
  ['skipped', 'no TLS', [clearSession(['AUTH PLAIN'], { port: 587 })]],
  ['skipped', 'no EHLO over TLS', [session({ port: 587, extensions: [] })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionAuth.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
