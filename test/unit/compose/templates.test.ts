/** Every template is a message nothing is wrong with, and what it is for is in it. */
import { describe, expect, it } from 'vitest';
import { TEMPLATE_NAMES } from '../../../src/compose/draft.ts';
import { signMessage } from '../../../src/compose/signature.ts';
import { EICAR, GTUBE } from '../../../src/knowledge/filter-tests.ts';
import { composed, judged, keysFor, MOMENT, readBack, textOf } from '../../support/composing.ts';

describe('a template', () => {
  it.each(TEMPLATE_NAMES)('%s is judged clean, and signed well', async (template) => {
    const { octets } = await composed({
      from: 'Jörg Müller <me@example.com>',
      to: ['Rita <rita@example.net>, x@bücher.example'],
      cc: ['"Doe, Jane" <jane@example.net>'],
      template,
      ...(template === 'large' && { size: 200_000 }),
    });
    const findings = await judged(await signMessage(octets, keysFor(), MOMENT.now));
    const wrong = findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
    // HTML alone is what that template is there for; every other has plain text.
    expect(wrong.map(({ check }) => check)).toEqual(template === 'html' ? ['message-text-part'] : []);
    expect(findings.filter(({ check }) => check === 'message-dkim-pass')).toMatchObject([
      { verdict: 'pass' },
    ]);
  });

  it.each(TEMPLATE_NAMES)('%s says what it is for, and carries its token', async (template) => {
    const email = await readBack(await composed({ template, ...(template === 'large' && { size: 5_000 }) }));
    expect(email.subject).toMatch(/ abcdefghijkmnp$/);
    expect(email.text ?? email.html).toMatch(/sent with mailsonde to see/);
    expect(email.text ?? email.html).toContain('abcdefghijkmnp');
    expect(email.headers).toContainEqual(
      expect.objectContaining({ key: 'x-mailsonde-token', value: 'abcdefghijkmnp' }),
    );
  });

  it('plain is what is sent where nothing else is asked for', async () => {
    expect(textOf(await composed())).toBe(textOf(await composed({ template: 'plain' })));
  });

  it('html has no other part, multipart both', async () => {
    expect(textOf(await composed({ template: 'html' }))).not.toMatch(/multipart|text\/plain/);
    const { text, html } = await readBack(await composed({ template: 'multipart' }));
    expect(text).toContain('This is the\nplain text');
    expect(html).toContain('<b>This is the HTML.</b>');
  });

  it('newsletter offers one click, at the address given or one of the domain', async () => {
    const own = `\r\n${textOf(await composed({ template: 'newsletter' }))}`;
    expect(own).toContain('\r\nList-Unsubscribe: <https://example.com/unsubscribe?t=abcdefghijkmnp>\r\n');
    expect(own).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(own).toContain('\r\nList-Id: Test newsletter <test-newsletter.example.com>\r\n');
    const given = textOf(
      await composed({ template: 'newsletter', unsubscribe: 'https://u.example/?id={{random}}' }),
    );
    expect(given).toContain('List-Unsubscribe: <https://u.example/?id=abcdefghijkmnp>\r\n');
  });

  it('newsletter takes the fields the user gives in place of its own', async () => {
    const text = textOf(
      await composed({
        template: 'newsletter',
        fields: ['list-id: <news.example.com>', 'List-Unsubscribe: <mailto:u@example.com>'],
      }),
    );
    expect(text.match(/^list-id:.*$/gim)).toEqual(['list-id: <news.example.com>']);
    expect(text.match(/^list-unsubscribe.*$/gim)).toEqual(['List-Unsubscribe: <mailto:u@example.com>']);
  });

  it('a mailto: address promises no click', async () => {
    const text = textOf(await composed({ unsubscribe: 'mailto:leave@example.com' }));
    expect(text).toContain('List-Unsubscribe: <mailto:leave@example.com>');
    expect(text).not.toContain('List-Unsubscribe-Post');
  });

  it('utf8 arrives as it was written', async () => {
    const { subject, text, html } = await readBack(await composed({ template: 'utf8' }));
    expect(subject).toBe('Grüße aus Zürich ✉️ abcdefghijkmnp');
    for (const part of [text, html])
      for (const word of ['Привет', 'こんにちは', 'नमस्ते', 'שלום', '👩‍🔬']) expect(part).toContain(word);
  });

  it.each([undefined, 5_000, 1_234_567])('large comes up to %s octets, and no more', async (size) => {
    const { octets } = await composed({ template: 'large', ...(size !== undefined && { size }) });
    const wanted = size ?? 10_000_000;
    expect(octets.length).toBeLessThanOrEqual(wanted);
    expect(octets.length).toBeGreaterThan(wanted - 78);
  });

  it('gtube holds the line on its own, eicar the file', async () => {
    expect(textOf(await composed({ template: 'gtube' })).split('\r\n')).toContain(GTUBE);
    const { attachments } = await readBack(await composed({ template: 'eicar' }));
    expect(attachments).toMatchObject([{ filename: 'eicar.txt', mimeType: 'text/plain' }]);
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer).toString('latin1')).toBe(EICAR);
  });

  it('calendar invites everybody named, in lines of 75 octets', async () => {
    const message = await composed({
      template: 'calendar',
      from: '"Jörg ""X"" Müller" <me@example.com>'.replaceAll('""', '\\"'),
      to: ['Rita Ξ <rita@example.net>'],
      cc: ['bob@example.net'],
    });
    expect(textOf(message)).toContain('Content-Type: text/calendar; charset=utf-8; method=REQUEST');
    const [, coded = ''] =
      /invite\.ics\r\nContent-Transfer-Encoding: base64\r\n\r\n([^-]*)/.exec(textOf(message)) ?? [];
    const calendar = Buffer.from(coded, 'base64').toString('utf8');
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toContain('METHOD:REQUEST');
    expect(lines).toContain('DTSTART:20260201T100000Z');
    expect(lines).toContain(`ORGANIZER;CN="Jörg 'X' Müller":mailto:me@example.com`);
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
      expect.stringMatching(/CN="Rita Ξ".*RSVP=TRUE:mailto:rita@example.net$/),
      expect.stringMatching(/mailto:bob@example.net$/),
    ]);
  });
});

describe('the strings for filters', () => {
  it('are the ones filters know', async () => {
    const { createHash } = await import('node:crypto');
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
    expect(md5(EICAR)).toBe('44d88612fea8a8f36de82e1278abb02f');
    expect(GTUBE).toMatch(/^XJS\*C4JDB.*GTUBE-STANDARD.*\*C\.34X$/);
    expect(GTUBE).toHaveLength(68);
  });
});
