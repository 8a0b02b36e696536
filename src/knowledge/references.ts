/** Builders for references, so that an RFC is named and linked in one way everywhere. */
import type { Reference } from '../model/finding.ts';

/** An RFC, or a section of it: `rfc(7208, '4.6.4')`. */
export function rfc(number: number, section?: string): Reference {
  const anchor = section === undefined ? '' : `#section-${section}`;
  return {
    title: section === undefined ? `RFC ${number}` : `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}.html${anchor}`,
  };
}

export function page(title: string, url: string): Reference {
  return { title, url };
}
