/** Takes secrets out of text before it is kept: a blocklist key stands in the very names that are asked. */

/** Each secret becomes `<key>`, whatever its case: DNS names come back in any. */
export function hideSecrets(text: string, secrets: Iterable<string>): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret === '') continue;
    const pattern = secret.replace(/[^a-z0-9]/gi, '\\$&');
    shown = shown.replace(new RegExp(pattern, 'gi'), () => '<key>');
  }
  return shown;
}

/** A shorter secret would be found in many a word by chance. */
const TELLING = 8;

/** The same value with the secrets taken out of every string in it, whoever put them there. */
export function withoutSecrets<T>(value: T, secrets: Iterable<string>): T {
  const telling = [...secrets].filter(({ length }) => length >= TELLING);
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return hideSecrets(one, telling);
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, clean(inner)]));
  };
  return telling.length === 0 ? value : (clean(value) as T);
}
