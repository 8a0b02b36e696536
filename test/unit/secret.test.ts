import { describe, expect, it } from 'vitest';
import { hideSecrets, withoutSecrets } from '../../src/model/secret.ts';
import { trace } from '../../src/run/trace.ts';
import { testContext } from '../support/context.ts';
import { zoneResolver } from '../support/zone-resolver.ts';

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

describe('withoutSecrets', () => {
  it('looks into every string, and leaves all else as it is', () => {
    const value = { a: ['x ABCDEFGH y', 1, null, true, { b: 'abcdefgh' }], c: 'abc', d: undefined };
    expect(withoutSecrets(value, ['abcdefgh'])).toEqual({
      a: ['x <key> y', 1, null, true, { b: '<key>' }],
      c: 'abc',
      d: undefined,
    });
    expect(withoutSecrets(value, [])).toBe(value);
  });

  it('passes over secrets so short that chance writes them', () => {
    expect(withoutSecrets(['amx', 'mx.example'], ['mx'])).toEqual(['amx', 'mx.example']);
  });
});

describe('the timing of a report', () => {
  it('shows no key of a blocklist', async () => {
    let ms = 0;
    const clock = { now: () => new Date(0), monotonicMs: () => (ms += 10) };
    const given = { blocklistKeys: new Map([['zen.dq.example', 'abc123']]) };
    const watch = trace(testContext(zoneResolver(''), { clock, given }));
    await watch.context.dns.query('2.0.0.127.abc123.zen.dq.example', 'A');
    expect(watch.chain().map(({ what }) => what)).toEqual(['A 2.0.0.127.<key>.zen.dq.example']);
  });
});
