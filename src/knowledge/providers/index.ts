/** Every provider known to us, and the questions one asks of the table. */
import type { Provider } from '../../model/provider.ts';
import { activecampaign } from './activecampaign.ts';
import { amazonSes } from './amazon-ses.ts';
import { aol } from './aol.ts';
import { barracuda } from './barracuda.ts';
import { brevo } from './brevo.ts';
import { campaignMonitor } from './campaign-monitor.ts';
import { cisco } from './cisco.ts';
import { cloudflare } from './cloudflare.ts';
import { constantContact } from './constant-contact.ts';
import { elasticEmail } from './elastic-email.ts';
import { fastmail } from './fastmail.ts';
import { freshdesk } from './freshdesk.ts';
import { gandi } from './gandi.ts';
import { gmx } from './gmx.ts';
import { godaddy } from './godaddy.ts';
import { google } from './google.ts';
import { helpScout } from './help-scout.ts';
import { hetzner } from './hetzner.ts';
import { hostinger } from './hostinger.ts';
import { hubspot } from './hubspot.ts';
import { icloud } from './icloud.ts';
import { infomaniak } from './infomaniak.ts';
import { intercom } from './intercom.ts';
import { ionos } from './ionos.ts';
import { klaviyo } from './klaviyo.ts';
import { laposte } from './laposte.ts';
import { mailRu } from './mail-ru.ts';
import { mailboxOrg } from './mailbox-org.ts';
import { mailchimp } from './mailchimp.ts';
import { mailerlite } from './mailerlite.ts';
import { mailersend } from './mailersend.ts';
import { mailgun } from './mailgun.ts';
import { mailjet } from './mailjet.ts';
import { mailpoet } from './mailpoet.ts';
import { mailtrap } from './mailtrap.ts';
import { mandrill } from './mandrill.ts';
import { microsoft } from './microsoft.ts';
import { mimecast } from './mimecast.ts';
import { namecheap } from './namecheap.ts';
import { orange } from './orange.ts';
import { outlook } from './outlook.ts';
import { ovh } from './ovh.ts';
import { postmark } from './postmark.ts';
import { proofpoint } from './proofpoint.ts';
import { proton } from './proton.ts';
import { resend } from './resend.ts';
import { salesforce } from './salesforce.ts';
import { scaleway } from './scaleway.ts';
import { sendgrid } from './sendgrid.ts';
import { shopify } from './shopify.ts';
import { smtp2go } from './smtp2go.ts';
import { sparkpost } from './sparkpost.ts';
import { tOnline } from './t-online.ts';
import { trendMicro } from './trend-micro.ts';
import { webDe } from './web-de.ts';
import { yahoo } from './yahoo.ts';
import { yandex } from './yandex.ts';
import { zendesk } from './zendesk.ts';
import { zoho } from './zoho.ts';

export const PROVIDERS: readonly Provider[] = [
  activecampaign,
  amazonSes,
  aol,
  barracuda,
  brevo,
  campaignMonitor,
  cisco,
  cloudflare,
  constantContact,
  elasticEmail,
  fastmail,
  freshdesk,
  gandi,
  gmx,
  godaddy,
  google,
  helpScout,
  hetzner,
  hostinger,
  hubspot,
  icloud,
  infomaniak,
  intercom,
  ionos,
  klaviyo,
  laposte,
  mailRu,
  mailboxOrg,
  mailchimp,
  mailerlite,
  mailersend,
  mailgun,
  mailjet,
  mailpoet,
  mailtrap,
  mandrill,
  microsoft,
  mimecast,
  namecheap,
  orange,
  outlook,
  ovh,
  postmark,
  proofpoint,
  proton,
  resend,
  salesforce,
  scaleway,
  sendgrid,
  shopify,
  smtp2go,
  sparkpost,
  tOnline,
  trendMicro,
  webDe,
  yahoo,
  yandex,
  zendesk,
  zoho,
];

export function providerById(id: string): Provider | null {
  return PROVIDERS.find((provider) => provider.id === id) ?? null;
}

/** Who runs the host of an MX record. */
export function providerOfMx(host: string): Provider | null {
  return byMx.find(host);
}

/** Whose servers the target of an SPF include or redirect lists. */
export function providerOfInclude(domain: string): Provider | null {
  return byInclude.find(domain);
}

/** Whose key a selector is, where the name alone tells; `s1`, `mail`, `default` and their like tell nothing. */
export function providerOfSelector(selector: string): Provider | null {
  const name = selector.slice(0, 63).toLowerCase();
  return PROVIDERS.find(({ dkim }) => dkim?.telling?.some((pattern) => pattern.test(name))) ?? null;
}

/** Who keeps the key a selector's CNAME leads to. */
export function providerOfCname(target: string): Provider | null {
  return byCname.find(target);
}

/** Who vouches for mail with this domain, in a signature or as the envelope sender. */
export function providerOfSendingDomain(domain: string): Provider | null {
  return bySending.find(domain) ?? byInclude.find(domain) ?? byCname.find(domain) ?? byMx.find(domain);
}

/** Patterns of all providers by their text, since a run asks about every host of every domain. */
class PatternIndex {
  readonly #patternsOf: (provider: Provider) => readonly string[] | undefined;
  readonly #plain = new Map<string, Provider>();
  readonly #wild: { labels: readonly string[]; length: number; provider: Provider }[] = [];
  #filled = false;

  constructor(patternsOf: (provider: Provider) => readonly string[] | undefined) {
    this.#patternsOf = patternsOf;
  }

  /** The longest pattern wins, so that a brand inside a bigger house is told from the house. */
  find(name: string): Provider | null {
    if (!this.#filled) this.#fill();
    const host = name.toLowerCase().replace(/\.$/, '');
    let [best, length] = this.#findPlain(host);
    const labels = host.split('.');
    for (const wild of this.#wild) {
      if (wild.length > length && covers(wild.labels, labels)) [best, length] = [wild.provider, wild.length];
    }
    return best;
  }

  /** The name itself, then what is above it: whole labels only, for `notsendgrid.net` is not SendGrid. */
  #findPlain(host: string): [provider: Provider | null, length: number] {
    for (let above = host; ; ) {
      const provider = this.#plain.get(above);
      if (provider !== undefined) return [provider, above.length];
      const dot = above.indexOf('.');
      if (dot < 0) return [null, 0];
      above = above.slice(dot + 1);
    }
  }

  #fill(): void {
    this.#filled = true;
    for (const provider of PROVIDERS) {
      for (const pattern of this.#patternsOf(provider) ?? []) {
        if (pattern.includes('*'))
          this.#wild.push({ labels: pattern.split('.'), length: pattern.length, provider });
        else if (!this.#plain.has(pattern)) this.#plain.set(pattern, provider);
      }
    }
  }
}

const byMx = new PatternIndex(({ mx }) => mx);
const byInclude = new PatternIndex(({ spfIncludes }) => spfIncludes);
const byCname = new PatternIndex(({ dkim }) => dkim?.cnameTargets);
const bySending = new PatternIndex(({ sendsAs }) => sendsAs);

function covers(pattern: readonly string[], labels: readonly string[]): boolean {
  const above = labels.length - pattern.length;
  return above >= 0 && pattern.every((label, i) => label === '*' || label === labels[above + i]);
}
