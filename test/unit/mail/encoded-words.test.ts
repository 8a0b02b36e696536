/** Encoded words of a header: which can be read, and what is wrong with the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEncodedWords } from '../../../src/parse/mail/encoded-words.ts';
import { readSource } from '../../../src/parse/mail/fields.ts';

const read = (header: string) => readEncodedWords(readSource(Buffer.from(`${header}\r\n\r\nx`)));

describe('readEncodedWords', () => {
  it.each([
    'Subject: plain',
    'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe_aus?= Berlin',
    'Subject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n =?utf-8*de?q?Gr=C3=BC=C3=9Fe?=',
    'From: =?iso-8859-1?Q?J=F6rg?= <a@example.com>',
    'Subject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?= =?utf-7?Q?x?= =?gb18030?B?xOM=?=',
    'Subject: what =?is this?= and =?that?',
    'X-Other: =?none?Q?x?=',
    'Subject: "=?utf-8?Q?quoted_in_a_subject?="',
  ])('%j is fine', (header) => expect(read(header).problems).toEqual([]));

  it.each([
    ['Subject: =?utf-8?Q?two words?=', 'holds a space'],
    ['Subject: =?utf8mb4?Q?x?=', 'character set utf8mb4, which nobody knows'],
    ['Subject: =?utf-8?X?abc?=', 'there are only B and Q'],
    ['Subject: =?utf-8?B?!!!?=', 'breaks its encoding (B)'],
    ['Subject: =?utf-8?q?=G1?=', 'breaks its encoding (Q)'],
    ['Subject: =?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC?=', 'split between two words'],
    ['Subject: =?utf-8?Q?a=0D=0ABcc:_x?=', 'hides a line break'],
    ['From: "=?utf-8?Q?J=C3=B6rg?=" <a@example.com>', 'in quotation marks'],
  ])('%j: %s', (header, says) => {
    expect(read(header).problems).toEqual([expect.stringContaining(says)]);
  });

  it('counts those that are too long, and stays bounded', () => {
    expect(read(`Subject: =?utf-8?Q?${'a'.repeat(80)}?=`)).toEqual({ count: 1, long: 1, problems: [] });
    const many = Array.from({ length: 3_000 }, (_, at) => `=?x${at}?Q?a?=`).join(' ');
    const { count, problems } = read(`Subject: ${many}`);
    expect(count).toBe(501);
    expect(problems).toHaveLength(10);
  });

  it('never throws, nor takes long', () => {
    const part = fc.constantFrom('=?', '?=', '?', 'utf-8', 'Q', 'B', '"', ' ', '=C3', '\r\n ');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => void read(`Subject: ${parts.join('')}`)),
    );
    const before = process.cpuUsage().user;
    read(`Subject: ${'=?utf-8?Q?a'.repeat(6_000)}`);
    read(`From: ${'=?'.repeat(30_000)}`);
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
  });
});
