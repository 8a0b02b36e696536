/** What a file named as a message may be: packed, in UTF-16; or something else, which is named. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMessageFile } from '../../src/commands/message-file.ts';

const MESSAGE = 'From: a@example.com\r\nSubject: x\r\n\r\nHello\r\n';

const read = (octets: Uint8Array) =>
  readMessageFile('m.eml', {
    async *chunks() {
      yield octets;
    },
  });
const zipped = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from(MESSAGE)])));

describe('a message', () => {
  it.each<[string, Uint8Array]>([
    ['as it is', Buffer.from(MESSAGE)],
    ['behind a mark', Buffer.from(`\ufeff${MESSAGE}`)],
    ['packed with gzip', gzipSync(MESSAGE)],
    ['in a zip', zipped('m.eml')],
    ['in UTF-16', Buffer.from(`\ufeff${MESSAGE}`, 'utf16le')],
    ['in UTF-16, packed', gzipSync(Buffer.from(`\ufeff${MESSAGE}`, 'utf16le').swap16())],
  ])('is read %s', async (_, octets) => {
    expect((await read(octets)).octets.toString()).toBe(MESSAGE);
  });

  it.each<[string, Uint8Array, string]>([
    ['Outlook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), "Outlook's own form (.msg)"],
    ['a quotation', Buffer.from('> Return-Path: <a@example.com>\n> From: b\n'), 'quoted in another'],
    ['an indented header', Buffer.from('    Received: from a\n    From: b\n'), 'spaces before its lines'],
    ['JSON', Buffer.from('{"a":1}\n'), 'does not begin like a message'],
    ['HTML', Buffer.from('<a:b>\n'), 'does not begin like a message'],
    ['two messages in a zip', zipped('a.eml', 'b.eml'), 'holds 2 files'],
    ['a broken gzip', Buffer.from('1f8bffffffff', 'hex'), 'cannot be unpacked'],
  ])('is not %s', async (_, octets, says) => {
    await expect(read(octets)).rejects.toThrow(says);
  });
});
