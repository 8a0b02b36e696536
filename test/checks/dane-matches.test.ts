import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { daneMatches } from '../../src/checks/dane/dane-matches.ts';
import type { CertificateFacts, SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { TlsaLook } from '../../src/model/evidence/tlsa.ts';
import { createCertificateAuthority } from '../support/certificates.ts';
import { AS_OF, observed } from '../support/evidence.ts';
import { certificate, DIGEST, failure, resolverFacts, session, tlsaLook } from '../support/transport.ts';

const authority = createCertificateAuthority();
const facts = (pem: string, over: Partial<CertificateFacts> = {}): CertificateFacts => {
  const read = new X509Certificate(pem);
  const spki = read.publicKey.export({ type: 'spki', format: 'der' });
  return certificate({ der: read.raw.toString('base64'), spki: spki.toString('base64'), ...over });
};
const leaf = facts(authority.issue({ names: ['mx.example.com'] }).cert);
const issuer = facts(authority.cert, { names: [] });
const stranger = facts(createCertificateAuthority('somebody else').cert, { names: [] });

const hash = (base64: string, name = 'sha256'): string =>
  createHash(name).update(Buffer.from(base64, 'base64')).digest('hex');
const judge = (look: TlsaLook, held: SmtpSession[], facts = {}) =>
  daneMatches.examine(
    { tlsa: observed([look]), resolver: resolverFacts(facts), sessions: observed(held) },
    AS_OF,
  );
const withChain = (...chain: readonly CertificateFacts[]): SmtpSession =>
  session({}, { authorized: false, chain: [...chain] });

describe('usage 3', () => {
  it.each([
    ['pass', 'SPKI, SHA-256', `3 1 1 ${hash(leaf.spki)}`],
    ['pass', 'SPKI, SHA-512', `3 1 2 ${hash(leaf.spki, 'sha512')}`],
    ['pass', 'certificate, SHA-256', `3 0 1 ${hash(leaf.der)}`],
    ['pass', 'certificate whole', `3 0 0 ${Buffer.from(leaf.der, 'base64').toString('hex')}`],
    ['fail', 'another key', `3 1 1 ${DIGEST}`],
    ['fail', 'the right digest under the wrong selector', `3 0 1 ${hash(leaf.spki)}`],
    ['fail', 'the issuer', `3 1 1 ${hash(issuer.spki)}`],
  ] as const)('%s: %s', (verdict, _, record) => {
    const said = judge(tlsaLook([record]), [withChain(leaf, issuer)]);
    expect(said).toMatchObject([{ verdict, subject: 'mx.example.com:25' }]);
  });

  it('needs neither name nor date', () => {
    const old = { ...leaf, names: ['other.example'], validTo: '2020-01-01T00:00:00.000Z' };
    const said = judge(tlsaLook([`3 1 1 ${hash(leaf.spki)}`]), [withChain(old)]);
    expect(said).toMatchObject([{ verdict: 'pass' }]);
  });

  it('names the record that fits', () => {
    const said = judge(tlsaLook([`3 1 1 ${DIGEST}`, `3 1 1 ${hash(leaf.spki)}`]), [withChain(leaf)]);
    const start = `3 1 1 ${hash(leaf.spki).slice(0, 16)}...`;
    expect(said).toMatchObject([{ says: expect.stringContaining(`matches its TLSA record ${start}`) }]);
  });

  it('is content with one record that fits', () => {
    const said = judge(tlsaLook([`3 1 1 ${DIGEST}`, `3 1 1 ${hash(leaf.spki)}`]), [withChain(leaf)]);
    expect(said).toMatchObject([{ verdict: 'pass' }]);
  });
});

describe('usage 2', () => {
  const look = tlsaLook([`2 1 1 ${hash(issuer.spki)}`]);

  it.each([
    ['pass', 'the authority in the chain', look, [leaf, issuer]],
    ['pass', 'a name of the mail domain', look, [{ ...leaf, names: ['example.com'] }, issuer]],
    ['fail', 'the authority not sent', look, [leaf]],
    ['fail', 'the authority in our store only', look, [leaf, { ...issuer, fromStore: true }]],
    ['fail', 'an authority that did not sign', tlsaLook([`2 1 1 ${hash(stranger.spki)}`]), [leaf, stranger]],
    ['fail', 'another name', look, [{ ...leaf, names: ['other.example'] }, issuer]],
    ['fail', 'an expired certificate', look, [{ ...leaf, validTo: '2025-01-01T00:00:00.000Z' }, issuer]],
  ] satisfies [string, string, TlsaLook, CertificateFacts[]][])('%s: %s', (verdict, _, published, chain) => {
    expect(judge(published, [withChain(...chain)])).toMatchObject([{ verdict }]);
  });
});

describe('the record to publish', () => {
  const wrong = tlsaLook([`3 1 1 ${DIGEST}`]);
  const add = (one: CertificateFacts) => ({
    action: 'add',
    name: '_25._tcp.mx.example.com',
    type: 'TLSA',
    value: `3 1 1 ${hash(one.spki)}`,
  });

  it('is that of the key seen, whole', () => {
    const said = judge(wrong, [withChain(leaf, issuer)]);
    expect(said).toMatchObject([
      { verdict: 'fail', records: [add(leaf)], fix: expect.stringMatching(/^If the key seen here is/) },
    ]);
    const value = add(leaf).value;
    expect(judge(tlsaLook([`3 1 1 ${DIGEST}`, value]), [withChain(leaf)])).toMatchObject([
      { verdict: 'pass' },
    ]);
  });

  it('is one for each key on the addresses of the host, and none for what is promised', () => {
    const look = tlsaLook([`3 1 1 ${hash(leaf.spki)}`]);
    const two = [withChain(leaf), { ...withChain(issuer), ip: '192.0.2.26' }, withChain(stranger)];
    expect(judge(look, two)).toMatchObject([{ verdict: 'fail', records: [add(issuer), add(stranger)] }]);
    const elsewhere = [withChain(leaf), withChain(issuer), { ...withChain(stranger), host: 'b.example' }];
    expect(judge(look, elsewhere)).toMatchObject([{ verdict: 'fail', records: [add(issuer)] }]);
  });

  it('is not made up where none was shown', () => {
    for (const held of [
      session({ tls: null, extensions: [] }),
      withChain(),
      withChain({ ...leaf, spki: '' }),
    ]) {
      const [said] = [judge(wrong, [held])].flat();
      expect(said?.verdict).toBe('fail');
      expect(said).not.toHaveProperty('records');
    }
  });
});

const sound = tlsaLook([`3 1 1 ${hash(leaf.spki)}`]);

it.each([
  ['fail', 'no STARTTLS', session({ tls: null, extensions: [] })],
  ['unknown', 'unreachable', session({ tls: null, outcome: 'failed', failure: failure().failure })],
  ['skipped', 'submission port only', session({ port: 465 })],
] as const)('%s: %s', (verdict, _, held) => {
  expect(judge(sound, [held])).toMatchObject([{ verdict }]);
});

it('is skipped for records that count for nothing', () => {
  const wrong = [`3 1 1 ${DIGEST}`];
  expect(judge(tlsaLook(wrong, { secure: false }), [withChain(leaf)])).toMatchObject([
    { verdict: 'skipped' },
  ]);
  expect(judge(tlsaLook([`1 1 1 ${DIGEST}`]), [withChain(leaf)])).toMatchObject({ verdict: 'skipped' });
});

it('gives no verdict where the resolver does not validate', () => {
  const said = judge(sound, [withChain(leaf)], { validates: false });
  expect(said).toMatchObject({ verdict: 'unknown', data: { cause: 'vantage' } });
});
