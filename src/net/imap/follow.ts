/** Watches a mailbox until what was sent has arrived or the time is over; marks nothing as read; never throws. */
import type { FetchMessageObject } from 'imapflow';
import type { Clock } from '../../model/context.ts';
import type { ArrivedCopy, Removal, WatchedFolder, WatchedMailbox } from '../../model/evidence/arrival.ts';
import type { Failure } from '../../model/failure.ts';
import type { Followed, FollowMail, FollowWishes, SentMark } from '../../model/mailbox.ts';
import { cancelled } from '../dial.ts';
import { decodeText } from '../smtp/reply.ts';
import { type Watched, watchedFolders } from './folders.ts';
import { type FollowWorld, failureOf, MAX_COPY, type SignedIn, signIn } from './sign-in.ts';
import { MailboxTrouble } from './wire.ts';

interface World extends FollowWorld {
  clock: Clock;
}

/** Messages that stood in a folder before the first look at it and are looked at all the same: ours may be among them. */
const BEFORE_FIRST = { inbox: 50, spam: 50, other: 5 } as const;
/** Messages of one look. */
const MAX_NEW = 200;
/** Octets of each: its header, in which it is known again. */
const MAX_HEADER = 16_384;
/** Octets of a copy that go into the evidence. */
const MAX_SHOWN = 65_536;
const MAX_RECONNECTS = 3;
/** Folders that are neither the inbox nor for spam are looked at in every so many rounds. */
const EVERY_OTHER = 4;

export function createFollow(world: World): FollowMail {
  return (wishes, sent) => new Following(wishes, world).follow(sent);
}

type Copies = Extract<Followed, { mailbox: unknown }>['copies'];

interface FolderState {
  uidValidity: bigint;
  /** The first UID that was not looked at. */
  next: number;
  lookedMs: number;
}

const UNSEEN: Failure = { ...cancelled('fetch'), detail: 'the run ended before it was seen to arrive' };

class Following {
  readonly #wishes: FollowWishes;
  readonly #world: World;
  #signedIn: (SignedIn & { watched: Watched }) | null = null;
  /** As of the last time we were in. */
  #mailbox: WatchedMailbox | null = null;
  readonly #states = new Map<string, FolderState>();

  constructor(wishes: FollowWishes, world: World) {
    this.#wishes = wishes;
    this.#world = world;
  }

  async follow(sent: Promise<readonly SentMark[]>): Promise<Followed> {
    const failed = await this.#enter();
    const marks = await sent;
    if (failed !== null) return { failure: failed };
    const copies: Copies = marks.map(() => null);
    let failure: Failure | undefined;
    try {
      failure = await this.#watch(marks, copies);
    } finally {
      this.#leave();
    }
    const mailbox = this.#mailbox as WatchedMailbox;
    return { mailbox, copies, ...(failure !== undefined && { failure }) };
  }

  /** Signs in and lists the folders; what failed, or null. */
  async #enter(): Promise<Failure | null> {
    const { signal } = this.#world;
    try {
      const made = await signIn(this.#wishes, this.#world, signal);
      try {
        const listed = await this.#step(made, made.client.list());
        const watched = watchedFolders(listed);
        this.#signedIn = { ...made, watched };
        this.#mailbox = { ...made.facts, folders: watched.folders, furtherFolders: watched.further };
        return null;
      } catch (error) {
        made.client.close();
        throw error;
      }
    } catch (error) {
      return signal.aborted ? cancelled('fetch') : failureOf(error, this.#wishes, 'fetch');
    }
  }

  #leave(): void {
    const { client } = this.#signedIn ?? {};
    this.#signedIn = null;
    if (client === undefined) return;
    // Its answer decides nothing, so nobody waits for it.
    void client.logout().catch(() => {});
    setTimeout(() => client.close(), 1_000).unref();
  }

  async #watch(marks: readonly SentMark[], copies: Copies): Promise<Failure | undefined> {
    if (marks.length === 0) return undefined;
    const began = this.#now;
    const until = began + this.#wishes.withinMs;
    let reconnects = 0;
    for (let round = 0; ; round++) {
      const last = this.#now >= until;
      try {
        await this.#look(marks, copies, last || round % EVERY_OTHER === 0);
      } catch (error) {
        if (this.#world.signal.aborted) return UNSEEN;
        const failure = failureOf(error, this.#wishes, 'fetch');
        this.#signedIn?.client.close();
        this.#signedIn = null;
        // A connection may end for many a reason; what is said in it will not be said otherwise in the next.
        if (failure.kind !== 'closed' || reconnects++ >= MAX_RECONNECTS || last) return failure;
        await this.#pause(1_000);
        const again = await this.#enter();
        if (again !== null) return again;
        continue;
      }
      if (last || copies.every((copy) => copy !== null)) return undefined;
      await this.#pause(Math.min(pauseAfter(this.#now - began), Math.max(0, until - this.#now)));
      if (this.#world.signal.aborted) return UNSEEN;
    }
  }

  async #look(marks: readonly SentMark[], copies: Copies, all: boolean): Promise<void> {
    if (this.#signedIn === null) throw new MailboxTrouble(cancelled('fetch'));
    for (const folder of this.#signedIn.watched.folders) {
      if (!all && folder.role === 'other') continue;
      await this.#lookInto(folder, marks, copies);
      if (copies.every((copy) => copy !== null)) return;
    }
  }

  async #lookInto(folder: WatchedFolder, marks: readonly SentMark[], copies: Copies): Promise<void> {
    const signedIn = this.#signedIn as SignedIn;
    const { client } = signedIn;
    const asked = this.#now;
    const status = await this.#step(
      signedIn,
      client.status(folder.path, { uidNext: true, uidValidity: true }),
    );
    // A folder that nobody may look into, or that is gone by now, is none to wait at.
    if (status === false || status.uidNext === undefined) return;
    const uidValidity = status.uidValidity ?? 0n;
    const known = this.#states.get(folder.path);
    const same = known !== undefined && known.uidValidity === uidValidity;
    const next = Number(status.uidNext);
    const from = Math.max(1, same ? known.next : next - BEFORE_FIRST[folder.role], next - MAX_NEW);
    const since = same ? known.lookedMs : null;
    this.#states.set(folder.path, { uidValidity, next, lookedMs: asked });
    if (from >= next) return;
    await this.#step(signedIn, client.mailboxOpen(folder.path, { readOnly: true }));
    signedIn.wire.allow((next - from) * (MAX_HEADER + 1_024));
    const query = {
      uid: true,
      flags: true,
      internalDate: true,
      size: true,
      source: { maxLength: MAX_HEADER },
    };
    const found = await this.#step(signedIn, client.fetchAll(`${from}:${next - 1}`, query, { uid: true }));
    const seenAt = this.#world.clock.now().getTime();
    for (const [at, mark] of marks.entries()) {
      if (copies[at] !== null) continue;
      const ours = found.filter((message) => isMarked(message, mark));
      const [first] = ours;
      if (first === undefined) continue;
      const delayMs = Math.max(0, seenAt - mark.acceptedAt);
      const everyMs = Math.min(delayMs, since === null ? delayMs : Math.round(this.#now - since));
      copies[at] = await this.#take(folder, first, ours, { delayMs, everyMs });
    }
  }

  /** Reads the copy whole, and removes it where that is wanted. */
  async #take(
    folder: WatchedFolder,
    first: FetchMessageObject,
    ours: readonly FetchMessageObject[],
    times: Pick<ArrivedCopy, 'delayMs' | 'everyMs'>,
  ): Promise<Copies[number]> {
    const signedIn = this.#signedIn as SignedIn;
    const size = first.size ?? 0;
    let octets = size <= (first.source?.length ?? 0) ? (first.source ?? Buffer.alloc(0)) : null;
    if (octets === null && size <= MAX_COPY) {
      signedIn.wire.allow(size + 65_536);
      const whole = await this.#step(
        signedIn,
        signedIn.client.fetchOne(`${first.uid}`, { uid: true, source: true }, { uid: true }),
        // A large message takes its time: a second for every 64 KiB.
        this.#world.limits.commandMs + size / 64,
      );
      octets = whole === false ? null : (whole.source ?? null);
    }
    const shown = (octets ?? first.source ?? Buffer.alloc(0)).subarray(0, MAX_SHOWN);
    const at = first.internalDate === undefined ? null : new Date(first.internalDate);
    const copy: ArrivedCopy = {
      ...folder,
      ...times,
      receivedAt: at === null || Number.isNaN(at.getTime()) ? null : at.toISOString(),
      flags: [...(first.flags ?? [])].slice(0, 20).map((flag) => decodeText(Buffer.from(flag)).slice(0, 100)),
      octets: size,
      source: decodeText(shown),
      sourceWhole: octets !== null && octets.length === shown.length,
      repeated: ours.length - 1,
      removal: this.#wishes.remove ? await this.#remove(folder, ours) : null,
    };
    return { copy, octets };
  }

  /** Only what bears our mark is touched, by its UID in the folder as it was when it was found. */
  async #remove(folder: WatchedFolder, ours: readonly FetchMessageObject[]): Promise<Removal> {
    const signedIn = this.#signedIn as SignedIn & { watched: Watched };
    const { client, watched } = signedIn;
    const uids = ours.map(({ uid }) => uid).join(',');
    const known = this.#states.get(folder.path)?.uidValidity;
    const opened = await this.#step(signedIn, client.mailboxOpen(folder.path));
    if (opened.readOnly === true || opened.uidValidity !== known) return 'failed';
    // Gmail keeps what is expunged under All Mail; only what is moved to the trash goes away.
    if (client.capabilities.has('X-GM-EXT-1') && watched.trash !== null && watched.trash !== folder.path) {
      const moved = await this.#step(signedIn, client.messageMove(uids, watched.trash, { uid: true }));
      return moved === false ? 'failed' : 'trashed';
    }
    // Without UIDPLUS (RFC 4315) EXPUNGE removes whatever anybody marked as deleted.
    if (client.capabilities.has('UIDPLUS'))
      return (await this.#step(signedIn, client.messageDelete(uids, { uid: true }))) ? 'removed' : 'failed';
    const marked = await this.#step(signedIn, client.messageFlagsAdd(uids, ['\\Deleted'], { uid: true }));
    return marked ? 'marked' : 'failed';
  }

  /** One step of the conversation, which ends when its time is over or the run is. */
  async #step<T>(
    { client, trouble }: SignedIn,
    doing: Promise<T>,
    ms = this.#world.limits.commandMs,
  ): Promise<T> {
    const { signal } = this.#world;
    const { host, port } = this.#wishes;
    let end = (_: Failure): void => {};
    const ended = new Promise<never>((_, reject) => {
      end = (failure) => {
        reject(new MailboxTrouble(failure));
        client.close();
      };
    });
    const onAbort = (): void => end(cancelled('fetch'));
    const detail = `${host} port ${port} did not answer within ${Math.round(ms / 100) / 10} s`;
    const timer = setTimeout(
      () => end({ stage: 'fetch', kind: 'timeout', code: 'ETIMEDOUT', detail, cause: 'target' }),
      ms,
    );
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    doing.catch(() => {});
    ended.catch(() => {});
    try {
      const done = await Promise.race([doing, ended]);
      // The library ends some commands without a word where the connection ends.
      if (trouble() !== null) throw trouble();
      return done;
    } catch (error) {
      throw error instanceof MailboxTrouble ? error : (trouble() ?? error);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#world;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      if (signal.aborted) done();
      else signal.addEventListener('abort', done, { once: true });
    });
  }

  get #now(): number {
    return this.#world.clock.monotonicMs();
  }
}

/** Milliseconds until the next look: most mail takes seconds, and what takes minutes is in no hurry. */
function pauseAfter(waitedMs: number): number {
  if (waitedMs < 5_000) return 250;
  if (waitedMs < 20_000) return 1_000;
  return waitedMs < 60_000 ? 2_000 : 5_000;
}

function isMarked({ source }: FetchMessageObject, { messageId, token }: SentMark): boolean {
  if (source === undefined) return false;
  const text = source.toString('latin1');
  if (token !== null && text.includes(token)) return true;
  const end = text.search(/\r?\n\r?\n/);
  const header = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ');
  const id = /^message-id[ \t]*:[ \t]*(<[^>\r\n]*>)/im.exec(header)?.[1];
  return messageId !== null && id === messageId;
}
