import { expect, it } from 'vitest';
import { smtpEhlo } from '../../src/checks/smtp/smtp-ehlo.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, endedAt, turnedAway } from '../support/sessions.ts';
import { session } from '../support/transport.ts';

it.each([
  ['pass', 'EHLO', [session()]],
  ['fail', 'HELO only', [clearSession([], { hello: { verb: 'HELO', name: 'client.example.org' } })]],
  [
    'fail',
    'neither',
    [endedAt({ stage: 'hello', kind: 'rejected', code: '500', detail: '500 what?' }, { outcome: 'refused' })],
  ],
  [
    'unknown',
    '421',
    [endedAt({ stage: 'hello', kind: 'rejected', code: '421', detail: '421 busy' }, { outcome: 'refused' })],
  ],
  [
    'unknown',
    'our name',
    [
      endedAt(
        { stage: 'hello', kind: 'rejected', code: '550', detail: '550 EHLO rejected: invalid name' },
        { outcome: 'refused' },
      ),
    ],
  ],
  ['unknown', 'the connection breaks', [endedAt({ stage: 'hello', kind: 'reset' })]],
  ['skipped', 'turned away before', [turnedAway('521 no mail')]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpEhlo.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});
