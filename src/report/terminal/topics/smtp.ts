/** Live sessions with the mail hosts, drawn: what each address answered. */
import type { SmtpSession } from '../../../model/evidence/sessions.ts';
import type { Report } from '../../../model/report.ts';
import { answerWords, encryptionWords } from '../../session-words.ts';
import { droppedWords, duration } from '../../words.ts';
import { looked } from '../outcome.ts';
import { type Page, paragraph } from '../page.ts';
import { table } from '../table.ts';

export function smtp(page: Page, { evidence }: Report): string[] {
  return looked(page, evidence.sessions, (sessions) => {
    if (sessions.length === 0) return paragraph(page, 2, 'no mail host was connected to');
    const rows = sessions.map((session, index) => [
      session.host === sessions[index - 1]?.host ? '' : hostWords(session),
      session.ip,
      answerWords(session),
      encryptionWords(session),
      duration(session.timings.totalMs),
    ]);
    return [
      ...table(page, 2, ['HOST', 'ADDRESS', 'SAYS', 'TLS', 'TIME'], rows),
      ...droppedWords(evidence.sessions).flatMap((one) => paragraph(page, 2, one)),
    ];
  });
}

/** A host, with its port where that is another than mail goes to. */
export function hostWords({ host, port }: SmtpSession): string {
  return port === 25 ? host : `${host}:${port}`;
}
