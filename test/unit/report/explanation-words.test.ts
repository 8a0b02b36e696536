/** When to send again, in words. */
import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../src/explain/reply.ts';
import { retryWords } from '../../../src/report/explanation-words.ts';

describe('retryWords', () => {
  it('leaves what is put off to the mail server', () => {
    expect(retryWords(explainReply('451 4.7.1 Greylisted, try again in 300 seconds'))).toBe(
      'In 5 minutes at the earliest; mail servers do so by themselves.',
    );
  });

  it('says that nobody tries again what was refused for good, even where waiting is the cure', () => {
    expect(
      retryWords(explainReply('554 5.7.1 Client host [192.0.2.1] blocked using bl.spamcop.net')),
    ).toMatch(/^In \S+ \S+ at the earliest; the message has to be sent anew/);
  });

  it('waits for the cure where waiting alone is none', () => {
    expect(retryWords(explainReply('554 5.7.1 Client host [192.0.2.1] blocked using pbl.spamhaus.org'))).toBe(
      'Once the cause is mended.',
    );
  });
});
