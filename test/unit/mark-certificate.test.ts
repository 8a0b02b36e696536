import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectMarkCertificate } from '../../src/parse/mark-certificate.ts';
import { logoDigest } from '../../src/parse/svg.ts';
import { createMarkCertificate, type MarkRequest } from '../support/mark-certificate.ts';

const WANTED = ['example.com', 'default._bimi.example.com'];
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>\r\n';
const SOUND: MarkRequest = { names: ['default._bimi.example.com'], logo: LOGO };
const codes = (request: Partial<MarkRequest>): string[] =>
  inspectMarkCertificate(createMarkCertificate({ ...SOUND, ...request }), WANTED).problems.map(
    ({ code }) => code,
  );

describe('inspectMarkCertificate', () => {
  it('reads a sound certificate with the logo in it', () => {
    const facts = inspectMarkCertificate(createMarkCertificate(SOUND), WANTED);
    expect(facts).toMatchObject({
      problems: [],
      issuer: 'CN=Mark CA',
      names: ['default._bimi.example.com'],
      markType: 'VMC',
      logoSha256: logoDigest(LOGO),
      certificates: 2,
    });
    expect(Date.parse(facts.validTo) - Date.parse(facts.validFrom)).toBe(30 * 86_400_000);
  });

  it('tells a Common Mark Certificate', () => {
    const pem = createMarkCertificate({ ...SOUND, markType: 'Prior Use Mark' });
    expect(inspectMarkCertificate(pem, WANTED)).toMatchObject({ markType: 'CMC', problems: [] });
  });

  it.each([
    [{ names: ['example.net'] }, ['san-mismatch']],
    [{ keyUsage: 'serverAuth' }, ['not-a-mark-certificate']],
    [{ selfSigned: true }, ['self-signed']],
  ] as const)('finds fault with %j', (request, expected) => {
    expect(codes(request)).toEqual(expected);
  });

  it('finds no logo where none is embedded', () => {
    const { logo: _, ...without } = SOUND;
    expect(inspectMarkCertificate(createMarkCertificate(without), WANTED)).toMatchObject({
      problems: [{ code: 'no-logotype' }],
      logoSha256: null,
    });
  });

  it('never throws', () => {
    const [begin, end] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'];
    const text = fc.oneof(
      fc.string(),
      fc.base64String().map((body) => `${begin}\n${body}\n${end}\n`),
    );
    fc.assert(
      fc.property(fc.array(text), (parts) => {
        expect(inspectMarkCertificate(parts.join(''), WANTED).problems[0]?.code).toBe('bad-pem');
      }),
    );
  });
});
