/** SMTP commands, extensions and mail ports, by what people write of them. */
import { type SmtpCommand, smtpCommand } from '../knowledge/commands.ts';
import { extensionNote } from '../knowledge/extension-notes.ts';
import { explainExtension } from '../knowledge/extensions.ts';
import { type MailPort, mailPort } from '../knowledge/mail-ports.ts';
import { page } from '../knowledge/references.ts';
import type { Detail, Explanation } from '../model/explanation.ts';
import { entry } from './entry.ts';

/** What tells an argument of a command from a sentence that happens to begin with the same word. */
const WITH_ARGUMENT =
  /^(?:MAIL\s+FROM\s*:.*|RCPT\s+TO\s*:.*|(?:EHLO|HELO|LHLO)\s+\S+|AUTH\s+[A-Z0-9-]{3,20}(?:\s+\S+)?|BDAT\s+\d+.*|(?:VRFY|EXPN|ETRN|HELP)\s+\S+|(?:XCLIENT|XFORWARD)\s+\w+=.*|BURL\s+\S+.*)$/is;

/** Whether what begins with this word may be a command or an offer; where not, {@link explainCommand} knows none of it. */
export function isProtocolWord(word: string): boolean {
  return smtpCommand(word.split(':', 1)[0]!) !== null || extensionNote(word.split('=', 1)[0]!) !== null;
}

/** `EHLO`, `ehlo mail.example.com`, `MAIL FROM:<a@example.com>`, and the dot that ends a message. */
export function explainCommand(input: string): Explanation | null {
  const text = input.trim();
  const [verb = ''] = text.split(/[\s:]/, 1);
  const row = smtpCommand(text === '.' ? 'DATA' : verb);
  if (row === null || (text !== '.' && text.toUpperCase() !== row.name && !WITH_ARGUMENT.test(text)))
    return null;
  return ofCommand(text, row);
}

function ofCommand(text: string, row: SmtpCommand): Explanation {
  const offered = extensionNote(row.name);
  const details: Detail[] = row.replies.map(({ code, says }) => ({ name: code, says }));
  if (offered !== null) details.push({ name: 'offered', says: offered.note.meaning });
  return entry('command', text, {
    title: text === '.' ? 'a dot alone on its line ends the message' : row.title,
    meaning:
      text === '.'
        ? `After DATA every line belongs to the message until a line that holds a dot and nothing else; the reply to it tells whether the message was taken. ${row.meaning}`
        : row.meaning,
    action: [`\`${row.test}\` shows it.`],
    references: row.references,
    matched: row.name,
    example: row.syntax,
    details,
  });
}

/** `PIPELINING`, `SIZE 35882577`, `250-AUTH PLAIN LOGIN`. */
export function explainOffer(input: string): Explanation | null {
  const text = input.trim();
  const [, lead, line = text] = /^(250[- ])?(.*)$/s.exec(text) ?? [];
  const [keyword = ''] = line.split(/[\s=]/, 1);
  const known = extensionNote(keyword);
  // Parameters are in capitals or numbers; anything else is a sentence.
  if (known === null || (line !== keyword && !(lead !== undefined || /^[A-Z0-9 =_.:/@-]+$/.test(line))))
    return null;
  const { means } = explainExtension(line.toUpperCase());
  return entry('extension', text, {
    title: means,
    meaning: known.note.meaning,
    action: ['`mailsonde handshake HOST` shows whether a server offers it, among all it offers.'],
    references: known.references,
    matched: known.extension.keyword,
  });
}

const TLS_WORDS: { readonly [T in MailPort['tls']]: string } = {
  implicit: 'from the first octet on (implicit TLS)',
  starttls: 'begins in clear, encrypted with STARTTLS',
  none: 'none',
};

/** `port` is 1 to 65535. */
export function explainPort(input: string, port: number): Explanation {
  const row = mailPort(port);
  if (row === null) {
    return entry('port', input, {
      title: 'no port of mail',
      meaning: `Nothing known here has to do with mail on port ${port}. Mail programs hand in on 465 or 587, servers deliver on 25.`,
      action: [`\`mailsonde handshake HOST:${port}\` shows whether SMTP is spoken there all the same.`],
      references: [
        page(
          'IANA port numbers',
          'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml',
        ),
      ],
      confidence: 0.5,
      matched: `port ${port}`,
    });
  }
  return entry('port', input, {
    title: row.title,
    meaning: row.meaning,
    action: [
      row.protocol === 'smtp'
        ? `\`mailsonde ports HOST --ports ${port}\` shows whether it is open, and what answers.`
        : row.protocol === 'lmtp'
          ? `\`mailsonde handshake HOST:${port} --lmtp\` speaks with it.`
          : '`mailsonde ports HOST` looks at the ports by which mail is sent.',
    ],
    references: row.references,
    matched: `port ${port}`,
    details: [{ name: 'TLS', says: TLS_WORDS[row.tls] }],
  });
}
