/** How much of a message is read: all of any that a mail system writes, little of one made to cost. */
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/parse/mail-message.ts';
import { MOST_READ, readableLength } from '../../src/parse/message-bounds.ts';

const HEAD = 'From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n';
const octetsOf = (text: string): Buffer => Buffer.from(HEAD + text, 'latin1');

describe('readableLength', () => {
  it('is that of the message, where it holds no more lines and parts than messages do', () => {
    const packed = `--b\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(200_000)}--b--\r\n`;
    const listed = `--b\n\n${'Final-Recipient: rfc822; someone@example.net\n'.repeat(90_000)}--b--\n`;
    for (const text of ['', 'x', 'no line end at the end', packed, listed]) {
      const octets = octetsOf(text);
      expect(readableLength(octets)).toBe(octets.length);
    }
  });

  it('ends before the part, or the line, that is one too many', () => {
    expect(readableLength(octetsOf('--b\n'.repeat(10_000)))).toBe(HEAD.length + 2_000 * 4);
    // The header and the empty line behind it are lines as well.
    expect(readableLength(octetsOf('x\n'.repeat(200_000)))).toBe(HEAD.length + (100_000 - 3) * 2);
    const short = `--b\nContent-Transfer-Encoding: base64\n\n`;
    expect(readableLength(octetsOf(`${short}${'QQ==\n'.repeat(400_000)}`))).toBe(
      HEAD.length + short.length + 300_000 * 5,
    );
    expect(readableLength(Buffer.alloc(MOST_READ + 5, 'x'))).toBe(MOST_READ);
  });

  it('bounds what millions of parts cost', async () => {
    const before = process.cpuUsage();
    const { octetsRead } = await readMessage(octetsOf('--b\n'.repeat(8_000_000)));
    expect(octetsRead).toBe(HEAD.length + 8_000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});
