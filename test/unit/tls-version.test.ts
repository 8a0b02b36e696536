/** Versions of TLS: which are old, and what people call them. */
import { describe, expect, it } from 'vitest';
import { isOldTls, tlsVersionWords } from '../../src/parse/tls-version.ts';

describe('a version of TLS', () => {
  it.each([
    ['SSLv3', true, 'SSLv3'],
    ['TLSv1', true, 'TLS 1.0'],
    ['TLSv1.1', true, 'TLS 1.1'],
    ['TLSv1.2', false, 'TLS 1.2'],
    ['TLSv1.3', false, 'TLS 1.3'],
  ])('%s', (protocol, old, words) => {
    expect(isOldTls(protocol)).toBe(old);
    expect(tlsVersionWords(protocol)).toBe(words);
  });
});
