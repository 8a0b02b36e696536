/** Google Workspace and Gmail. */
import type { Provider } from '../../model/provider.ts';

export const google: Provider = {
  id: 'google',
  name: 'Google Workspace',
  role: 'mailbox',
  mx: ['google.com', 'googlemail.com', 'smtp.goog'],
  spfIncludes: ['google.com', 'aspmx.googlemail.com'],
  dkim: {
    selectors: ['google'],
    telling: [/^google\d*$/],
    console: 'the Google Admin console, Apps > Google Workspace > Gmail > Authenticate email',
  },
  submission: [
    {
      label: 'Gmail and Workspace',
      host: 'smtp.gmail.com',
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password of 16 letters (needs 2-step verification), or OAuth',
      quirks: ['Workspace accepts no plain account password'],
      limits: 'usually 500 messages a day, 2,000 with Workspace',
    },
    {
      label: 'Workspace relay',
      host: 'smtp-relay.gmail.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 465, tls: 'implicit' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'none where the address is allowed in the Admin console, else an app password',
      limits: 'usually 10,000 recipients a day for each user',
    },
  ],
  sendsAs: ['gappssmtp.com'],
  sources: ['https://support.google.com/a/answer/174124', 'https://support.google.com/a/answer/176600'],
  checked: '2026-11-22',
};
