/** Items of a file: a line each, a reply over several lines as one, a message as a whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemText } from '../../src/commands/item-lines.ts';
import { readItems } from '../../src/commands/items.ts';
import { lineBatches } from '../../src/commands/line-batches.ts';

async function* pieces(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const octets = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size);
}

async function lines(text: string | Uint8Array, size: number): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of lineBatches(pieces(text, size))) found.push(...batch);
  return found;
}

async function items(text: string | Uint8Array, size = 65_536) {
  const texts: string[] = [];
  const lines: number[] = [];
  let whole = 0;
  for await (const batch of readItems('x', { chunks: () => pieces(text, size) })) {
    if ('whole' in batch) whole += batch.whole?.length ?? -1;
    else {
      const { octets, places } = batch;
      batch.lines.forEach((_, i) => {
        texts.push(itemText(octets, places[2 * i] as number, places[2 * i + 1] as number));
      });
      lines.push(...batch.lines);
    }
  }
  return { texts, lines, whole };
}

describe('lines', () => {
  it('are items, each with its number; empty ones are passed over', async () => {
    for (const file of [
      Buffer.from('\ufeff550 alpha\n451 beta', 'utf16le'),
      Buffer.from('\ufeff550 alpha\n451 beta', 'utf16le').swap16(),
    ])
      expect((await items(file)).texts).toEqual(['550 alpha', '451 beta']);
    expect(await items('\ufeff550 a\r\n\n  \n451 b')).toEqual({
      texts: ['550 a', '451 b'],
      lines: [1, 4],
      whole: 0,
    });
  });

  it('of one reply are one item', async () => {
    const { texts, lines } = await items('550-5.7.26 one\n550-5.7.26 two\n550 5.7.26 three\n250 ok\n');
    expect(texts).toEqual(['550-5.7.26 one\n550-5.7.26 two\n550 5.7.26 three', '250 ok']);
    expect(lines).toEqual([1, 4]);
    expect((await items('550-one\r\n550-two\r\r\n550 three\r\n')).texts).toEqual([
      '550-one\n550-two\r\n550 three',
    ]);
    expect((await items('421-a\n421 \n')).texts).toEqual(['421-a\n421 ']);
    expect((await items('421-a\n421\n')).texts).toEqual(['421-a\n421']);
  });

  it.each([
    ['550-5.7.1 a\n550-5.7.26 b\n', [1, 2]],
    ['550-5.7.1 a\n550 5.1.1 b\n', [1, 2]],
    ['550-a\n\n550 b', [1, 3]],
    ['550-a\n', [1]],
    ['550-a\n451-b\n421-c', [1, 2, 3]],
    [`${'550-a\n'.repeat(120)}550 end`, Array.from({ length: 100 }, (_, i) => i + 1).concat(101)],
  ])('that are first lines of several are an item each: %j', async (text, lines) => {
    expect((await items(text)).lines).toEqual(lines);
  });

  it('come the same, however they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom(
            '550-a',
            '550 b',
            '550-5.1.1 c',
            'é\u{1f600}',
            '',
            '421',
            ' x',
            '\ufeffy',
            '550-d\r',
          ),
          {
            maxLength: 20,
          },
        ),
        fc.integer({ min: 1, max: 20 }),
        async (lines, size) => {
          const text = lines.join('\n');
          expect(await items(text, size)).toEqual(await items(text));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are cut where they are too long, and read as UTF-16 where they say so', async () => {
    const long = await lines(`${'x'.repeat(200_000)}\nb`, 1_000);
    expect(long.map((line) => line.length)).toEqual([65_536, 1]);
    const wide = Buffer.from('\ufeff550 a\n451 b', 'utf16le');
    expect(await lines(wide, 3)).toEqual(['550 a', '451 b']);
    expect((await items(wide, 3)).texts).toEqual(['550 a', '451 b']);
    for (const size of [999, 65_536, 1_000_000]) {
      const { texts, lines: numbers } = await items(`a\r\n${'x'.repeat(200_000)}\r\nb`, size);
      expect(texts.map((text) => text.length)).toEqual([1, 65_536, 1]);
      expect(numbers).toEqual([1, 2, 3]);
    }
  });
});

describe('a message', () => {
  const BOUNCE = [
    'From: MAILER-DAEMON@mx.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; a@shop.example',
    'Action: failed',
    'Status: 5.1.1',
    '--b--',
    '',
  ].join('\r\n');

  it('is one whole, however it is cut', async () => {
    for (const size of [1_000, 65_536])
      expect(await items(BOUNCE, size)).toMatchObject({ whole: 1, texts: [] });
  });

  it('that tells of nothing is one whole all the same, and so is what cannot be unpacked', async () => {
    const letter = 'From: a@b.example\r\nTo: c@d.example\r\nSubject: hello\r\n\r\n550 5.1.1 user unknown\r\n';
    for (const text of [letter, Uint8Array.of(0x1f, 0x8b, 8, 0), '<?xml version="1.0"?>\n<x/>\n'])
      expect(await items(text)).toEqual({ texts: [], lines: [], whole: -1 });
  });

  it('that is none is a list of lines after all', async () => {
    const text = 'Diagnostic: 550 5.1.1 user unknown\nOther: 451 4.7.1 greylisted';
    expect(await items(text)).toMatchObject({ whole: 0, lines: [1, 2] });
  });
});

describe('the policy file of MTA-STS', () => {
  it('is one thing', async () => {
    const policy = 'version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 604800\n';
    expect(await items(policy)).toMatchObject({ texts: [], whole: 1 });
  });
});

describe('a file as a whole', () => {
  const LETTER = 'From: MAILER-DAEMON@mail.example\nSubject: Undelivered Mail\n\n';
  const one = (i: number): string =>
    `From MAILER-DAEMON Sat Nov 21 09:12:06 2026\n${LETTER}<u${i}@example.net>:\n550 5.1.1 User unknown\n\n`;

  it('that is a mailbox is read a message at a time, whatever its size', async () => {
    const box = Array.from({ length: 300 }, (_, i) => one(i)).join('');
    expect(await items(box, 1_000)).toEqual({ texts: [], lines: [], whole: 300 });
    expect(await items(`From a@b Sat Nov 21 09:12:06 2026\nSubject: Hello\n\nHello\n`)).toEqual({
      texts: [],
      lines: [],
      whole: -1,
    });
  });

  it('that is a message is read in UTF-16 and behind a mark too', async () => {
    const text = `\ufeff${one(1).replace(/^From .*\n/, '')}`;
    for (const file of [Buffer.from(text, 'utf16le'), Buffer.from(text)])
      expect(await items(file)).toEqual({ texts: [], lines: [], whole: 1 });
  });

  it('that is binary is no list of items, and a stray control character makes none so', async () => {
    const titles = async (octets: Uint8Array): Promise<string[]> => {
      const told: string[] = [];
      for await (const batch of readItems('x.bin', { chunks: () => pieces(octets, 65_536) }))
        if ('whole' in batch) told.push(...(batch.whole ?? []).map(({ title }) => title));
      return told;
    };
    const noise = Uint8Array.from({ length: 8_192 }, (_, i) => (i * i * 31 + i * 7) >> 3);
    expect(await titles(noise)).toEqual(['a binary file: neither text nor a message or report']);
    expect(await titles(Buffer.from(`${'550 5.1.1 User unknown\n'.repeat(20)}\0\x01`))).toEqual([]);
  });

  async function* endless(head: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(head);
    const piece = Buffer.alloc(8 * 1_048_576, 'x'.repeat(700).concat('\n'));
    for (let i = 0; i < 10; i++) yield piece;
  }
  const toldOf = async (head: string): Promise<unknown[]> => {
    const told: unknown[] = [];
    for await (const batch of readItems('x', { chunks: () => endless(head) }))
      if ('whole' in batch) told.push(...(batch.whole ?? []).map(({ kind, title }) => [kind, title]));
    return told;
  };

  it('that is a message is read at its beginning, however long it is', async () => {
    expect(await toldOf(`${LETTER}<u1@example.net>:\n550 5.1.1 User unknown\n\n`)).toEqual([
      ['bounce', 'No such address'],
      ['unknown', 'read in part: only its first 16 MiB'],
    ]);
    // Nor is silence taken for all of it.
    expect(await toldOf('From: a@b.example\nSubject: Hello\n\n')).toEqual([
      ['unknown', 'read in part: only its first 16 MiB'],
    ]);
  });

  it('that is larger than any report is not read as lines', async () => {
    expect(await toldOf('<?xml version="1.0"?><feedback>')).toEqual([
      ['unknown', 'larger than 64 MiB, which is more than is read of one message or report'],
    ]);
  });
});
