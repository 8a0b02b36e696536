/** One line of a session as people paste it: who said it, going by the marks programs put before it, and what was said. */
import type { Phase } from '../model/explanation.ts';

export interface SessionLine {
  by: 'client' | 'server';
  /** Whether a mark stood before it, so that it is surely part of a session. */
  marked: boolean;
  /** Without the mark. */
  text: string;
}

/** `[12:00:01]`, `12:00:01.5`. */
const STAMP = /^\s*(?:\[[^\]\n]{1,40}\]\s*|\d\d:\d\d:\d\d\S{0,8}\s+)?/;
/** `C:`, `In:` of Postfix, `send:` of Python; `->`, `~>`, `**>` of swaks; `-->`, `>>>` of Sendmail, `>` of curl. */
const CLIENT =
  /^(?:(?:C|Client|In|send|CLIENT -> SERVER)\s*:|-{1,2}>|~>|\*\*>|\*~>|>>>|>(?=\s))\s*(\S.*|)$/is;
/** The same from the other side; `<**` and `<~*` of swaks are refusals. */
const SERVER =
  /^(?:(?:S|Server|Out|reply|SERVER -> CLIENT)\s*:|<-{1,2}|<~\*?|<\*\*|<<<|<(?=\s))\s*(\S.*|)$/is;
/** `b'250 ok\r\n'`: how Python prints what went over the wire. */
const PYTHON = /^b?(['"])(.*?)(?:\\r\\n)?\1$/s;

const REPLY = /^[2-5]\d\d(?:[- ]|$)/;
/** A command that needs no mark to be told from other words: none of these is said of anything else. */
const COMMAND =
  /^(?:(?:EHLO|HELO|LHLO)\s+\S+\s*$|MAIL\s+FROM\s*:|RCPT\s+TO\s*:|AUTH\s+(?:PLAIN|LOGIN|EXTERNAL|XOAUTH2|OAUTHBEARER|NTLM|GSSAPI|ANONYMOUS|(?:CRAM|DIGEST)-MD5|SCRAM-\S+)(?:\s+\S+)?\s*$|BDAT\s+\d|VRFY\s+\S+\s*$|XCLIENT\s+\w+=|XFORWARD\s+\w+=)/i;
/** Commands that are also terms of the trade. */
const BARE = /^(?:EHLO|HELO|LHLO|DATA|AUTH|STARTTLS|RSET|NOOP|QUIT|VRFY|EXPN|HELP|\.)$/i;

/** Null for what is neither a command nor a reply. `within` is a session, where a bare verb is a command too. */
export function readSessionLine(line: string, within: boolean): SessionLine | null {
  const bare = line.replace(STAMP, '');
  const client = CLIENT.exec(bare)?.[1];
  if (client !== undefined) {
    const text = unwrapped(client);
    return isCommand(text, true) ? { by: 'client', marked: true, text } : null;
  }
  const server = SERVER.exec(bare)?.[1];
  if (server !== undefined) {
    const text = unwrapped(server);
    return REPLY.test(text) ? { by: 'server', marked: true, text } : null;
  }
  const text = line.trim();
  if (REPLY.test(text)) return { by: 'server', marked: false, text };
  return isCommand(text, within) ? { by: 'client', marked: false, text } : null;
}

function isCommand(text: string, bareToo: boolean): boolean {
  return COMMAND.test(text) || (bareToo && BARE.test(text));
}

function unwrapped(text: string): string {
  return (PYTHON.exec(text)?.[2] ?? text).trim();
}

const PHASES: { readonly [verb: string]: Phase } = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  LHLO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  // VRFY asks what RCPT asks: is there such a mailbox?
  VRFY: 'rcpt',
  DATA: 'data',
  BDAT: 'message',
};

/** What the reply to a command belongs to; null for commands that may be said at any point (RSET, NOOP, QUIT). */
export function phaseOfCommand(text: string): Phase | null {
  return PHASES[text.slice(0, 8).split(/[\s:]/, 1)[0]!.toUpperCase()] ?? null;
}
