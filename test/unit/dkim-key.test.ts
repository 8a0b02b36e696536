/** The key parser: the grammar, the key inside, hostile text, and repairs. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeDkimKey, parseDkimKey, repairDkimKey, withDkimTag } from '../../src/parse/dkim-key.ts';
import { ED25519, ED25519_SPKI, RSA_512, RSA_2048, RSA_2048_PKCS1, STRONG } from '../support/dkim-records.ts';

const problems = (text: string, chunks?: number[]): string[] =>
  parseDkimKey(text, chunks).problems.map(({ code }) => code);

describe('parseDkimKey', () => {
  it.each([
    ['all tags', `v=DKIM1; h=sha1 : sha256; k=rsa; n=note; s=*:email; t=y:s; p=${RSA_2048};`],
    ['no version, no type', `p=${RSA_2048}`],
    [
      'white space around and inside',
      ` v = DKIM1 ;\tk = rsa ; p = ${RSA_2048.replaceAll(/(.{60})/g, '$1 \t')} ; `,
    ],
    ['PKCS#1', `v=DKIM1; p=${RSA_2048_PKCS1}`],
    ['Ed25519', `v=DKIM1; k=ed25519; p=${ED25519}`],
    ['unpadded base64', `v=DKIM1; k=ed25519; p=${ED25519.replace('=', '')}`],
    ['historic and unknown tags', `v=DKIM1; g=*; x=1; p=${RSA_2048}`],
    ['quotes in a note', `v=DKIM1; n="who cares"; p=${RSA_2048}`],
  ])('takes %s', (_, text) => {
    expect(parseDkimKey(text)).toMatchObject({ status: 'valid', problems: [] });
  });

  it('reads size, exponent and lists', () => {
    expect(parseDkimKey(STRONG)).toMatchObject({ keyType: 'rsa', bits: 2048, exponent: 65537 });
    expect(parseDkimKey(`p=${RSA_512}`)).toMatchObject({ bits: 512 });
    expect(parseDkimKey(`k=ed25519; p=${ED25519}`)).toMatchObject({ keyType: 'ed25519', bits: 256 });
    expect(parseDkimKey(`h=SHA256 : x; s=email; t=y:s; p=${RSA_2048}`)).toMatchObject({
      hashAlgorithms: ['sha256', 'x'],
      serviceTypes: ['email'],
      flags: ['y', 's'],
    });
    expect(parseDkimKey(`h=; s=; t=; p=${RSA_2048}`)).not.toHaveProperty('hashAlgorithms');
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 });
    const der = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(parseDkimKey(`p=${der}`)).toMatchObject({ status: 'valid', bits: 1024, exponent: 3 });
  });

  it('tells a revoked key from a missing one', () => {
    expect(parseDkimKey('v=DKIM1; p=').status).toBe('revoked');
    expect(parseDkimKey('v=DKIM1; p= ; t=s').status).toBe('revoked');
    expect(problems('v=DKIM1; k=rsa')).toEqual(['missing-p']);
    expect(problems('')).toEqual(['missing-p']);
  });

  it.each([
    ['version-not-first', `k=rsa; v=DKIM1; p=${RSA_2048}`],
    ['bad-version', `v=DKIM2; p=${RSA_2048}`],
    ['bad-version', `v=dkim1; p=${RSA_2048}`],
    ['duplicate-tag', `v=DKIM1; k=rsa; k=rsa; p=${RSA_2048}`],
    ['bad-syntax', `v=DKIM1; rsa; p=${RSA_2048}`],
    ['bad-syntax', `v=DKIM1;; p=${RSA_2048}`],
    ['missing-semicolon', `v=DKIM1 k=rsa; p=${RSA_2048}`],
    ['unknown-key-type', `v=DKIM1; k=dsa; p=${RSA_2048}`],
    ['stray-quotes', `"v=DKIM1; k=rsa; p=${RSA_2048}"`],
    ['stray-backslashes', `v=DKIM1\\; k=rsa\\; p=${RSA_2048}`],
    ['bad-base64', `v=DKIM1; p=${RSA_2048.slice(0, 40)}%${RSA_2048.slice(41)}`],
    ['bad-base64', 'v=DKIM1; p=YOUR_PUBLIC_KEY'],
    ['truncated', STRONG.slice(0, 300)],
    ['bad-key', `v=DKIM1; p=${Buffer.from('not a key at all').toString('base64')}`],
    ['bad-key', `v=DKIM1; k=rsa; p=${ED25519}`],
    ['bad-key', `v=DKIM1; p=${ED25519}`],
    ['bad-key', `v=DKIM1; k=ed25519; p=${ED25519_SPKI}`],
    ['bad-key', `v=DKIM1; k=rsa; p=${ED25519_SPKI}`],
    ['pem-armour', `v=DKIM1; p=-----BEGIN PUBLIC KEY-----${RSA_2048}-----END PUBLIC KEY-----`],
    ['private-key', 'v=DKIM1; p=-----BEGIN RSA PRIVATE KEY-----MIIB'],
    ['private-key', '-----BEGIN PRIVATE KEY----- MIIB'],
    ['private-key', 'v=DKIM1; k=rsa; -----BEGIN EC PRIVATE KEY----- MIIB'],
  ])('finds %s', (code, text) => {
    expect(problems(text)[0]).toBe(code);
    expect(parseDkimKey(text).status).toBe('invalid');
  });

  it('finds the private key behind bare base64', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      const der = privateKey.export({ format: 'der', type }).toString('base64');
      expect(problems(`v=DKIM1; p=${der}`)).toEqual(['private-key']);
      expect(repairDkimKey(`v=DKIM1; p=${der}`)).toBeNull();
    }
  });

  it('says that a record ends at 255 octets, by its length or by its one string', () => {
    const cut = STRONG.slice(0, 255);
    for (const { problems: found } of [parseDkimKey(cut), parseDkimKey(cut, [255])]) {
      expect(found[0]?.code).toBe('truncated');
      expect(found[0]?.says).toContain('255');
    }
    for (const length of [247, 249, 250])
      expect(parseDkimKey(STRONG.slice(0, length), [length]).problems[0]).toMatchObject({
        code: 'truncated',
        says: expect.stringContaining(`one string of ${length} characters`),
      });
    expect(parseDkimKey(STRONG.slice(0, 250), [200, 50]).problems[0]?.says).not.toContain('one string');
    expect(parseDkimKey(STRONG.slice(0, 300), [255, 45]).problems[0]?.says).not.toContain('255');
  });

  it('never throws, whatever it is given', () => {
    const tag = fc.tuple(
      fc.oneof(
        fc.constantFrom('v', 'k', 'h', 's', 't', 'g', 'n', 'p', 'constructor', '__proto__'),
        fc.string(),
      ),
      fc.oneof(fc.string(), fc.base64String(), fc.constantFrom('DKIM1', 'rsa', 'ed25519', RSA_512, ED25519)),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(tag).map((tags) => tags.map(([name, value]) => `${name}=${value}`).join(';')),
      fc.uint8Array({ maxLength: 300 }).map((octets) => `p=${Buffer.from(octets).toString('base64')}`),
    );
    fc.assert(
      fc.property(text, fc.array(fc.nat(255)), (one, chunks) => {
        const { status, problems: found } = parseDkimKey(one, chunks);
        expect(status === 'invalid').toBe(found.length > 0);
        looksLikeDkimKey(one);
        const repaired = repairDkimKey(one);
        if (repaired !== null) expect(parseDkimKey(repaired).status).toBe('valid');
      }),
      { numRuns: 500 },
    );
  });

  it('stays linear on hostile text', () => {
    const began = performance.now();
    for (const part of [' ', ';', '"', '\\;', 'n=', ' p =', '=', '-----BEGIN ', 'k = ']) {
      const text = part.repeat(65_000 / part.length);
      for (const one of [text, `v=DKIM1; p=${text}`, `${text}x`]) {
        parseDkimKey(one);
        repairDkimKey(one);
        looksLikeDkimKey(one);
      }
    }
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('repairDkimKey', () => {
  it.each([
    ['quotes', `"v=DKIM1; k=rsa; p=${RSA_2048.slice(0, 99)}" "${RSA_2048.slice(99)}"`],
    ['backslashes', `v=DKIM1\\; k=rsa\\; p=${RSA_2048}`],
    ['a version that is not first', `k=rsa; v=DKIM1; p=${RSA_2048}`],
    ['a version in lower case', `v=dkim1; k=rsa; p=${RSA_2048}`],
    ['missing semicolons', `v=DKIM1 k=rsa p=${RSA_2048}`],
    ['PEM lines', `v=DKIM1; k=rsa; p=-----BEGIN PUBLIC KEY----- ${RSA_2048} -----END PUBLIC KEY-----`],
    ['the same tag twice', `v=DKIM1; k=rsa; k=rsa; p=${RSA_2048}`],
    ['two semicolons', `v=DKIM1;; k=rsa; p=${RSA_2048};;`],
    ['a character that is none', `v=DKIM1; k=rsa;\u200b p=${RSA_2048}`],
  ])('cures %s', (_, text) => {
    expect(repairDkimKey(text)).toBe(STRONG);
  });

  it('names the type of an Ed25519 key and unwraps it', () => {
    const right = `v=DKIM1; p=${ED25519}; k=ed25519`;
    expect(repairDkimKey(`v=DKIM1; p=${ED25519}`)).toBe(right);
    expect(repairDkimKey(`v=DKIM1; p=${ED25519_SPKI}; k=ed25519`)).toBe(right);
  });

  it('leaves alone what it cannot know', () => {
    for (const text of [
      STRONG,
      STRONG.slice(0, 255),
      'v=DKIM1; p=',
      `v=DKIM2; p=${RSA_2048}`,
      `v=DKIM1; p=${RSA_2048}; p=${RSA_512}`,
    ])
      expect(repairDkimKey(text)).toBeNull();
  });
});

describe('withDkimTag and looksLikeDkimKey', () => {
  it('changes one tag and no other', () => {
    expect(withDkimTag('v=DKIM1; h=sha1; p=x', 'h', null)).toBe('v=DKIM1; p=x');
    expect(withDkimTag('h = sha1;p=x;', 'h', 'sha256')).toBe('h =sha256;p=x;');
  });

  it('tells key records from other text', () => {
    for (const text of [STRONG, `p=${RSA_2048}`, '"v=DKIM1; p=', 'k=rsa; p=x', 'v=dkim1'])
      expect(looksLikeDkimKey(text)).toBe(true);
    for (const text of ['v=spf1 -all', 'google-site-verification=p', 'v=DMARC1; sp=none', ''])
      expect(looksLikeDkimKey(text)).toBe(false);
  });
});
