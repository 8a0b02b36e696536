/** Unpacks gzip member by member (RFC 1952), so that all before damage is kept, and garbage behind the end costs nothing. */

/** Octets unpacked at once, at most. */
const PIECE = 262_144;
/** Octets handed to the unpacker at once: each may stand for a thousand. */
const SLICE = 16_384;
/** Name and comment of a member; no packer writes so much. */
const MOST_HEAD = 65_536;
const TRAILER = 8;

/** Bits of FLG (RFC 1952 §2.3.1). */
const HAS_CHECKSUM = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Throws at what is damaged or cut off, once all that could be unpacked is out. */
export async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { crc32 } = await import('node:zlib');
  const input = new Input(packed[Symbol.asyncIterator]());
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst && !(await isFollowed(input))) return;
    await passHead(input);
    let sum = 0;
    for await (const piece of inflate(input)) {
      sum = crc32(piece, sum);
      yield piece;
    }
    if (!(await input.has(TRAILER))) throw new Error(CUT_OFF);
    if (input.held.readUInt32LE(0) !== sum) throw new Error('the checksum is wrong: it is damaged');
    input.pass(TRAILER);
  }
}

const CUT_OFF = 'unexpected end of file';

/** Octets that came and were not used yet. */
class Input {
  held: Buffer = Buffer.alloc(0);
  readonly #pieces: AsyncIterator<Buffer>;

  constructor(pieces: AsyncIterator<Buffer>) {
    this.#pieces = pieces;
  }

  /** Whether so many octets are there; waits for them. */
  async has(length: number): Promise<boolean> {
    while (this.held.length < length) {
      const next = await this.#pieces.next();
      if (next.done === true) return false;
      // Copied either way: a piece is good until the next is asked for.
      this.held = Buffer.concat([this.held, next.value]);
    }
    return true;
  }

  pass(length: number): void {
    this.held = this.held.subarray(length);
  }
}

/** Whether another member follows; tapes fill the rest with zeros. */
async function isFollowed(input: Input): Promise<boolean> {
  while (await input.has(1)) {
    if (input.held[0] === 0) {
      input.pass(1);
      continue;
    }
    if ((await input.has(2)) && input.held[0] === 0x1f && input.held[1] === 0x8b) return true;
    throw new Error('something follows its end that is not gzip');
  }
  return false;
}

/** RFC 1952 §2.3. */
async function passHead(input: Input): Promise<void> {
  const pass = async (length: number): Promise<void> => {
    if (!(await input.has(length))) throw new Error(CUT_OFF);
    input.pass(length);
  };
  const passText = async (): Promise<void> => {
    for (let passed = 0; passed < MOST_HEAD; passed++) {
      if (!(await input.has(1))) throw new Error(CUT_OFF);
      const octet = input.held[0];
      input.pass(1);
      if (octet === 0) return;
    }
    throw new Error('the head of its gzip has no end');
  };
  if (!(await input.has(10))) throw new Error(CUT_OFF);
  const flags = input.held[3] as number;
  if (input.held[2] !== 8) throw new Error('it is packed in a way that gzip does not know');
  await pass(10);
  if ((flags & HAS_EXTRA) !== 0) {
    if (!(await input.has(2))) throw new Error(CUT_OFF);
    await pass(2 + input.held.readUInt16LE(0));
  }
  if ((flags & HAS_NAME) !== 0) await passText();
  if ((flags & HAS_COMMENT) !== 0) await passText();
  if ((flags & HAS_CHECKSUM) !== 0) await pass(2);
}

/** One member's data; what it does not use stays in the input. */
async function* inflate(input: Input): AsyncGenerator<Buffer> {
  const { createInflateRaw } = await import('node:zlib');
  const unpacker = createInflateRaw({ chunkSize: PIECE });
  let ready: Buffer[] = [];
  let failure: Error | undefined;
  let isOver = false;
  let wake = (): void => {};
  unpacker.on('data', (piece: Buffer) => ready.push(piece));
  unpacker.on('error', (error) => {
    failure = error;
    wake();
  });
  unpacker.on('end', () => {
    isOver = true;
    wake();
  });
  const take = (): Buffer[] => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  try {
    for (let used = 0; !isOver; ) {
      const isMore = await input.has(1);
      const slice = input.held.subarray(0, SLICE);
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isMore) unpacker.write(slice, () => resolve());
        else unpacker.end();
      });
      // Of the last slice it takes what is its own.
      input.pass(isMore ? unpacker.bytesWritten - used : 0);
      used = unpacker.bytesWritten;
      yield* take();
      if (failure !== undefined) throw failure;
    }
  } finally {
    unpacker.destroy();
  }
}
