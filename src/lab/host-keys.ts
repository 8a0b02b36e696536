/** Throw-away keys of the lab's mail hosts, derived from the host name so that TLSA records stay the same for ever. */
import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The P-256 key of a mail host. It protects nothing: anyone can derive it. */
export function mailHostKey(host: string): KeyObject {
  const scalar = createHash('sha256').update(`mailsonde lab key of ${host}`).digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(scalar);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: scalar.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** SHA-256 of the host's SubjectPublicKeyInfo: what a TLSA `3 1 1` record says (RFC 6698 §2.1). */
export function mailHostPin(host: string): string {
  const spki = createPublicKey(mailHostKey(host)).export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex');
}

/** PKCS#8 in front of an Ed25519 seed (RFC 8410 §7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key with which a domain's submission host signs (RFC 8463). It protects nothing either. */
export function signingKey(domain: string): KeyObject {
  const seed = createHash('sha256').update(`mailsonde lab signing key of ${domain}`).digest();
  return createPrivateKey({ key: Buffer.concat([ED25519, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half as a DKIM record has it: the bare octets, in base64. */
export function signingKeyRecord(domain: string): string {
  const spki = createPublicKey(signingKey(domain)).export({ format: 'der', type: 'spki' });
  return `v=DKIM1; k=ed25519; p=${spki.subarray(-32).toString('base64')}`;
}

/** Under this selector. */
export const SIGNING_SELECTOR = 'lab-ed25519';
