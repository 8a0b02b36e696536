/** What to include in SPF where a provider both takes and sends a domain's mail, and its include is the same for everybody. */

interface SpfInclude {
  include: string;
  source: string;
  checked: string;
}

/** By provider id (see `providers/`). */
export const SPF_INCLUDES: Readonly<Record<string, SpfInclude>> = {
  fastmail: {
    include: 'spf.messagingengine.com',
    source: 'https://www.fastmail.help/hc/en-us/articles/360060591153',
    checked: '2026-11-22',
  },
  google: {
    include: '_spf.google.com',
    source: 'https://support.google.com/a/answer/33786',
    checked: '2026-11-22',
  },
  icloud: {
    include: 'icloud.com',
    source: 'https://support.apple.com/en-us/102374',
    checked: '2026-11-22',
  },
  microsoft: {
    include: 'spf.protection.outlook.com',
    source: 'https://learn.microsoft.com/en-us/defender-office-365/email-authentication-spf-configure',
    checked: '2026-11-22',
  },
  proton: {
    include: '_spf.protonmail.ch',
    source: 'https://proton.me/support/anti-spoofing-custom-domain',
    checked: '2026-11-22',
  },
};
