/** Whose words and codes a reply holds, and what they are worth against what it says in words. */
import { describe, expect, it } from 'vitest';
import { explainEnhancedCode } from '../../../src/explain/code-entry.ts';
import { explainReply } from '../../../src/explain/reply.ts';
import { DIALECTS } from '../../../src/knowledge/dialects/index.ts';

describe('codes that one system alone gives out', () => {
  it.each([
    ['550 5.7.515 Access denied [AM7.prod.outlook.com]', 'outlook', 'auth-policy', 'sender-admin'],
    [
      '550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level.',
      'outlook',
      'auth-policy',
      'sender-admin',
    ],
    [
      '550 5.7.509 Access denied, example.com does not pass DMARC',
      'exchange-online',
      'auth-policy',
      'sender-admin',
    ],
    [
      '550 5.7.705 Access denied, tenant has exceeded threshold',
      'exchange-online',
      'reputation-blocked',
      'sender-admin',
    ],
    [
      '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains',
      'exchange-online',
      'policy-rejected',
      'sender-admin',
    ],
  ])('need no host: %s', (text, provider, category, actor) => {
    expect(explainReply(text)).toMatchObject({ provider, category, actor });
    expect(explainReply(text).confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('tell whose they are where nothing but the code is given', () => {
    expect(explainEnhancedCode('5.7.133', '5.7.133')).toMatchObject({
      provider: 'exchange-online',
      category: 'policy-rejected',
    });
    expect(explainEnhancedCode('5.7.139', '5.7.139')).toMatchObject({ category: 'auth-failed' });
    expect(explainEnhancedCode('4.7.651', '4.7.651')).toMatchObject({
      provider: 'outlook',
      category: 'rate-limited',
    });
  });

  it('belong to one dialect each', () => {
    const owners = DIALECTS.flatMap(({ ownCodes = [] }) => ownCodes);
    expect(new Set(owners).size).toBe(owners.length);
    expect(owners.length).toBeGreaterThan(100);
    for (const dialect of DIALECTS)
      for (const other of DIALECTS) {
        if (other === dialect || other.id === 'exchange') continue;
        const theirs = other.rows.flatMap(({ enhanced = [] }) => enhanced);
        const own = new Set(dialect.ownCodes);
        expect(
          theirs.filter((code) => own.has(code) || own.has(`X${code.slice(1)}`)),
          `${dialect.id}, ${other.id}`,
        ).toEqual([]);
      }
  });
});

describe('words that many systems use', () => {
  it.each([
    '552 5.2.2 <x@icloud.com>: user is over quota',
    '452 4.5.3 Too many recipients',
    '550 5.7.25 no PTR',
    '550 5.7.27 SPF did not pass',
  ])('name no provider: %s', (text) => {
    expect(explainReply(text).provider).toBe(null);
  });

  it.each([
    ['452 4.5.3 Too many recipients', 'rate-limited'],
    ['550 5.7.25 no PTR', 'rdns-missing'],
  ])('are its own where its host says them: %s', (text, category) => {
    expect(explainReply(text, { host: 'gmail-smtp-in.l.google.com' })).toMatchObject({
      provider: 'gmail',
      category,
    });
  });
});

describe('numbers of a provider beside words', () => {
  it('lose against words that leave no doubt, and nobody is sure then', () => {
    for (const [text, provider, category] of [
      ['421 too many connections OFR004_402', 'orange', 'rate-limited'],
      ['550 5.1.1 Mailbox does not exist LPN007_510', 'laposte', 'mailbox-unknown'],
    ] as const) {
      const explanation = explainReply(text);
      expect(explanation).toMatchObject({ provider, category });
      expect(explanation.confidence).toBeLessThan(0.6);
      expect(explanation.address).not.toBe('remove');
    }
  });

  it('win over words that fit any refusal', () => {
    expect(explainReply('550 5.7.1 Service refused OFR_402').category).toBe('auth-policy');
  });
});
