/** Postmark by ActiveCampaign. */
import type { Provider } from '../../model/provider.ts';

export const postmark: Provider = {
  id: 'postmark',
  name: 'Postmark',
  role: 'relay',
  mx: ['mtasv.net', 'inbound.postmarkapp.com'],
  spfIncludes: ['spf.mtasv.net'],
  dkim: {
    selectors: ['pm'],
    telling: [/^20\d{12}pm$/],
    cnameTargets: ['mtasv.net'],
    console: 'Postmark, Sender Signatures > DNS settings',
  },
  usesOwnEnvelopeDomain: true,
  submission: [
    {
      label: 'transactional',
      host: 'smtp.postmarkapp.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'the server token, which is the user name too',
      quirks: ['there is no port 465', 'the header X-PM-Message-Stream names the stream'],
    },
    {
      label: 'broadcasts',
      host: 'smtp-broadcasts.postmarkapp.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 2525, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'credential' },
      password: 'the server token, which is the user name too',
    },
  ],
  sendsAs: ['mtasv.net'],
  sources: [
    'https://postmarkapp.com/developer/user-guide/send-email-with-smtp',
    'https://postmarkapp.com/support',
  ],
  checked: '2026-11-22',
};
