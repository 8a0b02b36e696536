/** What an attempt came to, in words: a host that let us in and then broke off is not one that kept us out. */
import { expect, it } from 'vitest';
import type { Attempt } from '../../../src/model/evidence/delivery.ts';
import { legsOf } from '../../../src/report/message-way.ts';

const BROKEN: Attempt = {
  host: 'mx.example.com',
  ip: '192.0.2.1',
  port: 25,
  preference: 10,
  stage: 'rcpt',
  reply: null,
  outcome: 'unreached',
  explanation: null,
};

it.each([
  ['mail', 'breaks off'],
  ['rcpt', 'breaks off'],
  ['greeting', 'does not let us in'],
] as const)('an end without a reply at %s: %s', (stage, says) => {
  const [leg] = legsOf(
    { by: 'mx', to: 'example.com', askedRecipient: true, attempts: [{ ...BROKEN, stage }] },
    [],
  );
  expect(leg).toMatchObject({ outcome: says, mark: 'error' });
});
