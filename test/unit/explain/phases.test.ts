/** What the time in the session rules out, and what it decides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { BEFORE_RECIPIENTS } from '../../../src/model/explanation.ts';

describe('before a message was sent', () => {
  const words = fc.array(
    fc.constantFrom(
      'spam',
      'virus',
      'message',
      'content',
      'attachment',
      'header',
      'blocked',
      'rejected',
      'suspicious',
      'does not accept mail',
      'LPN007_510',
      'link',
      'SpamAssassin',
    ),
    { minLength: 1, maxLength: 6 },
  );
  it('none is blamed', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(...BEFORE_RECIPIENTS),
        fc.constantFrom('550', '554 5.7.1', '554 5.6.0', '521', '421 4.7.7'),
        (said, phase, code) => {
          expect(explainReply(`${code} ${said.join(' ')}`, { phase }).category).not.toBe('content-rejected');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('spam is what came earlier', () => {
    expect(
      explainReply(
        'SMTP error from remote mail server after initial connection: host mx.example.com [192.0.2.1]: 554 5.7.1 spam source',
      ),
    ).toMatchObject({ phase: 'greeting', category: 'reputation-blocked' });
    expect(explainReply('554 5.7.1 message rejected as spam', { phase: 'message' }).category).toBe(
      'content-rejected',
    );
  });

  it.each([
    '535 Access denied',
    '535 5.7.0 Access denied',
    '535 5.7.1 Permission denied',
    '535 Zugriff verweigert',
    '535 Accès refusé',
    'curl: (67) Access denied: 535',
  ])('who may not come in has not signed in: %s', (text) => {
    expect(explainReply(text)).toMatchObject({ category: 'auth-failed', actor: 'sender-admin' });
  });

  it('what was turned down is not always the sign-in', () => {
    for (const [text, category] of [
      ['550 5.7.1 Access denied', 'policy-rejected'],
      ['535 5.7.0 Must issue a STARTTLS command first', 'tls-required'],
      ['535 5.7.1 client host blocked using zen.spamhaus.org', 'reputation-blocked'],
    ] as const)
      expect(explainReply(text).category, text).toBe(category);
  });

  it('a host that greets with 521 takes no mail at all', () => {
    for (const phase of [undefined, 'greeting'] as const)
      expect(explainReply('521 mx.example.com does not accept mail', { phase })).toMatchObject({
        category: 'domain-unknown',
      });
  });
});
