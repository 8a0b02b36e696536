import { expect, it } from 'vitest';
import { tlsLegacyProtocols } from '../../src/checks/tls/tls-legacy-protocols.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { failure, session } from '../support/transport.ts';

it.each([
  [
    'pass',
    'neither',
    [
      session({
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
        legacy: [
          { version: 'TLSv1', accepted: null, failure: failure().failure },
          { version: 'TLSv1.1', accepted: false },
        ],
      }),
    ],
  ],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = tlsLegacyProtocols.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it.each([
  ['nobody asked', session()],
  ['submission only', session({ port: 587, legacy: [] })],
])('is skipped: %s', (_, held) => {
  expect(tlsLegacyProtocols.examine({ sessions: observed([held]) }, AS_OF)).toMatchObject({
    verdict: 'skipped',
  });
});
