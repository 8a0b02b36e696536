/** Makes JSON text harmless to a terminal without changing what it means. */

// `JSON.stringify` escapes C0 controls and lone surrogates; these are what it leaves: DEL, C1, invisible and
// direction-changing characters. Outside strings JSON holds none of them.
const LEFT_OVER =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/;
const ALL_LEFT_OVER = new RegExp(LEFT_OVER, 'g');

export function escapeJson(text: string): string {
  // Hardly any report holds one, and to look for the first is cheaper than to replace none.
  if (!LEFT_OVER.test(text)) return text;
  return text.replace(ALL_LEFT_OVER, (found) =>
    [...Array(found.length).keys()]
      .map((index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
