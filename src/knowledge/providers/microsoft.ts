/** Microsoft 365, Exchange Online and Azure Communication Services. */
import type { Provider } from '../../model/provider.ts';

export const microsoft: Provider = {
  id: 'microsoft',
  name: 'Microsoft 365',
  role: 'mailbox',
  mx: [
    'mail.protection.outlook.com',
    'mx.microsoft',
    'mail.protection.office365.us',
    'mail.protection.partner.outlook.cn',
  ],
  spfIncludes: [
    'spf.protection.outlook.com',
    'spf.protection.office365.us',
    'spf.protection.partner.outlook.cn',
  ],
  dkim: {
    selectors: ['selector1', 'selector2', 'selector1-azurecomm-prod-net', 'selector2-azurecomm-prod-net'],
    telling: [/^selector[12]-azurecomm-prod-net$/],
    cnameTargets: [
      'onmicrosoft.com',
      'dkim.mail.microsoft',
      'onmicrosoft.us',
      'partner.onmschina.cn',
      'azurecomm.net',
    ],
    console:
      'the Microsoft Defender portal, Email & collaboration > Policies > Email authentication settings > DKIM',
  },
  submission: [
    {
      host: 'smtp.office365.com',
      ports: [
        { port: 587, tls: 'starttls' },
        { port: 25, tls: 'starttls' },
      ],
      userName: { rule: 'address' },
      password: 'OAuth; the account password only where SMTP AUTH and basic authentication are still allowed',
      quirks: [
        'there is no port 465',
        'SMTP AUTH is off by default for each tenant',
        'basic authentication is off by default from the end of December 2026',
      ],
      limits: '30 messages a minute, 10,000 recipients a day, 500 recipients a message',
    },
  ],
  sources: [
    'https://learn.microsoft.com/en-us/defender-office-365/email-authentication-dkim-configure',
    'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
  ],
  checked: '2026-11-22',
};
