/** auth-accepted: what each refusal means, at whose server, and what to do about it. */
import { describe, expect, it } from 'vitest';
import { authAccepted } from '../../src/checks/delivery/auth-accepted.ts';
import type { Authentication, SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { Observation } from '../../src/model/finding.ts';
import { reply } from '../support/delivery.ts';
import { AS_OF, absent, observed } from '../support/evidence.ts';
import { session } from '../support/transport.ts';

const judge = (...held: SmtpSession[]): Observation[] =>
  [authAccepted.examine({ sessions: observed(held) }, AS_OF)].flat();

/** A session in which signing in ended with this reply. */
function answered(
  text: string,
  over: Partial<SmtpSession> = {},
  auth: Partial<Authentication> & { mechanism?: string; detail?: string } = {},
): SmtpSession {
  const { mechanism = 'PLAIN', detail = null, ...rest } = auth;
  const code = Number(text.slice(0, 3));
  return session({
    host: 'mail.example.com',
    port: 587,
    auth: ['PLAIN', 'LOGIN'],
    authentication: {
      outcome: code < 300 ? 'accepted' : code < 500 ? 'deferred' : 'refused',
      user: 'tim@example.com',
      kind: 'password',
      attempts: [{ mechanism, reply: reply(text), detail }],
      ...rest,
    },
    ...over,
  });
}

function ended(
  outcome: Authentication['outcome'],
  failure: Partial<NonNullable<SmtpSession['failure']>>,
  over: Partial<SmtpSession> = {},
): SmtpSession {
  return session({
    host: 'mail.example.com',
    port: 587,
    authentication: { outcome, user: 'tim', kind: 'password', attempts: [] },
    failure: { stage: 'auth', kind: 'rejected', detail: 'what happened', cause: 'target', ...failure },
    ...over,
  });
}

it('is passed where the server says yes', () => {
  expect(judge(answered('235 2.7.0 ok'))).toMatchObject([
    { verdict: 'pass', subject: 'mail.example.com:587', data: { mechanism: 'PLAIN' } },
  ]);
});

it('is skipped where nobody was to sign in', () => {
  expect(judge(session())).toMatchObject([{ verdict: 'skipped' }]);
  expect([authAccepted.examine({ sessions: absent() }, AS_OF)].flat()).toMatchObject([
    { verdict: 'skipped' },
  ]);
});

describe('fails for everybody', () => {
  it.each([
    ['535 5.7.8 Error: authentication failed:', 'credentials', 'Do not go on trying'],
    ['535 Incorrect authentication data', 'credentials', 'user name'],
    ['534 5.7.9 Authentication mechanism is too weak', 'mechanism-too-weak', '--auth SCRAM-SHA-256'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'tls-required', 'port 465'],
    ['538 5.7.11 Encryption required for requested authentication mechanism', 'tls-required', 'port 465'],
    ['504 5.5.4 Unrecognized authentication type', 'mechanism-unknown', '--auth'],
    ['525 5.7.13 User account disabled', 'account-disabled', 'administrator'],
    ['535 5.7.8 account is locked', 'account-disabled', 'unlock'],
    ['503 5.5.1 AUTH command used when not advertised', 'not-here', 'submission port'],
    ['554 5.7.14 trust relationship required', 'another-service', 'browser'],
    ['599 whatever', 'other', 'Ask the operator'],
  ])('%s: %s', (text, reason, fix) => {
    expect(judge(answered(text))).toMatchObject([
      {
        verdict: 'fail',
        data: { reason },
        fix: expect.stringContaining(fix),
        says: expect.stringContaining(text),
      },
    ]);
  });
});

describe('knows what a provider means', () => {
  it.each([
    [
      'smtp.gmail.com',
      '534 5.7.9 Application-specific password required. For more information',
      'google-app-password',
    ],
    [
      'smtp.gmail.com',
      '534 5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser',
      'google-web-login',
    ],
    ['smtp.gmail.com', '535 5.7.8 Username and Password not accepted.', 'google-credentials'],
    [
      'smtp.office365.com',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled',
      'microsoft-smtp-auth-off-tenant',
    ],
    [
      'smtp.office365.com',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
      'microsoft-smtp-auth-off-mailbox',
    ],
    [
      'smtp.office365.com',
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
      'microsoft-security-defaults',
    ],
    [
      'smtp.office365.com',
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
      'microsoft-conditions',
    ],
    [
      'smtp.office365.com',
      '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
      'microsoft-credentials',
    ],
    [
      'smtp.office365.com',
      '550 5.7.30 Basic authentication is not supported for Client Submission.',
      'microsoft-basic-auth-off',
    ],
    ['smtp.office365.com', '535 5.7.3 Authentication unsuccessful', 'microsoft-refused'],
    [
      'smtp-mail.outlook.com',
      '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
      'microsoft-basic-auth-off',
    ],
    ['smtp.mail.yahoo.com', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', 'too-many-attempts'],
    ['smtp.aol.com', '535 5.7.0 (#MBR1212) Incorrect username or password', 'yahoo-app-password'],
    ['smtp.mail.me.com', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6', 'icloud-app-password'],
    ['smtp.fastmail.com', '535 5.7.0 Incorrect username or password', 'app-password'],
  ])('%s: %s', (host, text, reason) => {
    expect(judge(answered(text, { host }))).toMatchObject([{ verdict: 'fail', data: { reason } }]);
  });

  it.each([
    ['smtp.sendgrid.net', 'me@example.com', 'always apikey'],
    ['smtp.resend.com', 're_key', 'always resend'],
    ['email-smtp.eu-west-1.amazonaws.com', 'me@example.com', 'Amazon SES knows no mail addresses'],
    ['smtp.postmarkapp.com', 'me@example.com', 'Postmark knows no mail addresses'],
    ['smtp.eu.mailgun.org', 'api', 'an address of the sending domain'],
    ['smtp-relay.brevo.com', 'apikey', 'a mail address'],
    ['in-v3.mailjet.com', 'me@example.com', 'Mailjet knows no mail addresses'],
    ['smtp.fastmail.com', 'tim', 'the whole mail address'],
  ])('%s does not know the user %s', (host, user, says) => {
    expect(judge(answered('535 5.7.8 Authentication failed', { host }, { user }))).toMatchObject([
      { verdict: 'fail', data: { reason: 'user-name' }, says: expect.stringContaining(says) },
    ]);
  });

  it.each([
    ['smtp.sendgrid.net', 'apikey', 'an API key'],
    ['email-smtp.eu-west-1.amazonaws.com', 'AKIAIOSFODNN7EXAMPLE', 'not the secret access key'],
    ['smtp-relay.brevo.com', 'login@smtp-brevo.com', 'an SMTP key'],
    ['smtp.postmarkapp.com', null, 'server API token'],
  ])('%s: the user name %s can be right, so the password is told about', (host, user, fix) => {
    expect(judge(answered('535 Authentication failed', { host }, { user }))).toMatchObject([
      { verdict: 'fail', data: { reason: 'credentials' }, fix: expect.stringContaining(fix) },
    ]);
  });
});

describe('is open', () => {
  it.each([
    ['454 4.7.0 Temporary authentication failure', 'other', 'target'],
    ['454 4.7.0 Connection lost to authentication server', 'other', 'target'],
    ['454 4.7.0 Too many login attempts, please try again later.', 'too-many-attempts', 'vantage'],
    ['421 4.7.0 Try again later', 'too-many-attempts', 'vantage'],
    ['432 4.7.12 A password transition is needed', 'password-transition', 'vantage'],
  ])('for now: %s', (text, reason, cause) => {
    expect(judge(answered(text))).toMatchObject([
      { verdict: 'unknown', data: { cause, stage: 'auth', reason } },
    ]);
  });

  it.each(['525 5.7.1 Unauthorized IP address', '535 5.7.1 Client host 192.0.2.7 blocked using Spamhaus'])(
    'where it is about us: %s',
    (text) => {
      expect(judge(answered(text))).toMatchObject([{ verdict: 'unknown', data: { cause: 'vantage' } }]);
    },
  );

  it('where we kept the secret to ourselves, with the way out', () => {
    const said = judge(ended('withheld', { kind: 'tls', detail: 'the connection is not encrypted' }));
    expect(said).toMatchObject([
      {
        verdict: 'unknown',
        data: { cause: 'target', reason: 'withheld' },
        fix: expect.stringContaining('--insecure-auth'),
      },
    ]);
  });

  it('where the server fell silent', () => {
    expect(judge(ended('failed', { kind: 'timeout' }))).toMatchObject([
      { verdict: 'unknown', data: { cause: 'target', kind: 'timeout' } },
    ]);
  });
});

describe('fails', () => {
  it('where the server does not prove itself', () => {
    expect(judge(ended('failed', { kind: 'malformed', detail: 'wrong SCRAM signature' }))).toMatchObject([
      { verdict: 'fail', data: { reason: 'exchange' }, says: 'wrong SCRAM signature' },
    ]);
  });

  it.each([
    [{ port: 25, auth: [] }, 'port 25 is for mail between servers'],
    [{ auth: [], tls: null }, '--tls required'],
    [{ auth: [] }, 'offer AUTH after TLS'],
    [{ auth: ['XOAUTH2'] }, '--token-file'],
    [{ auth: ['PLAIN'] }, 'Leave out --auth'],
  ])('where nothing on offer fits: %j', (over, fix) => {
    expect(judge(ended('unavailable', {}, over))).toMatchObject([
      { verdict: 'fail', data: { reason: 'unavailable' }, fix: expect.stringContaining(fix) },
    ]);
  });

  it('for a token with what the mechanism was told', () => {
    const said = judge(
      answered('535 5.7.8 no', {}, { kind: 'token', mechanism: 'XOAUTH2', detail: 'status 401' }),
    );
    expect(said).toMatchObject([
      {
        verdict: 'fail',
        says: expect.stringContaining('(status 401)'),
        fix: expect.stringContaining('fresh token'),
      },
    ]);
  });

  it('and names PLAIN where a digest was refused that the server may not be able to check', () => {
    const said = judge(
      answered('535 5.7.8 no', { auth: ['SCRAM-SHA-256', 'PLAIN'] }, { mechanism: 'SCRAM-SHA-256' }),
    );
    expect(said).toMatchObject([{ fix: expect.stringContaining('--auth PLAIN') }]);
  });

  it('where one of several addresses refuses, once for the server', () => {
    const said = judge(
      answered('235 ok'),
      answered('535 no', { ip: '192.0.2.26' }),
      answered('235 ok', { port: 465 }),
    );
    expect(said).toMatchObject([
      { verdict: 'fail', subject: 'mail.example.com:587', data: { ip: '192.0.2.26' } },
      { verdict: 'pass', subject: 'mail.example.com:465' },
    ]);
  });
});
