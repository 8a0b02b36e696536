import { describe, expect, it } from 'vitest';
import { hideSecrets } from '../../src/model/secret.ts';

describe('hideSecrets', () => {
  it('takes a secret out in any case, and treats it as plain text', () => {
    expect(hideSecrets('A 2.0.0.127.ABC123.zen.dq.example', ['abc123'])).toBe(
      'A 2.0.0.127.<key>.zen.dq.example',
    );
    expect(hideSecrets('a.c abc', ['a.c'])).toBe('<key> abc');
    expect(hideSecrets('key', ['key', ''])).toBe('<key>');
    expect(hideSecrets('$&', ['$&'])).toBe('<key>');
  });
});
