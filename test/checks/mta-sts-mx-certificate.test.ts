import { expect, it } from 'vitest';
import { mtaStsMxCertificate } from '../../src/checks/mta-sts/mta-sts-mx-certificate.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import { AS_OF, absent, observed } from '../support/evidence.ts';
import { certificate, failure, POLICY, session, sts } from '../support/transport.ts';

const policy = POLICY.replace('*.mail.example.net', 'mx.example.com');
const mtaSts = sts({ policy, hosts: ['mx.example.com'] });
const broken = (over: Parameters<typeof failure>[0]): SmtpSession =>
  session({ tls: null, outcome: 'failed', failure: failure(over).failure });

it.each([
  ['pass', 'sound', [session()]],
  ['pass', 'a wildcard name', [session({}, { chain: [certificate({ names: ['*.example.com'] })] })]],
  ['pass', 'one address sound, the other silent', [session(), broken({ kind: 'timeout' })]],
  ['fail', 'no STARTTLS', [session({ tls: null, tlsMode: 'none', extensions: ['SIZE 1000'] })]],
  ['fail', 'handshake broken', [broken({ stage: 'handshake', kind: 'tls' })]],
  ['fail', 'untrusted', [session({}, { authorized: false, authorizationError: 'self-signed' })]],
  ['fail', 'another name', [session({}, { chain: [certificate({ names: ['www.example.com'] })] })]],
  ['fail', 'expired', [session({}, { chain: [certificate({ validTo: '2025-12-31T00:00:00.000Z' })] })]],
  [
    'fail',
    'not yet valid',
    [session({}, { chain: [certificate({ validFrom: '2026-01-02T00:00:00.000Z' })] })],
  ],
  ['fail', 'TLS 1.1', [session({}, { protocol: 'TLSv1.1' })]],
  ['fail', 'one address of two', [session(), session({ ip: '2001:db8::25' }, { chain: [] })]],
  ['unknown', 'unreachable', [broken({ kind: 'timeout' })]],
  ['skipped', 'no session', []],
  ['skipped', 'another port', [session({ port: 587 })]],
] as const)('%s: %s', (verdict, _, held) => {
  const said = mtaStsMxCertificate.examine({ mtaSts, sessions: observed([...held]) }, AS_OF);
  expect(said).toMatchObject([{ verdict, subject: 'mx.example.com:25' }]);
});

it('is skipped where nothing is enforced', () => {
  const sessions = observed([session({}, { authorized: false })]);
  for (const one of [absent(), sts({ policy: policy.replace('enforce', 'testing') }), sts({ hosts: [] })])
    expect(mtaStsMxCertificate.examine({ mtaSts: one, sessions }, AS_OF)).toMatchObject({
      verdict: 'skipped',
    });
});
