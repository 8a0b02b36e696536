import { expect, it } from 'vitest';
import { smtpOpenRelay } from '../../src/checks/smtp/smtp-open-relay.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { failure, session } from '../support/transport.ts';

it.each([
  ['pass', 'refuses', [session({ relay: { relays: false, attempts: [], transcript: [] } })]],
  [
    'fail',
    'relays',
    [
      session({
        relay: {
          relays: true,
          attempts: [
            {
              form: 'sender and recipient elsewhere',
              sender: 'a@example.org',
              recipient: 'b@example.net',
              reply: { code: 250, enhanced: null, lines: ['ok'] },
              accepted: true,
              decisive: true,
            },
          ],
          transcript: [],
        },
      }),
    ],
  ],
  [
    'unknown',
    'not seen',
    [session({ relay: { relays: null, attempts: [], transcript: [], failure: failure().failure } })],
  ],
  ['skipped', 'could not be tried', [session({ relay: { relays: null, attempts: [], transcript: [] } })]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = smtpOpenRelay.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('is skipped where nobody asked for it', () => {
  expect(smtpOpenRelay.examine({ sessions: observed([session()]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
    says: expect.stringContaining('--probe'),
  });
});
