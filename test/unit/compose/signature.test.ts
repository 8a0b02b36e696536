/** Signatures that every verifier takes, over the fields that matter, and keys that are refused. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import { signMessage } from '../../../src/compose/signature.ts';
import { type SigningWishes, signingKeys } from '../../../src/compose/signing-keys.ts';
import { UsageError } from '../../../src/model/usage-error.ts';
import { composed, KEY_RECORDS, keysFor, MOMENT, PRIVATE_KEYS, textOf } from '../../support/composing.ts';

const RECORDS: { readonly [name: string]: string } = {
  'rsa._domainkey.example.com': KEY_RECORDS.rsa,
  'ed._domainkey.example.com': KEY_RECORDS.ed25519,
};

/** What another implementation says of each signature, the topmost first. */
async function verified(octets: Uint8Array): Promise<string[]> {
  const resolver = async (name: string): Promise<string[][]> => {
    const record = RECORDS[name];
    if (record === undefined) throw Object.assign(new Error('no key'), { code: 'ENODATA' });
    return [[record]];
  };
  const options = { resolver, strict: true, curTime: MOMENT.now } as Parameters<typeof dkimVerify>[1];
  const { results } = await dkimVerify(Buffer.from(octets), options);
  return results.map(({ status, selector }) => `${selector} ${status.result}`);
}

const signatureOf = (octets: Uint8Array): string =>
  textOf({ octets })
    .slice(0, textOf({ octets }).indexOf(';\r\n') + 2_000)
    .split(/\r\n(?![ \t])/)[0] ?? '';

describe('a signature', () => {
  it('is made with each key, and the message stays as it was', async () => {
    const { octets } = await composed({ template: 'newsletter' });
    const both = await signMessage(octets, keysFor(), MOMENT.now);
    expect(await verified(both)).toEqual(['rsa pass', 'ed pass']);
    expect(Buffer.from(both).subarray(-octets.length).equals(Buffer.from(octets))).toBe(true);
    expect(await signMessage(octets, [], MOMENT.now)).toBe(octets);
  });

  it('covers what is shown and what a click does, and From once more than it stands there', async () => {
    const { octets } = await composed({ template: 'newsletter', cc: ['c@example.net'], subject: 'S' });
    const field = signatureOf(await signMessage(octets, keysFor(['rsa']), MOMENT.now)).replaceAll(
      /\s+/g,
      ' ',
    );
    expect(field).toContain('c=relaxed/relaxed; d=example.com;');
    expect(field).toContain(
      'h=From: To: Cc: Subject: Date: Message-ID: MIME-Version: Content-Type: List-Id: List-Unsubscribe: List-Unsubscribe-Post: From;',
    );
    expect(field).toContain(` t=${MOMENT.now.getTime() / 1000};`);
    expect(field).not.toMatch(/ [lx]=/);
  });

  it.each<[string, (text: string) => string]>([
    ['a second From', (text) => `From: other@example.net\r\n${text}`],
    ['another subject', (text) => text.replace('Subject: Test', 'Subject: [list] Test')],
    [
      'another way out of the list',
      (text) => text.replace('example.com/unsubscribe', 'example.net/unsubscribe'),
    ],
    ['without its click', (text) => text.replace(/^List-Unsubscribe-Post: .*\r\n/m, '')],
    ['a line more', (text) => `${text}more\r\n`],
  ])('breaks with %s', async (_, change) => {
    const { octets } = await composed({ template: 'newsletter' });
    const text = textOf({ octets: await signMessage(octets, keysFor(), MOMENT.now) });
    expect(await verified(Buffer.from(change(text)))).toEqual(['rsa fail', 'ed fail']);
  });

  it('holds for messages of others, with fields that come again and octets beyond ASCII', async () => {
    const value = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '\t', 'à', '\r\n ', '\u00a0', ';'),
      maxLength: 30,
    });
    const line = fc.string({
      unit: fc.constantFrom('a', ' ', '\t', '.', 'à', '\r\n', '\u00a0'),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(value, value, line, async (subject, received, body) => {
        const text = `To: x${received}x\r\nFrom: Ann\u00a0\r\n <me@example.com>\r\nsubject :x${subject}x\r\nTo: a@example.net\r\n\r\n${body}`;
        const octets = Buffer.from(text);
        expect(await verified(await signMessage(octets, keysFor(), MOMENT.now))).toEqual([
          'rsa pass',
          'ed pass',
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['Subject: x\r\n\r\nbody\r\n', 'the message has no From field, which every signature covers'],
    ['\r\nFrom: me@example.com\r\n\r\nbody\r\n', /^the message does not begin with its header/],
    ['From: me@example.com\n\nbody\n', /^the message does not begin with its header/],
  ])('is refused for %j', async (text, says) => {
    await expect(signMessage(Buffer.from(text), keysFor(), MOMENT.now)).rejects.toThrow(says);
  });
});

describe('a key', () => {
  const rsaKey = createPrivateKey(PRIVATE_KEYS.rsa);
  const edKey = createPrivateKey(PRIVATE_KEYS.ed25519);
  const seed = edKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);

  it.each<[string, string | Buffer, 'rsa' | 'ed']>([
    ['PKCS #8', PRIVATE_KEYS.rsa, 'rsa'],
    ['PKCS #1', rsaKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 'rsa'],
    ['PKCS #8 with Windows line ends', `\r\n${PRIVATE_KEYS.rsa.replaceAll('\n', '\r\n')}`, 'rsa'],
    ['DER of PKCS #8', rsaKey.export({ type: 'pkcs8', format: 'der' }), 'rsa'],
    ['DER of PKCS #1', rsaKey.export({ type: 'pkcs1', format: 'der' }), 'rsa'],
    ['base64 of PKCS #1', rsaKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'), 'rsa'],
    ['Ed25519 in PKCS #8', PRIVATE_KEYS.ed25519, 'ed'],
    ['the seed of Ed25519 in base64', `${seed.toString('base64')}\n`, 'ed'],
    ['the seed of Ed25519', seed, 'ed'],
  ])('is read from %s', async (_, content, selector) => {
    const keys = signingKeys(
      { keys: [{ name: 'key', octets: Buffer.from(content) }], selectors: [selector], domains: [] },
      'example.com',
    );
    const { octets } = await composed();
    expect(await verified(await signMessage(octets, keys, MOMENT.now))).toEqual([
      expect.stringMatching(/ pass$/),
    ]);
  });

  const file = (content: string | Buffer, name = 'dkim.key') => ({ name, octets: Buffer.from(content) });
  const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }): string =>
    key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const small = pem(generateKeyPairSync('rsa', { modulusLength: 768 }).privateKey);
  const curve = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  const publicKey = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
  const locked = rsaKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' });
  const good = file(PRIVATE_KEYS.rsa);

  it.each<[Partial<SigningWishes>, string | RegExp, string]>([
    [{ keys: [file(small)] }, /^--dkim-key dkim\.key has 768 bits, .*1024/, 'rsa_keygen_bits:2048'],
    [
      { keys: [file(curve)] },
      '--dkim-key dkim.key holds a key of type ec, which DKIM does not know',
      'Ed25519',
    ],
    [{ keys: [file(publicKey)] }, /holds a public key/, 'openssl genpkey'],
    [{ keys: [file(KEY_RECORDS.rsa)] }, /holds a public key/, 'openssl genpkey'],
    [{ keys: [file(locked)] }, /protected with a password/, 'openssl pkey'],
    [
      { keys: [file('-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n')] },
      /certificate/,
      'PEM',
    ],
    [
      { keys: [file('-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n-----END OPENSSH PRIVATE KEY-----\n')] },
      /OpenSSH/,
      'PEM',
    ],
    [{ keys: [file('')] }, '--dkim-key dkim.key is empty', 'PEM'],
    [{ keys: [file('hello', 'a\nb')] }, '--dkim-key a\\nb holds no private key that can be read', 'PEM'],
    [{ keys: [good, good] }, '2 × --dkim-key and 1 × --dkim-selector do not go together', 'same order'],
    [
      { keys: [good], selectors: [] },
      '1 × --dkim-key and 0 × --dkim-selector do not go together',
      'its selector',
    ],
    [
      { keys: [good], domains: ['a.example', 'b.example'] },
      /2 × --dkim-domain do not go together/,
      'one domain',
    ],
    [
      { keys: [good, good], selectors: ['a', 'A'] },
      'two keys cannot both stand at a._domainkey.example.com',
      'selector',
    ],
    [{ keys: [good], selectors: ['a b'] }, '--dkim-selector "a b" is no selector', '._domainkey'],
    [{ keys: [good], selectors: ['s1._domainkey.'] }, /is no selector$/, '._domainkey'],
    [{ keys: [good], domains: ['-'] }, '--dkim-domain: "-" is not a domain name', 'label'],
    [{ keys: [] }, '--dkim-selector needs a key to sign with', '--dkim-key'],
    [
      { keys: [], selectors: [], domains: ['x.example'] },
      '--dkim-domain needs a key to sign with',
      '--dkim-key',
    ],
    [{ keys: Array(11).fill(good) }, '--dkim-key is given 11 times', '10'],
  ])('is refused: %#', (wishes, says, hint) => {
    const attempt = (): unknown =>
      signingKeys({ keys: [good], selectors: ['s1'], domains: [], ...wishes }, 'example.com');
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(says);
    let error: unknown;
    try {
      attempt();
    } catch (thrown) {
      error = thrown;
    }
    expect((error as UsageError).hint).toContain(hint);
  });

  it('signs for the domain of the author, or for the one named', async () => {
    const domainIn = async (domains: string[], author: string | null): Promise<string | undefined> => {
      const [key] = signingKeys({ keys: [good], selectors: ['s1'], domains }, author);
      return key?.domain;
    };
    expect(await domainIn([], 'example.com')).toBe('example.com');
    expect(await domainIn(['bücher.example'], 'example.com')).toBe('xn--bcher-kva.example');
    await expect(domainIn([], null)).rejects.toThrow('From names no domain to sign for');
  });
});
