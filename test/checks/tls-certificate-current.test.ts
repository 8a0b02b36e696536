import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { tlsCertificateCurrent } from '../../src/checks/tls/tls-certificate-current.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession, turnedAway } from '../support/sessions.ts';
import { certificate, resolverFacts, session, tlsaLook } from '../support/transport.ts';

it.each([
  ['pass', 'in time', [session()]],
  [
    'fail',
    'expired',
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
  [
    'fail',
    'not valid yet',
    [session({}, { chain: [certificate({ validFrom: '2026-02-01T00:00:00.000Z' })] })],
  ],
  [
    'fail',
    'expired at one of two addresses',
    [
      session({ ip: '192.0.2.26' }),
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
  const said = tlsCertificateCurrent.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

const spki = certificate().spki;
const pin = createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');

it('does not matter where a TLSA record of usage 3 vouches for the key', () => {
  const tlsa = observed([tlsaLook([`3 1 1 ${pin}`])]);
  const said = tlsCertificateCurrent.examine(
    {
      sessions: observed([
        session(
          {},
          {
            chain: [certificate({ validTo: '2025-12-30T00:00:00.000Z' })],
            authorized: false,
            authorizationError: 'expired',
          },
        ),
      ]),
      tlsa,
      resolver: resolverFacts(),
    },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'skipped', says: expect.stringContaining('usage 3') }]);
});

it('matters where that record is not signed', () => {
  const tlsa = observed([tlsaLook([`3 1 1 ${pin}`], { secure: false })]);
  const said = tlsCertificateCurrent.examine(
    {
      sessions: observed([
        session(
          {},
          {
            chain: [certificate({ validTo: '2025-12-30T00:00:00.000Z' })],
            authorized: false,
            authorizationError: 'expired',
          },
        ),
      ]),
      tlsa,
      resolver: resolverFacts(),
    },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'fail' }]);
});
