/** What a receiver's filter wrote into a message about spam, in the fields that the usual ones use. */

/** Fields and what of their value tells a verdict, the most telling first. */
const FIELDS: readonly (readonly [name: string, tells: RegExp])[] = [
  ['X-Spam-Status', /^yes\b.*/i],
  ['X-Spamd-Result', /.*\btrue\b.*/i],
  ['X-Spam-Flag', /^yes\b.*/i],
  ['X-Spam', /^yes\b.*/i],
  // Microsoft: 5 and above is spam; SFV:SPM and its like say who decided.
  ['X-MS-Exchange-Organization-SCL', /^[5-9]\b.*/],
  [
    'X-Forefront-Antispam-Report',
    /.*\b(?:SFV:(?:SPM|SKS|SKB)|CAT:(?:SPM|HSPM|PHSH|HPHISH|SPOOF|BULK|DIMP|UIMP))\b.*/,
  ],
  ['X-Rspamd-Action', /^(?:add header|rewrite subject|soft reject|reject).*/i],
];

const MOST = 160;

/** `X-Spam-Status: Yes, score=8.1 required=5.0 tests=...`; null where none of them calls it spam. */
export function spamVerdict(source: string): string | null {
  const header = source.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const fields = header.split(/\r?\n(?![ \t])/).flatMap((line) => {
    const colon = line.indexOf(':');
    const value = line
      .slice(colon + 1)
      .replace(/\s+/g, ' ')
      .trim();
    return colon < 1 ? [] : [{ name: line.slice(0, colon).toLowerCase(), value }];
  });
  for (const [name, tells] of FIELDS) {
    const found = fields.find((one) => one.name === name.toLowerCase() && tells.test(one.value));
    if (found !== undefined) {
      const text = `${name}: ${found.value}`;
      return text.length > MOST ? `${text.slice(0, MOST)} …` : text;
    }
  }
  return null;
}
