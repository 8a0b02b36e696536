/** Undoes the transfer encoding of a part, forgivingly and within a bound (RFC 2045 §6). */

/** At most `most` octets; a part in an encoding nobody knows stays as it is. */
export function decodeBody(body: Buffer, encoding: string, most: number): Buffer {
  if (most <= 0) return Buffer.alloc(0);
  if (encoding === 'base64') {
    // Four characters make three octets; lines are broken after 76.
    const text = body.toString('latin1', 0, Math.min(body.length, most * 2)).replaceAll(/[^\w+/-]/g, '');
    return Buffer.from(text, 'base64').subarray(0, most);
  }
  if (encoding !== 'quoted-printable') return body.subarray(0, most);
  const text = body.toString('latin1', 0, Math.min(body.length, most * 3));
  const octets = text
    .replaceAll(/=[ \t]*\r?\n/g, '')
    .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets.slice(0, most), 'latin1');
}
