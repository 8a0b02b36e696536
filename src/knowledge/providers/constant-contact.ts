/** Constant Contact. */
import type { Provider } from '../../model/provider.ts';

export const constantContact: Provider = {
  id: 'constant-contact',
  name: 'Constant Contact',
  role: 'bulk',
  spfIncludes: ['spf.constantcontact.com', 'constantcontact.com', 'ccsend.com'],
  dkim: {
    selectors: ['ctct1', 'ctct2'],
    telling: [/^ctct[12]$/],
    cnameTargets: ['ccsend.com'],
    console: 'Constant Contact, Account > Settings > Self-authentication',
  },
  usesOwnEnvelopeDomain: true,
  sources: [
    'https://knowledgebase.constantcontact.com/email-digital-marketing/articles/KnowledgeBase/5932-self-authentication-for-your-emails',
  ],
  checked: '2026-11-22',
};
