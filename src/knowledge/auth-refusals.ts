/** What servers mean when they refuse a sign-in (RFC 4954 §6, RFC 5248, and what providers say in their own words). */

export interface AuthRefusal {
  /** Stable, for scripts. */
  id: string;
  /** Ids of the providers whose servers say so; anybody's where left out. */
  providers?: readonly string[];
  /** Of what is given, all has to fit. */
  codes?: readonly number[];
  enhanced?: readonly string[];
  text?: RegExp;
  /** The cause, as a clause. */
  means: string;
  fix: string;
  /** The refusal is about the address or the pace we come with, and says nothing of the credentials. */
  aboutUs?: true;
  source: string;
  /** When the row was last reviewed. */
  checked: string;
}

const checked = '2026-11-22';
const GOOGLE = 'https://support.google.com/a/answer/3726730';
const GOOGLE_APP = 'https://support.google.com/accounts/answer/185833';
const MICROSOFT =
  'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission';
const MICROSOFT_BASIC =
  'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online';
const RFC_4954 = 'https://www.rfc-editor.org/rfc/rfc4954.html#section-6';
const RFC_5248 = 'https://www.rfc-editor.org/rfc/rfc5248.html#section-2.4';

const APP_PASSWORD_GOOGLE =
  'Create an app password at https://myaccount.google.com/apppasswords (2-step verification has to be on) and give its 16 letters, or sign in with OAuth and --token-file.';
const OAUTH_MICROSOFT =
  'Sign in with OAuth: an access token with the right SMTP.Send (or SMTP.SendAsApp) in --token-file. Where the organisation still allows basic authentication, its administrator can switch it on for this mailbox.';

/** The first row that fits decides, so words stand before codes, and providers before everybody. */
export const AUTH_REFUSALS = [
  {
    id: 'google-app-password',
    text: /application-specific password required|InvalidSecondFactor/i,
    means: 'the account has 2-step verification, so its own password is not accepted here',
    fix: APP_PASSWORD_GOOGLE,
    source: GOOGLE_APP,
    checked,
  },
  {
    id: 'google-web-login',
    providers: ['google'],
    codes: [534],
    text: /web browser|WebLoginRequired|ContinueSignIn/i,
    means: 'Google finds this sign-in unusual and wants the person to confirm it in a browser',
    fix: `Sign in to the account once in a browser, best from this very network, and confirm what it asks; then try again. ${APP_PASSWORD_GOOGLE}`,
    source: GOOGLE,
    checked,
  },
  {
    id: 'google-credentials',
    providers: ['google'],
    codes: [535],
    means:
      'Google does not accept this user name and password; the password of the account itself is never accepted here, right or wrong (personal accounts since 2022, Workspace since 2025)',
    fix: `The user name is the whole mail address. ${APP_PASSWORD_GOOGLE}`,
    source: GOOGLE,
    checked,
  },
  {
    id: 'google-too-many-sign-ins',
    providers: ['google'],
    codes: [421, 454],
    text: /too many (?:login|sign-?in)/i,
    means: 'Google has seen too many sign-ins to this account and accepts none for a while',
    fix: 'Wait an hour or so without any attempt; let programs keep one connection in place of one for each message.',
    source: GOOGLE,
    checked,
  },
  {
    id: 'microsoft-smtp-auth-off-tenant',
    text: /SmtpClientAuthentication is disabled for the Tenant/i,
    means:
      'sending by SMTP sign-in (SMTP AUTH) is switched off for the whole organisation; the password was not even looked at',
    fix: 'An administrator switches it on for this mailbox: Set-CASMailbox -Identity USER -SmtpClientAuthenticationDisabled $false (or Microsoft 365 admin center, Users, Mail, Manage email apps, Authenticated SMTP). Better for programs: OAuth, or Azure Communication Services.',
    source: MICROSOFT,
    checked,
  },
  {
    id: 'microsoft-smtp-auth-off-mailbox',
    text: /SmtpClientAuthentication is disabled for the Mailbox/i,
    means:
      'sending by SMTP sign-in (SMTP AUTH) is switched off for this mailbox; the password was not even looked at',
    fix: 'An administrator switches it on: Set-CASMailbox -Identity USER -SmtpClientAuthenticationDisabled $false (or Microsoft 365 admin center, Users, Mail, Manage email apps, Authenticated SMTP).',
    source: MICROSOFT,
    checked,
  },
  {
    id: 'microsoft-security-defaults',
    text: /security defaults/i,
    means: 'the security defaults of the organisation forbid sign-ins with a password alone',
    fix: `${OAUTH_MICROSOFT} With security defaults on it stays forbidden: conditional access policies have to take their place.`,
    source: MICROSOFT,
    checked,
  },
  {
    id: 'microsoft-conditions',
    text: /did not meet the criteria to be authenticated/i,
    means:
      'a rule of the organisation (conditional access, or a second factor) does not let this sign-in through; the password may well be right',
    fix: 'An administrator finds the rule in the sign-in log of Microsoft Entra ID, and excludes this account or lets it sign in with OAuth (--token-file).',
    source: MICROSOFT,
    checked,
  },
  {
    id: 'microsoft-basic-auth-off',
    text: /basic auth(?:entication)? is (?:disabled|not supported)|basic authentication is not/i,
    means: 'Microsoft no longer accepts passwords for this mailbox, only OAuth',
    fix: OAUTH_MICROSOFT,
    source: MICROSOFT_BASIC,
    checked,
  },
  {
    id: 'microsoft-basic-auth-off',
    providers: ['microsoft', 'outlook'],
    enhanced: ['5.7.30'],
    means: 'Microsoft no longer accepts passwords for this mailbox, only OAuth',
    fix: OAUTH_MICROSOFT,
    source: MICROSOFT_BASIC,
    checked,
  },
  {
    id: 'microsoft-credentials',
    text: /user credentials were incorrect/i,
    means: 'Microsoft does not accept this user name and password',
    fix: 'The user name is the sign-in name of the account (not an alias). With a second factor, use an app password where the organisation allows them, or OAuth with --token-file.',
    source: MICROSOFT,
    checked,
  },
  {
    id: 'outlook-oauth-only',
    providers: ['outlook'],
    codes: [535],
    means: 'Outlook.com accepts no passwords, only OAuth (since September 2024)',
    fix: 'Sign in with OAuth: an access token in --token-file.',
    source: MICROSOFT_BASIC,
    checked,
  },
  {
    id: 'microsoft-refused',
    providers: ['microsoft'],
    codes: [535],
    means:
      'Microsoft refuses the sign-in: a wrong password, or SMTP AUTH or basic authentication switched off for this mailbox',
    fix: `Look for Authenticated SMTP of this user in the Microsoft 365 admin center and for the reason in the sign-in log of Microsoft Entra ID. ${OAUTH_MICROSOFT}`,
    source: MICROSOFT,
    checked,
  },
  {
    id: 'microsoft-too-many-connections',
    providers: ['microsoft', 'outlook'],
    codes: [421, 432],
    means: 'more connections with this account are open than Microsoft allows (three)',
    fix: 'Let the other programs that send with this account finish, or give each an account of its own.',
    aboutUs: true,
    source: MICROSOFT,
    checked,
  },
  {
    id: 'too-many-attempts',
    text: /too many|rate.?limit|temporarily (?:locked|blocked)|try again later/i,
    means: 'there were too many sign-ins or failures, and none is accepted for a while',
    fix: 'Wait half an hour without any attempt, mend the program that goes on trying, then try once.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'yahoo-app-password',
    providers: ['yahoo', 'aol'],
    codes: [535],
    means: 'Yahoo and AOL accept no account passwords in mail programs, only app passwords and OAuth',
    fix: 'Create an app password under Account security, Generate app password, and give it without spaces; the user name is the whole mail address.',
    source: 'https://help.yahoo.com/kb/SLN15241.html',
    checked,
  },
  {
    id: 'icloud-app-password',
    providers: ['icloud'],
    codes: [535],
    means: 'iCloud accepts no Apple account passwords in mail programs, only app-specific ones',
    fix: 'Create an app-specific password at https://account.apple.com under Sign-In and Security, and give it with its hyphens; the user name is the whole iCloud address.',
    source: 'https://support.apple.com/102654',
    checked,
  },
  {
    id: 'app-password',
    providers: ['fastmail', 'zoho', 'yandex', 'gmx', 'web-de', 'mailbox-org', 't-online'],
    codes: [535],
    means:
      'the server does not accept this user name and password; many accounts of this provider need a password of their own for mail programs',
    fix: 'Create an app password in the settings of the account, switch on access for mail programs (SMTP/IMAP) there, and give the whole mail address as user name.',
    source: 'https://www.fastmail.help/hc/en-us/articles/360058752854-App-passwords',
    checked,
  },
  {
    id: 'address-not-allowed',
    codes: [525, 535, 550],
    text: /unauthori[sz]ed ip|ip (?:address )?(?:is )?not (?:allowed|authori[sz]ed|whitelisted)/i,
    means:
      'the account lets in only addresses on a list, and ours is not on it; it says nothing of the password',
    fix: 'Add the address the mail will be sent from to the allowed addresses of the account (Brevo: Security, Authorized IPs).',
    aboutUs: true,
    source: 'https://help.brevo.com/hc/en-us',
    checked,
  },
  {
    id: 'credits-used-up',
    text: /maximum credits exceeded/i,
    means: 'the account has sent all that its plan allows',
    fix: 'Wait for the next period, or choose a larger plan; the credentials are not to blame.',
    source: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/integrating-with-the-smtp-api',
    checked,
  },
  {
    id: 'account-disabled',
    codes: [525, 535, 550, 554],
    text: /account (?:is |has been )?(?:disabled|suspended|blocked|closed|locked)|(?:user|mailbox) (?:is |has been )?(?:disabled|suspended|locked)/i,
    means: 'the account exists and is switched off, or locked',
    fix: 'Have the provider or the administrator of the server unlock the account; more attempts make it worse.',
    source: RFC_5248,
    checked,
  },
  {
    id: 'account-disabled',
    enhanced: ['5.7.13'],
    means: 'the account exists and is switched off',
    fix: 'Have the administrator of the server switch the account on.',
    source: RFC_5248,
    checked,
  },
  {
    id: 'tls-required',
    codes: [523, 524, 530, 538],
    means: 'the server lets nobody sign in before the connection is encrypted',
    fix: 'Use STARTTLS on port 587 (--tls required) or implicit TLS on port 465. If TLS was used, a device on the way took it out: compare from another network.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'tls-required',
    enhanced: ['5.7.10', '5.7.11'],
    means: 'the server lets nobody sign in this way before the connection is encrypted',
    fix: 'Use STARTTLS on port 587 (--tls required) or implicit TLS on port 465.',
    source: RFC_5248,
    checked,
  },
  {
    id: 'mechanism-too-weak',
    codes: [534],
    means: 'the server finds the mechanism too weak for this account',
    fix: 'Name a stronger one that the server offers, such as --auth SCRAM-SHA-256; where it offers none, the rule on the server forbids what the server offers.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'mechanism-unknown',
    codes: [504],
    means: 'the server does not know the mechanism, though its EHLO reply offers it',
    fix: 'Name another one with --auth, and let the administrator of the server offer only what works.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'another-service',
    enhanced: ['5.7.14'],
    means: 'the sign-in needs the consent of another service, which it does not have',
    fix: 'Sign in to the account in a browser and allow mail programs, then try again.',
    source: RFC_5248,
    checked,
  },
  {
    id: 'password-transition',
    codes: [422, 432],
    enhanced: ['4.7.12'],
    means: 'the server has to store the password anew before this mechanism works',
    fix: 'Sign in once with --auth PLAIN over TLS; afterwards the other mechanisms work.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'credentials',
    codes: [535],
    means: 'the server does not accept this user name and password',
    fix: 'Compare both with the settings page of the provider: the user name is mostly the whole mail address, and accounts with a second factor need an app password. Do not go on trying: many servers lock the account after a few failures.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'credentials',
    enhanced: ['5.7.8'],
    means: 'the server does not accept this user name and password',
    fix: 'Compare both with the settings page of the provider; accounts with a second factor need an app password.',
    source: RFC_4954,
    checked,
  },
  {
    id: 'not-here',
    codes: [500, 501, 502, 503],
    means: 'the server does not take the AUTH command here',
    fix: 'Sign in on the submission port (465 with implicit TLS, or 587 with STARTTLS); port 25 is for mail between servers.',
    source: RFC_4954,
    checked,
  },
] as const satisfies readonly AuthRefusal[];

export interface AuthReply {
  code: number;
  enhanced: string | null;
  text: string;
}

/** What a refusal means; null where the reply alone has to speak. */
export function authRefusalOf(
  { code, enhanced, text }: AuthReply,
  provider: string | null,
): AuthRefusal | null {
  const rows: readonly AuthRefusal[] = AUTH_REFUSALS;
  return (
    rows.find(
      (row) =>
        (row.providers === undefined || (provider !== null && row.providers.includes(provider))) &&
        (row.codes === undefined || row.codes.includes(code)) &&
        (row.enhanced === undefined || (enhanced !== null && row.enhanced.includes(enhanced))) &&
        (row.text === undefined || row.text.test(text)),
    ) ?? null
  );
}
