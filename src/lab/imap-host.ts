/** A small IMAP server over the lab's mailbox (RFC 3501, RFC 9051): what a mail program needs to find, read and remove a message. */
import { createServer, type Socket } from 'node:net';
import { fetched, flagsOf, inSequence } from './imap-fetch.ts';
import { asQuoted, type ImapWord, imapWords, literalAt } from './imap-words.ts';
import { LineReader } from './line-reader.ts';
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts';
import type { Postbox, PostboxFolder, StoredMessage } from './postbox.ts';
import { type ContextFor, serveTls } from './server-tls.ts';

export interface ImapHostOptions {
  name: string;
  /** TLS before the greeting (993), or STARTTLS (143). */
  implicitTls: boolean;
  contexts: ContextFor;
  postbox: Postbox;
  /** Milliseconds before every answer. */
  delayMs: number;
}

/** Octets of one literal. */
const MAX_LITERAL = 65_536;
const MAX_COMMAND = 262_144;

export async function startImapHost(options: ImapHostOptions): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    void new ImapConversation(options, socket).hold();
  });
  return listenOnLoopback(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** The client is gone. */
class Over extends Error {}

/** How a command ends: the word of its last line and what follows. */
type End = readonly ['OK' | 'NO' | 'BAD', string];

class ImapConversation {
  readonly #options: ImapHostOptions;
  #socket: Socket;
  #lines: LineReader;
  #encrypted = false;
  #signedIn = false;
  #selected: { folder: PostboxFolder; writable: boolean } | null = null;
  /** Messages of the selected folder as this client knows them, by their numbers. */
  #view: StoredMessage[] = [];

  constructor(options: ImapHostOptions, socket: Socket) {
    this.#options = options;
    this.#socket = socket;
    this.#lines = new LineReader(socket);
  }

  async hold(): Promise<void> {
    try {
      if (this.#options.implicitTls) this.#secure();
      this.#say(`* OK [CAPABILITY ${this.#capabilities}] ${this.#options.name} ready`);
      for (;;) await this.#answer(await this.#hear());
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }

  get #capabilities(): string {
    const signIn = this.#encrypted ? 'SASL-IR AUTH=PLAIN' : 'STARTTLS LOGINDISABLED';
    return `IMAP4rev1 LITERAL+ ID IDLE UIDPLUS UNSELECT NAMESPACE SPECIAL-USE ${signIn}`;
  }

  /** One command, its literals put in their place as strings. */
  async #hear(): Promise<string> {
    let command = '';
    for (;;) {
      const line = await this.#lines.next();
      if (line === null) throw new Over();
      const literal = literalAt(line);
      if (literal === null) return command + line;
      if (literal.octets > MAX_LITERAL || command.length > MAX_COMMAND) this.#leave('* BYE too much');
      if (literal.waits) this.#say('+ go on');
      command += literal.before + asQuoted(await this.#octets(literal.octets));
    }
  }

  async #octets(count: number): Promise<string> {
    let text = '';
    while (text.length < count) {
      const octets = await this.#lines.upTo(count - text.length);
      if (octets === null) throw new Over();
      text += octets.toString('latin1');
    }
    return text;
  }

  async #answer(command: string): Promise<void> {
    const [, tag = '*', rest = ''] = /^(\S+) +(.*)$/s.exec(command) ?? [];
    const [first = '', ...others] = imapWords(rest) ?? [];
    const byUid = typeof first === 'string' && first.toUpperCase() === 'UID';
    const [verb = '', ...words] = byUid ? others : [first, ...others];
    const name = typeof verb === 'string' ? verb.toUpperCase() : '';
    if (this.#options.delayMs > 0)
      await new Promise((resolve) => setTimeout(resolve, this.#options.delayMs).unref());
    const [end, says] = await this.#perform(name, words, byUid, tag);
    this.#say(`${tag} ${end} ${says}`);
    if (name === 'STARTTLS' && end === 'OK') this.#secure();
    if (name === 'LOGOUT') this.#leave('');
  }

  async #perform(verb: string, words: readonly ImapWord[], byUid: boolean, tag: string): Promise<End> {
    switch (verb) {
      case 'CAPABILITY':
        this.#say(`* CAPABILITY ${this.#capabilities}`);
        return ['OK', 'done'];
      case 'NOOP':
      case 'CHECK':
        this.#news();
        return ['OK', 'done'];
      case 'ID':
        this.#say('* ID ("name" "mailsonde lab")');
        return ['OK', 'done'];
      case 'LOGOUT':
        this.#say('* BYE until next time');
        return ['OK', 'done'];
      case 'STARTTLS':
        return this.#encrypted ? ['BAD', 'TLS is active already'] : ['OK', 'begin now'];
      case 'LOGIN':
        return this.#login(String(words[0] ?? ''), String(words[1] ?? ''));
      case 'AUTHENTICATE':
        return this.#authenticate(String(words[0] ?? '').toUpperCase(), words[1]);
    }
    if (!this.#signedIn) return ['BAD', 'sign in first'];
    switch (verb) {
      case 'NAMESPACE':
        this.#say('* NAMESPACE (("" "/")) NIL NIL');
        return ['OK', 'done'];
      case 'LIST':
      case 'LSUB':
        return this.#list(verb, words);
      case 'STATUS':
        return this.#status(words);
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(verb, words);
      case 'CLOSE':
      case 'UNSELECT':
        if (verb === 'CLOSE' && this.#selected?.writable) this.#expunge(() => true, false);
        this.#selected = null;
        return ['OK', 'done'];
      case 'IDLE':
        return this.#idle(tag);
    }
    if (this.#selected === null) return ['BAD', `${verb.slice(0, 20)} needs a folder, or is not known here`];
    switch (verb) {
      case 'FETCH':
        return this.#fetch(words, byUid);
      case 'SEARCH':
        return this.#search(words, byUid);
      case 'STORE':
        return this.#store(words, byUid);
      case 'EXPUNGE': {
        const within = byUid ? inSequence(String(words[0]), this.#selected.folder.uidNext) : () => true;
        if (within === null) return ['BAD', 'that is no sequence'];
        if (!this.#selected.writable) return ['NO', 'the folder is open for reading only'];
        this.#expunge(within, true);
        return ['OK', 'done'];
      }
      default:
        return ['BAD', 'not known here'];
    }
  }

  #login(user: string, password: string): End {
    if (!this.#encrypted) return ['NO', '[PRIVACYREQUIRED] not without TLS'];
    if (!this.#options.postbox.lets(user, password))
      return ['NO', '[AUTHENTICATIONFAILED] Invalid credentials'];
    this.#signedIn = true;
    return ['OK', `[CAPABILITY ${this.#capabilities}] welcome`];
  }

  async #authenticate(mechanism: string, first: ImapWord | undefined): Promise<End> {
    if (mechanism !== 'PLAIN') return ['NO', '[CANNOT] only PLAIN is known here'];
    if (first === undefined) this.#say('+ ');
    const answer = typeof first === 'string' ? first : await this.#hear();
    if (answer === '*') return ['BAD', 'cancelled'];
    const [, user = '', password = ''] = Buffer.from(answer, 'base64').toString('utf8').split('\0');
    return this.#login(user, password);
  }

  #list(verb: string, words: readonly ImapWord[]): End {
    // Options of extended LIST before and behind are taken for what they mostly are: nothing that changes the answer.
    const names = words.filter((word) => typeof word === 'string');
    const pattern = names[1] ?? '*';
    if (pattern === '') {
      this.#say(`* ${verb} (\\Noselect) "/" ""`);
      return ['OK', 'done'];
    }
    for (const { name, use } of this.#options.postbox.folders) {
      const isMeant = pattern === '*' || pattern === '%' || pattern.toUpperCase() === name.toUpperCase();
      if (isMeant) this.#say(`* ${verb} (\\HasNoChildren${use === null ? '' : ` ${use}`}) "/" ${name}`);
    }
    return ['OK', 'done'];
  }

  #status([name, items]: readonly ImapWord[]): End {
    const folder = this.#options.postbox.folder(String(name));
    if (folder === undefined) return ['NO', '[NONEXISTENT] no such folder'];
    const values: Readonly<Record<string, number>> = {
      MESSAGES: folder.messages.length,
      RECENT: 0,
      UIDNEXT: folder.uidNext,
      UIDVALIDITY: folder.uidValidity,
      UNSEEN: folder.messages.filter(({ flags }) => !flags.has('\\Seen')).length,
    };
    const told = (Array.isArray(items) ? items : [])
      .map((item) => String(item).toUpperCase())
      .filter((item) => values[item] !== undefined)
      .map((item) => `${item} ${values[item]}`);
    this.#say(`* STATUS ${folder.name} (${told.join(' ')})`);
    return ['OK', 'done'];
  }

  #select(verb: string, [name]: readonly ImapWord[]): End {
    const folder = this.#options.postbox.folder(String(name));
    this.#selected = null;
    if (folder === undefined) return ['NO', '[NONEXISTENT] no such folder'];
    const writable = verb === 'SELECT';
    this.#selected = { folder, writable };
    this.#view = [...folder.messages];
    for (const line of [
      'FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
      `OK [PERMANENTFLAGS (${writable ? '\\Answered \\Flagged \\Deleted \\Seen \\Draft' : ''})] kept`,
      `${this.#view.length} EXISTS`,
      '0 RECENT',
      `OK [UIDVALIDITY ${folder.uidValidity}] valid`,
      `OK [UIDNEXT ${folder.uidNext}] next`,
    ])
      this.#say(`* ${line}`);
    return ['OK', `[READ-${writable ? 'WRITE' : 'ONLY'}] done`];
  }

  /** Tells of what came since, before the end of a command. */
  #news(): void {
    if (this.#selected === null) return;
    const { folder } = this.#selected;
    const last = this.#view.at(-1)?.uid ?? 0;
    const came = folder.messages.filter(({ uid }) => uid > last);
    if (came.length === 0) return;
    this.#view.push(...came);
    this.#say(`* ${this.#view.length} EXISTS`);
  }

  /** Watches the folder until the client says DONE (RFC 2177). */
  async #idle(tag: string): Promise<End> {
    this.#say('+ idling');
    const looking = setInterval(() => this.#news(), 50).unref();
    try {
      const line = await this.#hear();
      return line.toUpperCase() === 'DONE' ? ['OK', 'done'] : ['BAD', `${tag} waited for DONE`];
    } finally {
      clearInterval(looking);
    }
  }

  #chosen(words: readonly ImapWord[], byUid: boolean): [at: number, message: StoredMessage][] | null {
    this.#news();
    const last = byUid ? (this.#view.at(-1)?.uid ?? 0) : this.#view.length;
    const within = inSequence(String(words[0]), last);
    if (within === null) return null;
    return this.#view.flatMap((message, index) =>
      within(byUid ? message.uid : index + 1) ? [[index + 1, message]] : [],
    );
  }

  #fetch(words: readonly ImapWord[], byUid: boolean): End {
    const chosen = this.#chosen(words, byUid);
    const items = [words[1] ?? []].flat();
    if (chosen === null) return ['BAD', 'that is no sequence'];
    const wanted = byUid && !items.includes('UID') ? ['UID', ...items] : items;
    for (const [at, message] of chosen) {
      const parts = fetched(message, wanted, this.#selected?.writable === true);
      if (parts === null) return ['BAD', 'an item is not known here'];
      this.#write(Buffer.concat([Buffer.from(`* ${at} FETCH (`), parts, Buffer.from(')\r\n')]));
    }
    return ['OK', 'done'];
  }

  /** ALL, and HEADER with a name and a part of its value: all of them must hold. */
  #search(words: readonly ImapWord[], byUid: boolean): End {
    this.#news();
    const tests: ((text: string) => boolean)[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = String(words[at]).toUpperCase();
      if (word === 'ALL') continue;
      if (word !== 'HEADER') return ['NO', '[CANNOT] only ALL and HEADER are known here'];
      const [name, value] = [String(words[at + 1]), String(words[at + 2])].map((one) => one.toLowerCase());
      at += 2;
      tests.push((text) =>
        text
          .toLowerCase()
          .split(/\r\n(?![ \t])/)
          .some((line) => line.startsWith(`${name}:`) && line.includes(value ?? '')),
      );
    }
    const found = this.#view.flatMap((message, index) => {
      const header = message.octets.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
      return tests.every((test) => test(header)) ? [byUid ? message.uid : index + 1] : [];
    });
    this.#say(['* SEARCH', ...found].join(' '));
    return ['OK', 'done'];
  }

  #store(words: readonly ImapWord[], byUid: boolean): End {
    const chosen = this.#chosen(words, byUid);
    const [, sign = '', silent] = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(String(words[1])) ?? [];
    const flags = [words[2] ?? []].flat().map(String);
    if (chosen === null || !/FLAGS/i.test(String(words[1]))) return ['BAD', 'that is no change of flags'];
    if (this.#selected?.writable !== true) return ['NO', 'the folder is open for reading only'];
    for (const [at, message] of chosen) {
      if (sign === '') message.flags.clear();
      for (const flag of flags) {
        if (sign === '-') message.flags.delete(flag);
        else message.flags.add(flag);
      }
      if (silent === undefined)
        this.#say(`* ${at} FETCH (${byUid ? `UID ${message.uid} ` : ''}FLAGS ${flagsOf(message)})`);
    }
    return ['OK', 'done'];
  }

  #expunge(within: (uid: number) => boolean, tell: boolean): void {
    const gone = new Set(this.#view.filter(({ uid, flags }) => flags.has('\\Deleted') && within(uid)));
    this.#selected?.folder.remove(gone);
    for (let at = this.#view.length; at > 0; at--) {
      if (!gone.has(this.#view[at - 1] as StoredMessage)) continue;
      this.#view.splice(at - 1, 1);
      if (tell) this.#say(`* ${at} EXPUNGE`);
    }
  }

  #secure(): void {
    this.#lines.stop();
    this.#socket = serveTls(this.#socket, this.#options.name, this.#options.contexts);
    this.#lines = new LineReader(this.#socket);
    this.#encrypted = true;
  }

  #say(line: string): void {
    this.#write(Buffer.from(`${line}\r\n`));
  }

  #write(octets: Buffer): void {
    if (!this.#socket.writable) throw new Over();
    this.#socket.write(octets);
  }

  #leave(line: string): never {
    if (line !== '') this.#say(line);
    this.#socket.end();
    throw new Over();
  }
}
