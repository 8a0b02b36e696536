import { expect, it } from 'vitest';
import { submissionLegacyProtocols } from '../../src/checks/tls/submission-legacy-protocols.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { failure, session } from '../support/transport.ts';

it.each([
  [
    'pass',
    'neither',
    [
      session({
        port: 465,
        legacy: [
          { version: 'TLSv1', accepted: false },
          { version: 'TLSv1.1', accepted: false },
        ],
      }),
    ],
  ],
  [
    'fail',
    'one',
    [
      session({
        port: 465,
        legacy: [
          { version: 'TLSv1', accepted: true },
          { version: 'TLSv1.1', accepted: false },
        ],
      }),
    ],
  ],
  [
    'unknown',
    'not seen',
    [
      session({
        port: 465,
        legacy: [
          { version: 'TLSv1', accepted: null, failure: failure().failure },
          { version: 'TLSv1.1', accepted: false },
        ],
      }),
    ],
  ],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = submissionLegacyProtocols.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it.each([
  ['nobody asked', session({ port: 465 })],
  ['port 25', session({ legacy: [] })],
])('is skipped: %s', (_, held) => {
  expect(submissionLegacyProtocols.examine({ sessions: observed([held]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
  });
});
