import { expect, it } from 'vitest';
import { tlsProtocolModern } from '../../src/checks/tls/tls-protocol-modern.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession, turnedAway } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'TLS 1.3', [session()]],
  ['pass', 'TLS 1.2', [session({}, { protocol: 'TLSv1.2' })]],
  ['fail', 'TLS 1.0', [session({}, { protocol: 'TLSv1' })]],
  ['fail', 'TLS 1.1', [session({}, { protocol: 'TLSv1.1' })]],
  [
    'skipped',
    'the user let nothing newer be tried',
    [session({ tlsMax: 'TLSv1.1' }, { protocol: 'TLSv1.1' })],
  ],
  ['fail', 'TLS 1.1, though more was let', [session({ tlsMax: 'TLSv1.2' }, { protocol: 'TLSv1.1' })]],
  ['unknown', 'nobody answers', [silentSession()]],
  ['unknown', 'too busy', [turnedAway('421 busy')]],
  ['skipped', 'no TLS', [clearSession(['SIZE'])]],
  ['skipped', 'submission only', [session({ port: 465 })]],
  ['skipped', 'refused', [refusedSession()]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = tlsProtocolModern.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
