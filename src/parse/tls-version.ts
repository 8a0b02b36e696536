/** Versions of TLS as the library names them (`TLSv1.2`): which are old, and what people call them. */

const OLD = new Set(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1']);

/** RFC 8996, RFC 8997: no longer to be used. */
export function isOldTls(protocol: string): boolean {
  return OLD.has(protocol);
}

/** `TLS 1.0` for `TLSv1`. */
export function tlsVersionWords(protocol: string): string {
  return protocol.replace(/^TLSv1$/, 'TLS 1.0').replace('TLSv', 'TLS ');
}
