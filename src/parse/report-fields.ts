/** The fields of machine-readable reports: groups of `Name: value`, parted by blank lines (RFC 3464 §2.1, RFC 5965 §3). */

export interface ReportField {
  /** In lower case. */
  name: string;
  /** Unfolded, at most {@link MAX_VALUE} characters. */
  value: string;
}

/** Characters read of one report. */
export const MOST_REPORTED = 1_048_576;
const MAX_FIELDS = 20_000;
const MAX_VALUE = 8_192;
const FIELD = /^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]{0,20}:[ \t]*/;

/**
 * A line that begins no field continues the one before, also without the white space it should begin with: servers'
 * replies are often put down as they came.
 */
export function fieldGroups(text: string, isField: (name: string) => boolean): ReportField[][] {
  const groups: ReportField[][] = [];
  let group: ReportField[] = [];
  let count = 0;
  for (const line of text.slice(0, MOST_REPORTED).split(/\r\n?|\n/)) {
    if (line.trim() === '') {
      if (group.length > 0) groups.push(group);
      group = [];
      continue;
    }
    const begun = FIELD.exec(line);
    const name = begun?.[1]?.toLowerCase();
    if (begun !== null && name !== undefined && isField(name)) {
      if (++count > MAX_FIELDS) break;
      group.push({ name, value: line.slice(begun[0].length).trim().slice(0, MAX_VALUE) });
      continue;
    }
    const last = group.at(-1);
    if (last !== undefined && last.value.length < MAX_VALUE)
      last.value = `${last.value}\n${line.trim()}`.slice(0, MAX_VALUE);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** `rfc822; user@example.com` (RFC 3464 §2.1.2): the type in lower case, null where none stands. */
export function typedValue(value: string): { type: string | null; value: string } {
  const parts = /^\s*([A-Za-z][A-Za-z0-9 -]{0,40})\s*;\s*/.exec(value);
  if (parts === null) return { type: null, value: value.trim() };
  return { type: parts[1]!.trim().toLowerCase(), value: value.slice(parts[0].length).trim() };
}

/** The address of a field, with or without type, comment and brackets; escapes of RFC 6533 §3 read. Null where none is. */
export function reportedAddress(field: string): string | null {
  const { type, value } = typedValue(field);
  // What is left of a field cut off within its type: only a typed address may be a mere name.
  if (type === null && !value.includes('@')) return null;
  const bare = /<([^<>]{1,320})>/.exec(value)?.[1] ?? value.replace(/\s+\(.*$/s, '').trim();
  const read = bare.replaceAll(/\\x\{([0-9a-f]{1,6})\}/gi, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return read === '' || read.length > 320 || /[\s<>]/.test(read) ? null : read;
}
