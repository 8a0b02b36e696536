/** The parts of mailauth that canonicalize and write signatures, which it has no types for. */

declare module 'mailauth/lib/dkim/body/index.js' {
  /** Hashes a body, CR LF at the ends of its lines, as RFC 6376 §3.4.4 has it. */
  export function dkimBody(
    canonicalization: 'relaxed',
    algorithm: 'sha256',
    maxLength: false,
  ): { update(piece: Uint8Array): void; digest(encoding: 'base64'): string };
}

declare module 'mailauth/lib/dkim/header/index.js' {
  export interface SignatureTags {
    readonly [tag: string]: string | number | null;
  }
  /** `keys` becomes h=, and `headers` are hashed in that order (RFC 6376 §3.4.2). */
  export function generateCanonicalizedHeader(
    type: 'DKIM',
    signed: { keys: string; headers: readonly { line: Buffer }[] },
    options: {
      signingDomain: string;
      selector: string;
      algorithm: 'rsa-sha256' | 'ed25519-sha256';
      canonicalization: 'relaxed/relaxed';
      bodyHash: string;
      /** Seconds. */
      timestamp: number;
      expiration: false;
    },
  ): { canonicalizedHeader: Buffer; dkimHeaderOpts: SignatureTags };
}

declare module 'mailauth/lib/tools.js' {
  import type { SignatureTags } from 'mailauth/lib/dkim/header/index.js';
  /** Without a line end. */
  export function formatSignatureHeaderLine(type: 'DKIM', tags: SignatureTags, folded: true): string;
}
