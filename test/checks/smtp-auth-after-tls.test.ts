import { expect, it } from 'vitest';
import { smtpAuthAfterTls } from '../../src/checks/smtp/smtp-auth-after-tls.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, endedAt } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'no AUTH at all', [session()]],
  ['pass', 'AUTH after TLS', [session({ authBefore: [], auth: ['PLAIN'] })]],
  ['pass', 'no password is sent', [session({ authBefore: ['SCRAM-SHA-256'] })]],
  ['fail', 'PLAIN before TLS', [session({ authBefore: ['PLAIN', 'LOGIN'] })]],
  ['fail', 'on a submission port, too', [clearSession(['AUTH LOGIN'], { port: 587 })]],
  ['unknown', 'never heard', [endedAt({ stage: 'hello', kind: 'timeout' })]],
  ['skipped', 'TLS from the start', [session({ port: 465, tlsMode: 'implicit', auth: ['PLAIN'] })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpAuthAfterTls.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
