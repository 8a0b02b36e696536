/** User names of submission services that are not simply a mail address, and what people give in their place. */
import type { Provider, SubmissionPreset } from '../model/provider.ts';
import { PROVIDERS } from './providers/index.ts';

export interface SubmissionUser {
  /** Id of the provider. */
  provider: string;
  /** What every right user name looks like. */
  shape: RegExp;
  /** The right user name and secret, as one sentence. */
  says: string;
  /** A slip that can be told by the name alone. */
  slip?: { shape: RegExp; says: string };
  source: string;
  /** When the row was last reviewed. */
  checked: string;
}

const checked = '2026-11-22';
const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** Those whose preset says `literal` or `address` need no row: what they take is told by the preset. */
export const SUBMISSION_USERS = [
  {
    provider: 'amazon-ses',
    shape: /^(?:AKIA|ASIA)[A-Z0-9]{12,}$/,
    says: 'Amazon SES takes SMTP credentials made in its console (SMTP settings, Create SMTP credentials) for this very region: the user name begins with AKIA, and the password is not the secret access key of IAM but derived from it.',
    slip: { shape: /@/, says: 'Amazon SES knows no mail addresses as user names' },
    source: 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html',
    checked,
  },
  {
    provider: 'brevo',
    shape: ADDRESS,
    says: 'Brevo takes the login shown under SMTP & API, SMTP, and as password an SMTP key made there (it begins with xsmtpsib-); API keys (xkeysib-) and the account password do not work.',
    slip: { shape: /^[^@]+$/, says: 'the login at Brevo is a mail address' },
    source: 'https://help.brevo.com/hc/en-us',
    checked,
  },
  {
    provider: 'mailgun',
    shape: ADDRESS,
    says: 'Mailgun takes an SMTP user of the sending domain, such as postmaster@mg.example.com, with the password shown or reset under Domain settings, SMTP credentials; API keys do not work, and a domain of the EU region works at smtp.eu.mailgun.org only.',
    slip: { shape: /^[^@]+$/, says: 'the user name at Mailgun is an address of the sending domain' },
    source: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/send-smtp',
    checked,
  },
  {
    provider: 'postmark',
    shape: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^PM-/i,
    says: 'Postmark takes the server API token as user name and as password alike (or a pair of SMTP tokens of a stream); the account token does not work.',
    slip: { shape: /@/, says: 'Postmark knows no mail addresses as user names' },
    source: 'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
    checked,
  },
  {
    provider: 'mailjet',
    shape: /^[0-9a-f]{32}$/i,
    says: 'Mailjet takes the API key as user name and the secret key as password.',
    slip: { shape: /@/, says: 'Mailjet knows no mail addresses as user names' },
    source: 'https://documentation.mailjet.com/hc/en-us/articles/360043229473',
    checked,
  },
  {
    provider: 'scaleway',
    shape: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
    says: 'Scaleway takes the id of the project as user name and the secret key of an API key as password.',
    slip: { shape: /@/, says: 'Scaleway knows no mail addresses as user names' },
    source: 'https://www.scaleway.com/en/docs/transactional-email/',
    checked,
  },
] as const satisfies readonly SubmissionUser[];

export interface SubmissionService {
  provider: Provider;
  preset: SubmissionPreset;
}

/** The service a host belongs to, as far as the table goes. */
export function submissionServiceOf(host: string): SubmissionService | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  for (const provider of PROVIDERS) {
    const preset = provider.submission?.find(({ host: known, otherHosts = [] }) =>
      [known, ...otherHosts].some((one) => isNamed(name, one)),
    );
    // Proton's Bridge is on every machine's own address, and so is everything else.
    if (preset !== undefined && preset.host !== '127.0.0.1') return { provider, preset };
  }
  return null;
}

/** `{region}` stands for one label or a part of one. */
function isNamed(name: string, known: string): boolean {
  const [before = '', after] = known.split('{region}');
  if (after === undefined) return name === known;
  const middle = name.slice(before.length, name.length - after.length);
  return name.startsWith(before) && name.endsWith(after) && /^[a-z0-9-]+$/.test(middle);
}

/** What to give at this service, and what is wrong with the user name given; null where nothing is known. */
export function userNameAdvice(
  { provider, preset: { userName, password } }: SubmissionService,
  user: string | null,
): { wrong: string | null; says: string } | null {
  if (userName.rule === 'literal') {
    const value = userName.value ?? '';
    return {
      wrong: user === null || user === value ? null : `the user name at ${provider.name} is always ${value}`,
      says: `${provider.name} takes the user name ${value}, whatever the account, and as password ${password}.`,
    };
  }
  if (userName.rule === 'address') {
    return {
      wrong:
        user === null || user.includes('@')
          ? null
          : `the user name at ${provider.name} is the whole mail address`,
      says: `${provider.name} takes the whole mail address as user name, and as password ${password}.`,
    };
  }
  const row = (SUBMISSION_USERS as readonly SubmissionUser[]).find((one) => one.provider === provider.id);
  if (row === undefined) return { wrong: null, says: `${provider.name} takes as password ${password}.` };
  const wrong =
    user === null || row.shape.test(user) ? null : row.slip?.shape.test(user) ? row.slip.says : null;
  return { wrong, says: row.says };
}
