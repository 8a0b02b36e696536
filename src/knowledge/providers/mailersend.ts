/** MailerSend. */
import type { Provider } from '../../model/provider.ts';

export const mailersend: Provider = {
  id: 'mailersend',
  name: 'MailerSend',
  role: 'relay',
  mx: ['mailersend.net'],
  spfIncludes: ['_spf.mailersend.net', 'mailersend.net'],
  dkim: {
    selectors: ['mlsend2', 'mlsend'],
    telling: [/^mlsend2?$/],
    cnameTargets: ['mailersend.net'],
    console: 'MailerSend, Domains > Manage > DNS records',
  },
  submission: [
    {
      host: 'smtp.mailersend.net',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'the SMTP password of that domain',
      quirks: ['a trial account reaches verified recipients only'],
    },
  ],
  sources: ['https://www.mailersend.com/help'],
  checked: '2026-11-22',
};
