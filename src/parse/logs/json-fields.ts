/** Fields of JSON of unknown origin, each as the type it should be or as nothing. */

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers count as text; everything else that is none is empty. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** NaN where it is none. */
export function number(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** Epoch milliseconds of seconds, milliseconds, microseconds or ISO 8601; NaN where it is no time. */
export function time(value: unknown): number {
  const count = number(value);
  if (Number.isFinite(count) && count > 0) {
    // Seconds pass 1e11 in the year 5138, milliseconds passed it in 1973.
    if (count < 1e11) return count * 1_000;
    return count < 1e14 ? count : count / 1_000;
  }
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}
