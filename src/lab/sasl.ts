/** The server's half of the SASL mechanisms the lab's submission hosts know, for its one account. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** The account of every submission host in the lab. It protects nothing. */
export const LAB_ACCOUNT = { user: 'sonde@healthy.example', password: 'calm-harbour-42' } as const;

/** Yields challenges, takes the client's answers (both without base64), returns whether it is let in. */
export type Mechanism = (first: string | null) => Generator<string, boolean, string>;

export const MECHANISMS: Readonly<Record<string, Mechanism>> = {
  PLAIN: plain,
  LOGIN: login,
  'SCRAM-SHA-256': scram('sha256', 32),
  'SCRAM-SHA-1': scram('sha1', 20),
};

/** RFC 4616. */
function* plain(first: string | null): Generator<string, boolean, string> {
  const [, user = '', password = ''] = (first ?? (yield '')).split('\0');
  return isAccount(user, password);
}

/** As Outlook and others speak it; written down nowhere but in draft-murchison-sasl-login. */
function* login(first: string | null): Generator<string, boolean, string> {
  const user = first ?? (yield 'Username:');
  const password = yield 'Password:';
  return isAccount(user, password);
}

/** RFC 5802 §3, without channel binding. */
function scram(hash: 'sha1' | 'sha256', length: number): Mechanism {
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
  return function* (first) {
    const opening = first ?? (yield '');
    const [, header = '', bare = ''] = /^([ny],[^,]*,)(.*)$/s.exec(opening) ?? [];
    const asked = attributes(bare);
    const nonce = `${asked.r ?? ''}${randomBytes(12).toString('base64')}`;
    const salt = randomBytes(12);
    const offer = `r=${nonce},s=${salt.toString('base64')},i=4096`;
    const final = yield offer;
    const said = attributes(final);
    const salted = pbkdf2Sync(LAB_ACCOUNT.password, salt, 4096, length, hash);
    const clientKey = hmac(salted, 'Client Key');
    const stored = createHash(hash).update(clientKey).digest();
    const signed = `${bare},${offer},${final.replace(/,p=[^,]*$/, '')}`;
    const signature = hmac(stored, signed);
    const proof = Buffer.from(said.p ?? '', 'base64');
    const expected = clientKey.map((octet, index) => octet ^ (signature[index] as number));
    const sound =
      asked.n === LAB_ACCOUNT.user &&
      said.r === nonce &&
      said.c === Buffer.from(header).toString('base64') &&
      proof.length === expected.length &&
      timingSafeEqual(proof, expected);
    if (!sound) return false;
    yield `v=${hmac(hmac(salted, 'Server Key'), signed).toString('base64')}`;
    return true;
  };
}

function isAccount(user: string, password: string): boolean {
  return user === LAB_ACCOUNT.user && password === LAB_ACCOUNT.password;
}

function attributes(text: string): Record<string, string | undefined> {
  return Object.fromEntries(text.split(',').map((one) => [one[0] ?? '', one.slice(2)]));
}
