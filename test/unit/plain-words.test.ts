/** Words a newcomer does not know are explained where they are used. */
import { describe, expect, it } from 'vitest';
import type { ListedCheck } from '../../src/checks/index.ts';
import { checks } from '../../src/checks/index.ts';

/** The word, and what must stand in the same sentences. */
const EXPLAINED: readonly (readonly [word: RegExp, explanation: RegExp])[] = [
  [/permerror/, /permanent error \(permerror\)/],
  [/align(?:ed|ment)/, /exactly the domain/],
  [/organizational domain/, /as registered/],
  [/envelope/, /return address/],
  [/CNAME/, /alias/],
  [/STARTTLS/, /encryption/],
  [/HELO/, /introduces itself|name/],
  [/PTR record/, /reverse name|name/],
  [/null MX/, /no mail|without mail/],
  [/mark certificate/, /whose logo|mark certificate for it|is the logo/],
  [/Tiny PS/, /subset|SVG/],
];

describe('the plain words of a check', () => {
  it.each(EXPLAINED)('explain %s', (word, explanation) => {
    const text = ({ why, fix }: ListedCheck): string => `${why} ${fix}`;
    const users = checks.filter((check) => word.test(text(check)));
    expect(users.length).toBeGreaterThanOrEqual(word.source === 'envelope' ? 0 : 1);
    expect(users.filter((check) => !explanation.test(text(check))).map(({ id }) => id)).toEqual([]);
  });

  it('say of TLSA records what they are, wherever something is wrong with them', () => {
    const users = checks.filter(({ severity, why }) => severity !== 'info' && /TLSA/.test(why));
    expect(users.length).toBeGreaterThan(3);
    expect(users.filter(({ why }) => !/fingerprint/.test(why)).map(({ id }) => id)).toEqual([]);
  });
});
