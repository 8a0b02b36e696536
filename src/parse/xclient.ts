/** Writes attributes of Postfix's XCLIENT command. */

/** `NAME=value` as it goes over the wire: the value in xtext (RFC 3461 §4). */
export function xclientAttribute(text: string): string {
  const equals = text.indexOf('=');
  const value = text.slice(equals + 1);
  const coded = [...Buffer.from(value)].map((octet) =>
    octet > 0x20 && octet < 0x7f && octet !== 0x2b && octet !== 0x3d
      ? String.fromCharCode(octet)
      : `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `${text.slice(0, equals + 1)}${coded.join('')}`;
}
