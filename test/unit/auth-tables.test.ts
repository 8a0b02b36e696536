/** The tables behind refused sign-ins: whole, dated, and about providers there are. */
import { describe, expect, it } from 'vitest';
import { AUTH_REFUSALS, type AuthRefusal } from '../../src/knowledge/auth-refusals.ts';
import { PROVIDERS, providerById } from '../../src/knowledge/providers/index.ts';
import { SUBMISSION_USERS, submissionServiceOf } from '../../src/knowledge/submission-users.ts';

const refusals: readonly AuthRefusal[] = AUTH_REFUSALS;

describe('refusals', () => {
  it.each(refusals.map((row, index) => [`${index} ${row.id}`, row] as const))('%s is whole', (_, row) => {
    expect(row.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(row.codes ?? row.enhanced ?? row.text, 'something decides').toBeDefined();
    expect(row.means).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(row.fix).toMatch(/\.$/);
    expect(row.source).toMatch(/^https:\/\//);
    expect(row.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const id of row.providers ?? []) expect(providerById(id)?.submission, id).toBeDefined();
  });

  it('has no row hidden behind one that decides by the code alone', () => {
    const general = refusals.findIndex(
      ({ codes, text, providers, enhanced }) =>
        codes !== undefined && text === undefined && providers === undefined && enhanced === undefined,
    );
    const precise = refusals.findLastIndex(
      ({ text, providers }) => text !== undefined || providers !== undefined,
    );
    expect(precise).toBeLessThan(general);
  });
});

describe('submission users', () => {
  it.each(SUBMISSION_USERS.map((row) => [row.provider, row] as const))('%s is whole', (id, row) => {
    const preset = providerById(id)?.submission?.[0];
    expect(preset?.userName.rule).toBe('credential');
    expect(row.says).toMatch(/\.$/);
    expect(row.source).toMatch(/^https:\/\//);
    expect(row.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('finds every service by its host, whatever its region', () => {
    for (const provider of PROVIDERS) {
      for (const { host, regions = [''] } of provider.submission ?? []) {
        if (host === '127.0.0.1') continue;
        for (const region of regions)
          expect(submissionServiceOf(host.replace('{region}', region))?.provider.id).toBe(provider.id);
      }
    }
    expect(submissionServiceOf('SMTP.Gmail.com.')?.provider.id).toBe('google');
  });

  it.each(['127.0.0.1', 'mail.example.com', 'evil-smtp.gmail.com', 'email-smtp.a.b.amazonaws.com'])(
    'takes %s for nobody',
    (host) => {
      expect(submissionServiceOf(host)).toBeNull();
    },
  );
});
