/** What AUTH carries is left out of whatever is shown, and words that only stand behind AUTH are not. */
import { describe, expect, it } from 'vitest';
import { explainGiven } from '../../src/explain/session.ts';
import { withoutAuthSecret } from '../../src/parse/auth-secret.ts';

describe('a secret behind AUTH', () => {
  it.each([
    ['AUTH PLAIN AGFsaWNlAHNlY3JldA==', 'AUTH PLAIN <secret>'],
    ['auth login hunter', 'auth login <secret>'],
    ['C: AUTH XOAUTH2 dXNlcj1hbGljZQ==', 'C: AUTH XOAUTH2 <secret>'],
    ['535 5.7.8 after AUTH PLAIN AGFsaWNlAHNlY3JldA==: no', '535 5.7.8 after AUTH PLAIN <secret> no'],
    ['x AUTH LOGIN YWxpY2U= AUTH LOGIN Ym9i', 'x AUTH LOGIN <secret> AUTH LOGIN <secret>'],
    ['AUTH PLAIN <secret>', 'AUTH PLAIN <secret>'],
  ])('%s', (text, shown) => {
    expect(withoutAuthSecret(text)).toBe(shown);
    expect(withoutAuthSecret(shown)).toBe(shown);
  });

  it.each([
    'AUTH PLAIN LOGIN',
    '250-AUTH PLAIN LOGIN CRAM-MD5',
    '535 AUTH PLAIN authentication failed.',
    '504 5.7.4 AUTH LOGIN Unrecognized authentication type',
    'SMTP AUTH extension not supported by server.',
  ])('%s holds none', (text) => expect(withoutAuthSecret(text)).toBe(text));

  it.each([
    'AUTH PLAIN AGFsaWNlAHNlY3JldA==',
    '-> AUTH PLAIN AGFsaWNlAHNlY3JldA==',
    'Tue AUTH PLAIN AGFsaWNlAHNlY3JldA==',
    '535 5.7.8 AUTH PLAIN AGFsaWNlAHNlY3JldA== failed',
    'EHLO a.example\n250 ok\nAUTH PLAIN AGFsaWNlAHNlY3JldA==\n535 5.7.8 no',
    '334 UGFzc3dvcmQ6\nAGFsaWNlAHNlY3JldA==\n535 5.7.8 no',
  ])('is in no part of what explains %j', (text) => {
    expect(JSON.stringify(explainGiven(text))).not.toContain('AGFsaWNl');
  });
});
