/** What swaks says and hears, and the same conversation out of our transcript, so that the two can be compared line by line. */
import type { SmtpSession } from '../../../src/model/evidence/sessions.ts';
import { runCommand } from '../servers/root.ts';

export interface SwaksTalk {
  status: number | null;
  /** `C: EHLO client.example`, `S: 250 OK`; `CS:` and `SS:` over TLS. */
  lines: string[];
  /** The whole of its output. */
  said: string;
}

/** Dates, identifiers and challenges differ between two conversations that are the same. */
const VOLATILE: readonly [RegExp, string][] = [
  [/\w{3}, \d+ \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/, 'DATE'],
  [/\b[0-9A-F]{10,12}\b/, 'ID'],
];

export async function swaks(at: string, args: readonly string[]): Promise<SwaksTalk> {
  const { status, said } = await runCommand('swaks', ['--server', at, ...args]);
  const lines: string[] = [];
  // Each line as it went over the wire, behind a mark of its direction.
  for (const line of said.split('\n')) {
    const [, mark = '', text = ''] = /^( ->|<- |<\*\*| ~>|<~ |<~\*| \*>|<-\*)\s(.*?)\r?$/.exec(line) ?? [];
    if (mark !== '')
      lines.push(`${mark.includes('<') ? 'S' : 'C'}${mark.includes('~') ? 'S' : ''}: ${steady(text.trim())}`);
  }
  return { status, lines: withoutGoodbye(lines), said };
}

export function ourTalk({ transcript }: SmtpSession): string[] {
  return withoutGoodbye(
    transcript
      // Ours alone: it undoes MAIL and RCPT.
      .filter(({ stage }) => stage !== 'rset')
      .flatMap(({ sent, reply, encrypted }) => {
        const secure = encrypted ? 'S' : '';
        const replied = (reply?.lines ?? []).map((text, index, all) => {
          const line = `${reply?.code}${index < all.length - 1 ? '-' : ' '}${text}`;
          return `S${secure}: ${steady(line.trim())}`;
        });
        return [...(sent === null ? [] : [`C${secure}: ${steady(sent)}`]), ...replied];
      }),
  );
}

/** We do not wait for the reply to QUIT. */
function withoutGoodbye(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => /^CS?: QUIT$/.test(line));
  return lines.slice(0, end < 0 ? undefined : end);
}

function steady(text: string): string {
  return VOLATILE.reduce((said, [pattern, word]) => said.replace(pattern, word), text);
}
