/** Makes text for stderr harmless: what was typed or read may move, hide or reorder other text; lines stay lines. */
export function harmless(text: string): string {
  return text.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
