/** A log may be of any length: what was read of it is let go, however it comes. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpacked } from '../../../src/cli/unpack.ts';
import { Suppression } from '../../../src/probes/log/suppression.ts';
import { readLog } from '../../support/logs.ts';

const MIB = 1_048_576;
const PIECE = 65_536;
const PIECES = 1_600;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const LINE = 'Nov 22 18:55:01 mx1 postfix/smtpd[77]: connect from mail.example.net[192.0.2.7]\n';
const LINES = Buffer.from(LINE.repeat(Math.ceil(PIECE / LINE.length)));
const ZEROS = Buffer.alloc(PIECE);

/** As a pipe hands them over: each in memory of its own. */
async function* fresh(octets: Buffer): AsyncGenerator<Buffer> {
  for (let piece = 0; piece < PIECES; piece++) yield Buffer.from(octets);
}

async function* packed(octets: Buffer): AsyncGenerator<Buffer> {
  yield gzipSync(Buffer.concat(Array.from({ length: PIECES }, () => octets)), { level: 1 });
}

describe('memory', () => {
  it.each([
    ['a pipe', () => fresh(LINES)],
    ['a pipe whose line never ends', () => fresh(ZEROS)],
    ['gzip', () => unpacked(packed(LINES))],
    ['gzip of a line that never ends', () => unpacked(packed(ZEROS))],
  ])('does not grow with %s', async (_, open) => {
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let held = Number.NaN;
    let octets = 0;
    async function* pieces(): AsyncGenerator<Buffer> {
      for await (const piece of open()) {
        octets += piece.length;
        yield piece;
      }
      collect();
      held = process.memoryUsage().arrayBuffers - before;
    }
    await readLog([{ name: 'mail.log', modifiedAt: new Date(), pieces }]);
    expect(octets).toBeGreaterThanOrEqual(100 * MIB);
    expect(held).toBeLessThan(16 * MIB);
  });
});

describe('a list of addresses', () => {
  it('keeps so many reasons in their own words, and no address that is too long', () => {
    const list = new Suppression();
    for (let at = 0; at < 30_000; at++)
      list.add(`a${at}@example.com`, { category: 'mailbox-unknown', text: `550 no user ${at}` }, 0);
    list.add(`${'a'.repeat(400)}@example.com`, { category: 'mailbox-unknown', text: '550' }, 0);
    const all = [...list.list()];
    expect(all).toHaveLength(30_000);
    expect(all[0]?.reason).toBe('550 no user 0');
    expect(all.at(-1)?.reason).toBe('mailbox unknown');
  });
});
