/** What AUTH carries is a password, in base64 at best: it is taken out of a text before anybody is shown it (RFC 4954 §4). */

const MECHANISM =
  '(?:PLAIN|LOGIN|EXTERNAL|XOAUTH2|OAUTHBEARER|NTLM|GSSAPI|ANONYMOUS|(?:CRAM|DIGEST)-MD5|SCRAM-[A-Z0-9-]{1,20})';
/** The command and nothing else, after the mark of a session at most: what stands there is the secret, whatever it looks like. */
const COMMAND = /^([^a-z]{0,40}(?:[a-z ]{1,12}:\s*)?(?:['"]\s*)?AUTH\s+[A-Z0-9-]{1,20}\s+)(\S+)(['"]?\s*)$/i;
const WITHIN = new RegExp(String.raw`\b(AUTH\s+${MECHANISM}\s+)(\S+)`, 'gi');
const MECHANISM_ALONE = new RegExp(`^${MECHANISM}$`, 'i');
/** Words of a sentence, and what was left in place of a secret. */
const WORD = /^["'(]?(?:\p{L}?\p{Ll}*|\p{Lu}+|<[^>]*>)[.,;:!?)"']*$/u;
const LEFT_OUT = '<secret>';

/** The text with `<secret>` in place of what AUTH carries; the same text where it carries nothing. Never throws. */
export function withoutAuthSecret(text: string): string {
  if (!/AUTH\s/i.test(text)) return text;
  const alone = COMMAND.exec(text);
  if (alone !== null) {
    const [, lead = '', secret = '', rest = ''] = alone;
    return MECHANISM_ALONE.test(secret) || secret === LEFT_OUT ? text : `${lead}${LEFT_OUT}${rest}`;
  }
  return text.replace(WITHIN, (whole, lead: string, secret: string) =>
    MECHANISM_ALONE.test(secret) || WORD.test(secret) ? whole : `${lead}${LEFT_OUT}`,
  );
}
