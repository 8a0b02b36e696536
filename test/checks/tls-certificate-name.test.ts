import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { tlsCertificateName } from '../../src/checks/tls/tls-certificate-name.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { clearSession, refusedSession, silentSession, turnedAway } from '../support/sessions.ts';
import { certificate, resolverFacts, session, tlsaLook } from '../support/transport.ts';

it.each([
  ['pass', 'named', [session()]],
  [
    'fail',
    'another name',
    [session({}, { nameMatches: false, chain: [certificate({ names: ['other.example'] })] })],
  ],
  ['unknown', 'nobody answers', [silentSession()]],
  ['unknown', 'too busy', [turnedAway('421 busy')]],
  ['skipped', 'no TLS', [clearSession(['SIZE'])]],
  ['skipped', 'submission only', [session({ port: 465 })]],
  ['skipped', 'refused', [refusedSession()]],
] as const)('%s: %s', (verdict, _, sessions) => {
  const said = tlsCertificateName.examine({ sessions: observed([...sessions]) }, AS_OF);
  expect([said].flat()).toMatchObject([{ verdict }]);
});

it('says so where the certificate names no host', () => {
  const nameless = session({}, { nameMatches: false, chain: [certificate({ names: [] })] });
  expect(tlsCertificateName.examine({ sessions: observed([nameless]) }, AS_OF)).toMatchObject([
    { verdict: 'fail', says: 'The certificate of mx.example.com names no host at all' },
  ]);
});

const spki = certificate().spki;
const pin = createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');

it('does not matter where a TLSA record of usage 3 vouches for the key', () => {
  const tlsa = observed([tlsaLook([`3 1 1 ${pin}`])]);
  const said = tlsCertificateName.examine(
    {
      sessions: observed([
        session({}, { nameMatches: false, chain: [certificate({ names: ['other.example'] })] }),
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
  const said = tlsCertificateName.examine(
    {
      sessions: observed([
        session({}, { nameMatches: false, chain: [certificate({ names: ['other.example'] })] }),
      ]),
      tlsa,
      resolver: resolverFacts(),
    },
    AS_OF,
  );
  expect(said).toMatchObject([{ verdict: 'fail' }]);
});
