/** Evidence of where a message arrived. */
import type {
  ArrivalEvidence,
  ArrivedCopy,
  AwaitedMessage,
  FolderRole,
  WatchedFolder,
  WatchedMailbox,
} from '../../model/evidence/arrival.ts';
import { address, flag, list, object, orNull, text, time, whole, word } from './shape.ts';

const role = word<FolderRole>('inbox', 'spam', 'other');

export const arrival = object<ArrivalEvidence>({
  mailbox: object<WatchedMailbox>({
    host: text,
    ip: address,
    port: whole,
    user: text,
    tls: word('implicit', 'starttls', 'none'),
    protocol: orNull(text),
    folders: list(object<WatchedFolder>({ path: text, role })),
    furtherFolders: whole,
  }),
  withinMs: whole,
  messages: list(
    object<AwaitedMessage>({
      messageId: orNull(text),
      copy: orNull(
        object<ArrivedCopy>({
          path: text,
          role,
          delayMs: whole,
          everyMs: whole,
          receivedAt: orNull(time),
          flags: list(text),
          octets: whole,
          source: text,
          sourceWhole: flag,
          repeated: whole,
          removal: orNull(word('removed', 'trashed', 'marked', 'failed')),
        }),
      ),
    }),
  ),
});
