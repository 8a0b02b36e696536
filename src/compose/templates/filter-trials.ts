/** Messages that a spam filter or a virus scanner must catch, and one that tries the limit of size. */
import { EICAR, GTUBE } from '../../knowledge/filter-tests.ts';
import type { Occasion, Parts } from './parts.ts';

export function gtube(): Parts {
  return {
    subject: 'Test of the spam filter (GTUBE) {{random}}',
    text: `This message was sent with mailsonde to see whether the spam filter works.
The line below is GTUBE, made for that: a filter gives it the highest score
there is. Where this message reaches an inbox, nothing filters there.

${GTUBE}

Token     {{random}}
`,
  };
}

export function eicar(): Parts {
  return {
    subject: 'Test of the virus scanner (EICAR) {{random}}',
    text: `This message was sent with mailsonde to see whether attachments are scanned.
The file eicar.txt holds the EICAR test string, which scanners report as a
virus though it does no harm. Where the attachment arrives, nothing scans.

Token     {{random}}
`,
    attachments: [{ name: 'eicar.txt', octets: Buffer.from(EICAR, 'latin1') }],
  };
}

export function large({ ballast }: Occasion): Parts {
  return {
    subject: 'Test of the size limit {{random}}',
    text: `This message was sent with mailsonde to see whether large mail is taken on
the way. The attachment ballast.bin holds numbered lines and nothing else.

Composed  {{date}}
Token     {{random}}
`,
    // As text of ASCII alone in base64 it would look like something hidden from filters.
    attachments: [{ name: 'ballast.bin', octets: numberedLines(ballast) }],
  };
}

const LINE = 'line 00000000 of a file that is there for its size alone\n';

function numberedLines(octets: number): Buffer {
  const lines = Buffer.alloc(octets, LINE);
  for (let at = 0, number = 1; at + 13 <= octets; at += LINE.length, number += 1)
    lines.write(String(number).padStart(8, '0'), at + 5, 'latin1');
  return lines;
}
