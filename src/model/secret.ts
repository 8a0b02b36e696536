/** Takes secrets out of text before it is kept: a blocklist key stands in the very names that are asked. */

/** Each secret becomes `<key>`, whatever its case: DNS names come back in any. */
export function hideSecrets(text: string, secrets: Iterable<string>, as = '<key>'): string {
  let shown = text;
  for (const secret of secrets) {
    if (secret === '') continue;
    const pattern = secret.replace(/[^a-z0-9]/gi, '\\$&');
    shown = shown.replace(new RegExp(pattern, 'gi'), () => as);
  }
  return shown;
}

/** A shorter secret would be found in many a word by chance. */
const TELLING = 8;

/** The same value with the secrets taken out of every string in it, whoever put them there. */
export function withoutSecrets<T>(value: T, secrets: Iterable<string>): T {
  const telling = [...secrets].filter(({ length }) => length >= TELLING);
  return telling.length === 0 ? value : mapTexts(value, (text) => hideSecrets(text, telling));
}

/** The same value with every string in it changed. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const mapped = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return one.map(mapped);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, mapped(inner)]));
  };
  return mapped(value) as T;
}
