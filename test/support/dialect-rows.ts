/** Which row of a dialect fits a reply: what the rows promise, apart from how the engine looks them up. */
import type { Dialect, DialectRow } from '../../src/model/dialect.ts';
import type { Phase } from '../../src/model/explanation.ts';
import { parseReplyText } from '../../src/parse/reply-text.ts';

/** The id of the first row that fits; null where none does. */
export function rowFor(dialect: Dialect, reply: string, phase: Phase | null = null): string | null {
  return dialect.rows.find((row) => fits(row, reply, phase))?.id ?? null;
}

function fits({ codes, enhanced, text, phases }: DialectRow, reply: string, phase: Phase | null): boolean {
  const { replyCode, enhancedCode, words, phase: told } = parseReplyText(reply);
  const at = phase ?? told;
  return (
    (codes === undefined || (replyCode !== null && codes.includes(replyCode))) &&
    (enhanced === undefined ||
      (enhancedCode !== null &&
        (enhanced.includes(enhancedCode) || enhanced.includes(`X${enhancedCode.slice(1)}`)))) &&
    (text === undefined || text.test(words)) &&
    (phases === undefined || (at !== null && phases.includes(at)))
  );
}

/** Whether the text alone, without a host, shows that this dialect is spoken. */
export function recognises({ signs = [] }: Dialect, reply: string): boolean {
  return signs.some((sign) => sign.test(parseReplyText(reply).words) || sign.test(reply));
}
