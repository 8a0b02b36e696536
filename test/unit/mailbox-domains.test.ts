/** Whose mailboxes a domain has, and what people call providers. */
import { describe, expect, it } from 'vitest';
import { providerCalled, providerOfMailboxes } from '../../src/knowledge/mailbox-domains.ts';

describe('providerOfMailboxes', () => {
  it.each([
    ['gmail.com', 'google'],
    ['GMail.com', 'google'],
    ['hotmail.co.uk', 'outlook'],
    ['outlook.fr', 'outlook'],
    ['yahoo.com.br', 'yahoo'],
    ['gmx.net', 'gmx'],
    ['web.de', 'web-de'],
    ['gmail.com.example.net', undefined],
    ['live.example.com', undefined],
    ['outlook.office.example', undefined],
    ['constructor.com', undefined],
    ['', undefined],
  ])('%s', (domain, id) => {
    expect(providerOfMailboxes(domain)?.id).toBe(id);
  });
});

describe('providerCalled', () => {
  it.each([
    ['gmail', 'google'],
    ['google', 'google'],
    ['Google Workspace', 'google'],
    ['hotmail.com', 'outlook'],
    ['exchange-online', 'microsoft'],
    ['mx1.mail.icloud.com', 'icloud'],
    ['nobody', undefined],
    ['__proto__', undefined],
    ['example.com', undefined],
  ])('%s', (name, id) => {
    expect(providerCalled(name)?.id).toBe(id);
  });
});
