/** Words of a server in quotes, as they stand in the detail of a failure, and back again. */

/** On one line; control characters as `printable` spells them, so that they read the same wherever they are shown. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll(/\\(?:u00([01][\da-f])|.)/g, (whole, hex?: string) =>
      hex === undefined ? whole : `\\x${hex}`,
    )
    .replaceAll(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The words that were quoted; null for what is no such thing. Takes the spelling of JSON too, which saved evidence may have. */
export function unquoted(text: string): string | null {
  const json = text.replaceAll(/\\(?:x([\da-f]{2})|.)/g, (whole, hex?: string) =>
    hex === undefined ? whole : `\\u00${hex}`,
  );
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
