/** `{{date}}` and the like in subjects, bodies and header fields. */
import { UsageError } from '../model/usage-error.ts';
import { didYouMean } from '../parse/near-word.ts';
import { printable } from '../parse/printable.ts';

/** In the order they are told of. */
export const PLACEHOLDERS = ['date', 'message-id', 'random', 'from', 'to'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Values = { readonly [name in Placeholder]: string };

/** Nothing longer is taken for one. */
const PLACEHOLDER = /\{\{([^{}\r\n]{0,40})\}\}/g;

/** `where` stands in the error about an unknown one. */
export function filled(where: string, text: string, values: Values): string {
  return text.replaceAll(PLACEHOLDER, (_, typed: string) => {
    const name = typed.trim().toLowerCase();
    if (Object.hasOwn(values, name)) return values[name as Placeholder];
    throw new UsageError(
      `${where}: unknown token {{${printable(typed, 40)}}}${didYouMean(name, PLACEHOLDERS)}`,
      `tokens are ${PLACEHOLDERS.join(', ')}; --literal leaves braces as they stand`,
    );
  });
}

/** For HTML, where an address in angle brackets would be an element. */
export function escapedValues(values: Values): Values {
  const inHtml = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inHtml(value)])) as Values;
}
