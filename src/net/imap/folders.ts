/** Which folders of a mailbox a message may come to rest in, and what each of them means for it. */
import type { ListResponse } from 'imapflow';
import type { WatchedFolder } from '../../model/evidence/arrival.ts';

export interface Watched {
  folders: WatchedFolder[];
  /** Folders beyond those. */
  further: number;
  /** Where this server wants what is thrown away, if it has such a place. */
  trash: string | null;
}

/** Each is asked after again and again. */
const MAX_FOLDERS = 40;
/** Copies of our own, or views of what stands elsewhere (RFC 6154 §2). */
const NOT_WATCHED = new Set(['\\Sent', '\\Drafts', '\\All', '\\Flagged', '\\Important']);
/** As the last part of a name, where the server does not mark the folder and the library does not know its name. */
const SPAM_NAME = /^(?:spam|junk|bulk|quarantine)(?:[ _-]?(?:e-?mail|mail|folder))?$/i;

/** The inbox first, then folders for spam, then the others, those nearest to the top first. */
export function watchedFolders(listed: readonly ListResponse[]): Watched {
  const all = listed.flatMap(({ path, name, flags, specialUse }) => {
    if (flags.has('\\Noselect') || flags.has('\\NonExistent')) return [];
    if (specialUse !== undefined && NOT_WATCHED.has(specialUse)) return [];
    if ([...flags].some((flag) => NOT_WATCHED.has(flag))) return [];
    const isSpam = specialUse === '\\Junk' || (specialUse === undefined && SPAM_NAME.test(name));
    const role = path.toUpperCase() === 'INBOX' ? 'inbox' : isSpam ? 'spam' : 'other';
    return [{ path, role } as const];
  });
  const rank = { inbox: 0, spam: 1, other: 2 };
  const sorted = all.sort(
    (a, b) => rank[a.role] - rank[b.role] || a.path.length - b.path.length || (a.path < b.path ? -1 : 1),
  );
  return {
    folders: sorted.slice(0, MAX_FOLDERS),
    further: Math.max(0, sorted.length - MAX_FOLDERS),
    trash: listed.find(({ specialUse }) => specialUse === '\\Trash')?.path ?? null,
  };
}
