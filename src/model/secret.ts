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
