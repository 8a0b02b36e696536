/** Messages composed at a fixed moment, keys to sign them with, and how they are judged. */
import { generateKeyPairSync } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import type { Draft, Moment } from '../../src/compose/draft.ts';
import { composeMessage } from '../../src/compose/outgoing.ts';
import { type SigningWishes, signingKeys } from '../../src/compose/signing-keys.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { OutgoingMessage } from '../../src/model/outgoing.ts';
import { inspect } from '../../src/run/inspect.ts';
import { testContext } from './context.ts';
import { zoneResolver } from './zone-resolver.ts';

export const MOMENT: Moment = { now: new Date('2026-01-31T10:00:00Z'), token: 'abcdefghijkmnp' };

/** From `me@example.com` to `rita@example.net` unless another is given. */
export function composed(draft: Partial<Draft> = {}): Promise<OutgoingMessage> {
  return composeMessage({ from: 'me@example.com', to: ['rita@example.net'], ...draft }, MOMENT);
}

export const textOf = ({ octets }: { octets: Uint8Array }): string => Buffer.from(octets).toString('utf8');

/** As another program reads it back. */
export const readBack = ({ octets }: { octets: Uint8Array }): Promise<Email> =>
  new PostalMime().parse(octets);

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
/** Private keys in PEM, PKCS #8. */
export const PRIVATE_KEYS = {
  rsa: rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ed25519: ed25519.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
/** What stands in the DNS for them. */
export const KEY_RECORDS = {
  rsa: `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  ed25519: `v=DKIM1; k=ed25519; p=${ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
};

/** `rsa` and `ed` are the selectors; both keys unless one is named. */
export function keysFor(names: readonly ('rsa' | 'ed25519')[] = ['rsa', 'ed25519'], domain = 'example.com') {
  const wishes: SigningWishes = {
    keys: names.map((name) => ({ name: `${name}.pem`, octets: Buffer.from(PRIVATE_KEYS[name]) })),
    selectors: names.map((name) => (name === 'rsa' ? 'rsa' : 'ed')),
    domains: [domain],
  };
  return signingKeys(wishes, null);
}

export const COMPOSING_ZONE = `
example.com TXT "v=spf1 ip4:192.0.2.1 -all"
_dmarc.example.com TXT "v=DMARC1; p=reject"
rsa._domainkey.example.com TXT "${KEY_RECORDS.rsa}"
ed._domainkey.example.com TXT "${KEY_RECORDS.ed25519}"
`;

/** What `message` finds in it, as it comes from an address that example.com sends from. */
export async function judged(octets: Uint8Array): Promise<readonly Finding[]> {
  const ctx = testContext(zoneResolver(COMPOSING_ZONE), {
    clock: { now: () => MOMENT.now, monotonicMs: () => performance.now() },
    message: {
      name: 'message.eml',
      octets: Buffer.from(octets),
      bulk: false,
      stated: { ip: '192.0.2.1', helo: 'mail.example.com', mailFrom: 'me@example.com' },
    },
  });
  const target = { kind: 'message', ascii: 'message.eml', display: 'message.eml' } as const;
  const { report } = await inspect(target, { judged: ['message'], asked: ['message'] }, ctx);
  return report.findings;
}
