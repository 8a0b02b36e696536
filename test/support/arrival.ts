/** Evidence of arrivals, as literals. */
import type { ArrivalEvidence, ArrivedCopy, AwaitedMessage } from '../../src/model/evidence/arrival.ts';

export const copy = (over: Partial<ArrivedCopy> = {}): ArrivedCopy => ({
  ...{ path: 'INBOX', role: 'inbox', delayMs: 2_100, everyMs: 250, octets: 1_234 },
  receivedAt: '2026-01-01T00:00:02.000Z',
  ...{ flags: [], source: 'Subject: hello\r\n\r\nHello\r\n', sourceWhole: true, repeated: 0, removal: null },
  ...over,
});

export const spam = (source: string): ArrivedCopy => copy({ path: 'Junk', role: 'spam', source });

export const arrived = (...copies: (ArrivedCopy | null)[]): ArrivalEvidence => ({
  mailbox: {
    ...{ host: 'imap.example.com', ip: '192.0.2.7', port: 993, user: 'you@example.com' },
    ...{ tls: 'implicit', protocol: 'TLSv1.3', furtherFolders: 0 },
    folders: [
      { path: 'INBOX', role: 'inbox' },
      { path: 'Junk', role: 'spam' },
    ],
  },
  withinMs: 60_000,
  messages: copies.map(
    (one, index): AwaitedMessage => ({ messageId: `<${index + 1}@example.org>`, copy: one }),
  ),
});
