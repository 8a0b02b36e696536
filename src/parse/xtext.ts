/** xtext, in which values go into SMTP commands that could not stand there as they are (RFC 3461 §4). */

/** Whatever is no printable ASCII, and `+` and `=`, becomes `+` and two hexadecimal digits an octet. */
export function xtext(value: string): string {
  return [...Buffer.from(value)]
    .map((octet) =>
      octet > 0x20 && octet < 0x7f && octet !== 0x2b && octet !== 0x3d
        ? String.fromCharCode(octet)
        : `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}
