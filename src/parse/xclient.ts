/** Writes attributes of Postfix's XCLIENT command. */
import { xtext } from './xtext.ts';

/** `NAME=value` as it goes over the wire: the value in xtext (RFC 3461 §4). */
export function xclientAttribute(text: string): string {
  const equals = text.indexOf('=');
  return `${text.slice(0, equals + 1)}${xtext(text.slice(equals + 1))}`;
}
