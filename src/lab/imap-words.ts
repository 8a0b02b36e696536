/** The words of an IMAP command: atoms, strings and lists (RFC 9051 §4), literals already in their place. */

export type ImapWord = string | ImapWord[];

/** `{12}` or `{12+}` at the end of a line: so many octets follow (RFC 9051 §4.3). */
export function literalAt(line: string): { before: string; octets: number; waits: boolean } | null {
  const match = /^(.*)\{(\d{1,7})(\+?)\}$/s.exec(line);
  if (match === null) return null;
  const [, before = '', octets = '0', plus = ''] = match;
  return { before, octets: Number(octets), waits: plus === '' };
}

export function asQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Null where the line cannot be read. */
export function imapWords(line: string): ImapWord[] | null {
  const open: ImapWord[][] = [[]];
  const pattern = /\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|((?:[^\s()"[\]]|\[[^\]]*\])+))/gsy;
  while (pattern.lastIndex < line.trimEnd().length) {
    const match = pattern.exec(line);
    if (match === null) return null;
    const [, opening, closing, quoted, atom] = match;
    if (opening !== undefined) open.push([]);
    else if (closing !== undefined) {
      const list = open.pop() as ImapWord[];
      const outer = open.at(-1);
      if (outer === undefined) return null;
      outer.push(list);
    } else open.at(-1)?.push(quoted === undefined ? (atom ?? '') : quoted.replace(/\\(.)/gs, '$1'));
  }
  return open.length === 1 ? (open[0] as ImapWord[]) : null;
}
