/** What cannot be sent is refused in one sentence with a next step, before anything is composed. */
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/compose/draft.ts';
import { UsageError } from '../../../src/model/usage-error.ts';
import { composed } from '../../support/composing.ts';

async function refusal(draft: Partial<Draft>): Promise<{ says: string; hint: string }> {
  const error: unknown = await composed(draft).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`not refused: ${String(error)}`);
  return { says: error.message, hint: error.hint ?? '' };
}

describe('composing refuses', () => {
  it.each<[Partial<Draft>, string | RegExp, string]>([
    [{ to: [] }, 'there is nobody to send to', '--to'],
    [{ from: 'me' }, '--from: "me" is no mail address: it has no @', 'such as'],
    [{ from: 'a@example.com, b@example.com' }, '--from names more than one address', 'DMARC'],
    [{ from: '' }, '--from "" has an empty entry', 'such as'],
    [{ to: ['a@example.com,,b@example.com'] }, /^--to ".*" has an empty entry$/, 'such as'],
    [{ to: ['Doe, Jane <jane@example.net>'] }, '--to: "Doe" is no mail address: it has no @', 'in quotes'],
    [{ to: ['a@example.net b@example.net'] }, '--to "a@example.net b@example.net" is no address', 'commas'],
    [{ to: ['a@-x.example'] }, '--to: "-x.example" is not a domain name', 'such as'],
    [
      { to: ['a@[192.0.2.1]'] },
      '--to "a@[192.0.2.1]" names a host by its number, not by its domain',
      'at a domain',
    ],
    [{ to: ['a..b@example.net'] }, '--to: "a..b" cannot stand before the @', 'such as'],
    [{ to: ['Evil <a@example.net>\r\nBcc: <x@example.net>'] }, /^--to ".*" holds a line break/, 'one line'],
    [{ to: [`${'n'.repeat(201)} <a@example.net>`] }, /^--to: the name "n+…" has 201 characters$/, '200'],
    [{ to: [`a${' '.repeat(100_000)}@example.net`] }, /^--to "a +…" has 100013 characters/, 'commas'],
    [{ to: Array(1_001).fill('a@example.net') }, '--to names 1001 addresses', '1000'],
    [
      { subject: 'Hi\r\nBcc: x@example.net' },
      '--subject "Hi\\r\\nBcc: x@example.net" holds a line break',
      'one line',
    ],
    [{ subject: 'Hi\u0007' }, '--subject "Hi\\x07" holds a control character', 'one line'],
    [{ subject: '{{dat}}' }, '--subject: unknown token {{dat}} (did you mean date?)', '--literal'],
    [{ text: 'Dear {{first name}}' }, '--body: unknown token {{first name}}', 'tokens are date, message-id'],
    [{ html: '{{constructor}}' }, '--html: unknown token {{constructor}}', 'tokens are'],
    [{ fields: ['X-A: {{frm}}'] }, '--header X-A: unknown token {{frm}} (did you mean from?)', 'tokens are'],
    [{ fields: ['X-A'] }, '--header "X-A" has no colon', 'X-Campaign: spring'],
    [{ fields: ['X A: b'] }, '--header: "X A" is no name of a header field', 'without spaces'],
    [{ fields: [': b'] }, '--header: "" is no name of a header field', 'printable'],
    [{ fields: ['X-Ä: b'] }, '--header: "X-Ä" is no name of a header field', 'ASCII'],
    [{ fields: ['X-A: '] }, '--header X-A has no value', 'X-Campaign: spring'],
    [
      { fields: ['X-A: b\nBcc: c@example.net'] },
      '--header "X-A: b\\nBcc: c@example.net" holds a line break',
      'one line',
    ],
    [{ fields: ['X-A: \u0000'] }, '--header "X-A: \\x00" holds a control character', 'one line'],
    [{ fields: ['From: a@example.com'] }, '--header cannot set From', '--from'],
    [{ fields: ['bcc: a@example.com'] }, '--header cannot set bcc', '--bcc'],
    [{ fields: ['Content-Type: text/plain'] }, /^--header cannot set Content-Type/, '--data'],
    [{ fields: ['Date: Thu, 1 Jan 2026 10:00:00 +0000', 'date: x'] }, /^--header gives date twice/, '--data'],
    [{ fields: ['Date: yesterday'] }, '--header Date: "yesterday" is no date of a message', '+0000'],
    [{ fields: ['Message-ID: 1'] }, '--header Message-ID: "1" is none', 'leave it out'],
    [
      { fields: ['Sender: a@example.com, b@example.com'] },
      '--header Sender names more than one address',
      'one',
    ],
    [
      { fields: ['Reply-To: nobody'] },
      '--header Reply-To: "nobody" is no mail address: it has no @',
      'such as',
    ],
    [{ fields: Array(201).fill('X-A: b') }, '--header is given 201 times', '200'],
    [{ fields: [`X-A: ${'b'.repeat(998)}`] }, /^a line of the header comes to 99\d octets/, 'shorten'],
    [{ size: 5_000_000 }, '--size is for --template large', 'that template'],
    [
      { template: 'large', size: 100 },
      /^--size 100 is too little: a message takes \d+ to 104857600 octets$/,
      '25MB',
    ],
    [{ template: 'large', size: 1e9 }, /^--size 1000000000 is too much/, '10MiB'],
    [
      { template: 'gtube', text: 'Hi' },
      '--template gtube and --body contradict each other',
      'leave yours out',
    ],
    [{ unsubscribe: 'http://example.com/u' }, /^--unsubscribe "http:.*" is neither/, 'RFC 8058'],
    [{ unsubscribe: 'https://bücher.example/u' }, /^--unsubscribe ".*" is neither/, 'RFC 8058'],
    [{ unsubscribe: 'https://example.com/u>, <x' }, /^--unsubscribe ".*" is neither/, 'RFC 8058'],
    [
      { unsubscribe: 'https://example.com/u', fields: ['List-Unsubscribe: <mailto:u@example.com>'] },
      'List-Unsubscribe is given twice',
      'not both',
    ],
  ])('%j', async (draft, says, hint) => {
    const refused = await refusal(draft);
    expect(refused.says).toMatch(says instanceof RegExp ? says : new RegExp(`^${escaped(says)}$`));
    expect(refused.hint).toContain(hint);
    expect(`${refused.says}${refused.hint}`).not.toMatch(/\p{Cc}/u);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
