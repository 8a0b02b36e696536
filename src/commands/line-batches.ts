/** Octets as they come to lines: those of each chunk together, so that whoever reads can write as soon as there is a pause. */

/** Of a longer line the rest is passed over: no name is that long, and no reply (characters). */
const MAX_LINE = 65_536;

/** UTF-8, or UTF-16 where the first octets say so; the last line needs no end. Batches may be empty. */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held = '';
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    lines[0] = bounded(held + lines[0]);
    held = bounded(lines.pop() as string);
    yield lines.map(withoutReturn);
  }
  if (held !== '') yield [withoutReturn(held)];
}

function bounded(text: string): string {
  return text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;
}

function withoutReturn(line: string): string {
  return line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;
}
