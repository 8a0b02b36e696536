import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { tlsCertificateExpiring } from '../../src/checks/tls/tls-certificate-expiring.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession, turnedAway } from '../support/sessions.ts';
import { certificate, resolverFacts, session, tlsaLook } from '../support/transport.ts';

it.each([
  ['pass', '59 days', [session()]],
  [
    'pass',
    'four days of six',
    [
      session(
        {},
        {
          chain: [
            certificate({ validFrom: '2025-12-30T00:00:00.000Z', validTo: '2026-01-05T00:00:00.000Z' }),
          ],
        },
      ),
    ],
  ],
  [
    'fail',
    'five days of many',
    [session({}, { chain: [certificate({ validTo: '2026-01-06T00:00:00.000Z' })] })],
  ],
  [
    'fail',
    'one day of six',
    [
      session(
        {},
        {
          chain: [
            certificate({ validFrom: '2025-12-27T00:00:00.000Z', validTo: '2026-01-02T00:00:00.000Z' }),
          ],
        },
      ),
    ],
  ],
  [
    'skipped',
    'expired already',
    [
      session(
        {},
        {
          chain: [certificate({ validTo: '2025-12-30T00:00:00.000Z' })],
          authorized: false,
          authorizationError: 'expired',
        },
      ),
    ],
  ],
  ['unknown', 'nobody answers', [silentSession()]],
  ['unknown', 'too busy', [turnedAway('421 busy')]],
  ['skipped', 'no TLS', [clearSession(['SIZE'])]],
  ['skipped', 'submission only', [session({ port: 465 })]],
  ['skipped', 'refused', [refusedSession()]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = tlsCertificateExpiring.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

const spki = certificate().spki;
const pin = createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');

it('does not matter where a TLSA record of usage 3 vouches for the key', () => {
  const tlsa = observed([tlsaLook([`3 1 1 ${pin}`])]);
  const said = tlsCertificateExpiring.examine(
    {
      sessions: observed([session({}, { chain: [certificate({ validTo: '2026-01-06T00:00:00.000Z' })] })]),
      tlsa,
      resolver: resolverFacts(),
    },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'skipped', says: expect.stringContaining('usage 3') }]);
});

it('matters where that record is not signed', () => {
  const tlsa = observed([tlsaLook([`3 1 1 ${pin}`], { secure: false })]);
  const said = tlsCertificateExpiring.examine(
    {
      sessions: observed([session({}, { chain: [certificate({ validTo: '2026-01-06T00:00:00.000Z' })] })]),
      tlsa,
      resolver: resolverFacts(),
    },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'fail' }]);
});
