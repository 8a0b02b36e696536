/** A message in pieces a connection can take, held against what it was measured to be before the last one leaves. */
import { isDeepStrictEqual } from 'node:util';
import type { OutgoingMessage } from '../../model/smtp.ts';
import { MessageMeasure } from '../../parse/message-octets.ts';

export interface Piece {
  /** At most `MAX_PIECE`, never empty. */
  octets: Uint8Array;
  isLast: boolean;
}

/** Octets written at once: a slow server then shows soon that it takes something. */
const MAX_PIECE = 16_384;

/** No piece goes across a multiple of `cutEvery` octets. Throws, before the last piece, where the message is not the one that was measured. */
export async function* piecesOf(
  { octets, facts }: OutgoingMessage,
  cutEvery: number,
): AsyncGenerator<Piece, undefined> {
  const measure = new MessageMeasure();
  let held: Uint8Array | null = null;
  let at = 0;
  for await (const chunk of octets instanceof Uint8Array ? [octets] : octets()) {
    for (let from = 0; from < chunk.length; ) {
      const length = Math.min(MAX_PIECE, chunk.length - from, cutEvery - (at % cutEvery));
      const piece = chunk.subarray(from, from + length);
      from += length;
      at += length;
      measure.add(piece);
      if (at > facts.octets) throw new Error(CHANGED);
      if (held !== null) yield { octets: held, isLast: false };
      held = piece;
    }
  }
  if (held === null || !isDeepStrictEqual(measure.facts(), facts)) throw new Error(CHANGED);
  yield { octets: held, isLast: true };
  return undefined;
}

const CHANGED = 'it changed while it was sent';
