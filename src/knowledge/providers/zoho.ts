/** Zoho Mail. */
import type { Provider } from '../../model/provider.ts';

export const zoho: Provider = {
  id: 'zoho',
  name: 'Zoho Mail',
  role: 'mailbox',
  mx: [
    'zoho.com',
    'zoho.eu',
    'zoho.in',
    'zoho.com.au',
    'zoho.jp',
    'zoho.sa',
    'zoho.com.cn',
    'zohocloud.ca',
    'zohomail.com',
  ],
  spfIncludes: [
    'zohomail.com',
    'zoho.com',
    'zoho.eu',
    'zoho.in',
    'zoho.com.au',
    'zoho.jp',
    'zohomail.eu',
    'zohomail.in',
    'zohomail.com.au',
    'zcsend.net',
    'zeptomail.net',
  ],
  dkim: {
    selectors: ['zoho', 'zmail', 'zohomail'],
    telling: [/^zoho(?:mail)?\d*$/, /^zmail$/],
    console: 'Zoho Mail Admin console, Domains > Email configuration > DKIM',
  },
  submission: [
    {
      label: 'personal',
      host: 'smtp.zoho.com',
      otherHosts: ['smtp.zoho.eu', 'smtp.zoho.in', 'smtp.zoho.com.au', 'smtp.zoho.jp'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password where two-factor sign-in is on',
      quirks: ['the host must be that of the data centre the account lives in'],
    },
    {
      label: 'own domain',
      host: 'smtppro.zoho.com',
      otherHosts: ['smtppro.zoho.eu', 'smtppro.zoho.in', 'smtppro.zoho.com.au', 'smtppro.zoho.jp'],
      ports: [
        { port: 465, tls: 'implicit' },
        { port: 587, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'an app password where two-factor sign-in is on',
      quirks: ['the host must be that of the data centre the account lives in'],
    },
  ],
  sources: [
    'https://www.zoho.com/mail/help/zoho-smtp.html',
    'https://www.zoho.com/mail/help/adminconsole/dkim-configuration.html',
  ],
  checked: '2026-11-22',
};
