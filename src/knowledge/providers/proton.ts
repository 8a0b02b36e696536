/** Proton Mail. */
import type { Provider } from '../../model/provider.ts';

export const proton: Provider = {
  id: 'proton',
  name: 'Proton Mail',
  role: 'mailbox',
  mx: ['protonmail.ch'],
  spfIncludes: ['_spf.protonmail.ch', 'protonmail.ch'],
  dkim: {
    selectors: ['protonmail', 'protonmail2', 'protonmail3'],
    telling: [/^protonmail[23]?$/],
    cnameTargets: ['domains.proton.ch'],
    console: 'Proton Mail, Settings > Domain names > DKIM',
  },
  submission: [
    {
      label: 'Proton Mail Bridge',
      host: '127.0.0.1',
      ports: [{ port: 1025, tls: 'starttls' }],
      userName: { rule: 'address' },
      password: 'the one Bridge shows',
      quirks: ['Bridge has a self-signed certificate'],
    },
    {
      label: 'SMTP token',
      host: 'smtp.protonmail.ch',
      ports: [{ port: 587, tls: 'starttls' }],
      userName: { rule: 'address' },
      password: 'an SMTP token',
      quirks: ['for addresses of an own domain only'],
    },
  ],
  sources: [
    'https://proton.me/support/anti-spoofing-custom-domain',
    'https://proton.me/support/smtp-submission',
  ],
  checked: '2026-11-22',
};
