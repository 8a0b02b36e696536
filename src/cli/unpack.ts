/** Unpacks what is packed with gzip or zstd, told by its first octets, piece by piece; UTF-16 becomes UTF-8. */
import { narrowedPieces } from '../parse/wide-text.ts';
import { gunzip } from './gunzip.ts';

/** By the first octets, not by the name: what is piped in has none. */
export async function* unpacked(octets: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = octets[Symbol.asyncIterator]();
  try {
    let first = await pieces.next();
    // A pipe may hand over less than it takes to tell.
    while (first.done !== true && first.value.length < LONGEST_SIGN) {
      // Copied, since a piece is good until the next is asked for.
      const kept = Buffer.from(first.value);
      const more = await pieces.next();
      first = { done: false, value: more.done === true ? kept : Buffer.concat([kept, more.value]) };
      if (more.done === true) break;
    }
    if (first.done === true) return;
    const whole = rest(first.value, pieces);
    const packed = PACKED.find(({ sign }) => first.value.subarray(0, sign.length).equals(sign));
    for await (const { buffer, byteOffset, length } of narrowedPieces(
      packed === undefined ? whole : packed.unpack(whole),
    ))
      yield Buffer.from(buffer, byteOffset, length);
  } finally {
    await pieces.return?.();
  }
}

async function* rest(first: Buffer, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return;
    yield next.value;
  }
}

type Unpack = (packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** Octets handed to the unpacker at once: each few may stand for a block of 128 KiB. */
const ZSTD_SLICE = 2_048;

/** Node unpacks this itself from 22.15 on only. */
async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  let ready: Uint8Array[] = [];
  const unpacker = new Decompress((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  const take = function* (): Generator<Buffer> {
    const pieces = ready;
    ready = [];
    for (const { buffer, byteOffset, length } of pieces) yield Buffer.from(buffer, byteOffset, length);
  };
  for await (const piece of packed) {
    for (let at = 0; at < piece.length; at += ZSTD_SLICE) {
      // It goes on holding what it is given.
      unpacker.push(new Uint8Array(piece.subarray(at, at + ZSTD_SLICE)));
      yield* take();
    }
  }
  unpacker.push(new Uint8Array(0), true);
  yield* take();
}

/** Told rather than read as a log of garbage. */
const refuse = (name: string, command: string): Unpack =>
  // biome-ignore lint/correctness/useYield: it ends before there is anything to yield
  async function* () {
    throw new Error(`it is packed with ${name}; unpack it first: ${command} FILE | mailsonde logs -`);
  };

const PACKED: readonly { sign: Buffer; unpack: Unpack }[] = [
  { sign: Buffer.from([0x1f, 0x8b]), unpack: gunzip },
  { sign: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), unpack: unzstd },
  { sign: Buffer.from('BZh'), unpack: refuse('bzip2', 'bzcat') },
  { sign: Buffer.from('PK\x03\x04', 'latin1'), unpack: refuse('zip', 'unzip -p') },
  { sign: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), unpack: refuse('xz', 'xzcat') },
];
const LONGEST_SIGN = 5;
