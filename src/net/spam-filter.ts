/** Hands a message to SpamAssassin (spamc protocol) or rspamd (HTTP) and brings back the answer, bounded; never throws. */
import { request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import type { AskFilter, FilterRequest, SpamFilter } from '../model/spam-filter.ts';
import { type DialOptions, dialNamed } from './dial.ts';

export interface FilterWorld extends DialOptions {
  clock: Clock;
}

/** Octets of an answer; honest ones have a few thousand. */
const MAX_ANSWER = 1_048_576;
const MAX_HEADER = 16_384;

export function createAskFilter(world: FilterWorld): AskFilter {
  return async (filter, request) => {
    const at = world.clock.now().toISOString();
    const began = world.clock.monotonicMs();
    const dialled = await dialNamed(filter.host, filter.port, world);
    const answer = dialled.ok ? await exchange(dialled.socket, filter, request, world) : dialled.failure;
    return typeof answer === 'string'
      ? { status: 'observed', value: answer, at, tookMs: world.clock.monotonicMs() - began }
      : // Whose filter it is, theirs is not the fault.
        { status: 'failed', failure: { ...answer, cause: 'vantage' } };
  };
}

/** Bounded in time as one reply of a mail server is. */
function exchange(
  socket: Socket,
  filter: SpamFilter,
  request: FilterRequest,
  { limits, signal }: FilterWorld,
): Promise<string | Failure> {
  return new Promise((resolve) => {
    const finish = (answer: string | Failure): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(answer);
      socket.destroy();
    };
    const fail = (kind: Failure['kind'], says: string, code?: string): void =>
      finish({
        stage: 'fetch',
        kind,
        ...(code !== undefined && { code }),
        detail: `${filter.text} ${says}`,
        cause: 'vantage',
      });
    const onAbort = (): void => fail('cancelled', 'had not answered when the run ended');
    const seconds = Math.round(limits.commandMs / 100) / 10;
    const timer = setTimeout(
      () => fail('timeout', `gave no answer within ${seconds} s (--command-timeout gives it longer)`),
      limits.commandMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const broken = ({ code = 'ERROR' }: NodeJS.ErrnoException): void =>
      fail(
        code.startsWith('HPE_') ? 'malformed' : 'closed',
        code.startsWith('HPE_') ? 'sent no valid HTTP answer' : `broke off (${code})`,
        code,
      );
    const listener: Listener = { limit: () => fail('limit', 'sent an answer beyond all measure'), broken };
    if (filter.kind === 'spamassassin') {
      gather(socket, listener, finish);
      const head = `REPORT SPAMC/1.5\r\nContent-length: ${request.octets.length}\r\n\r\n`;
      socket.write(head);
      socket.end(request.octets);
    } else askRspamd(socket, filter, request, listener, finish, fail);
  });
}

interface Listener {
  limit(): void;
  broken(error: NodeJS.ErrnoException): void;
}

function askRspamd(
  socket: Socket,
  { host, port, path }: SpamFilter,
  { octets, ip, helo, mailFrom }: FilterRequest,
  listener: Listener,
  done: (answer: string) => void,
  fail: (kind: Failure['kind'], says: string, code?: string) => void,
): void {
  const post = httpRequest(
    {
      createConnection: () => socket,
      method: 'POST',
      path: `${path}/checkv2`,
      setHost: false,
      maxHeaderSize: MAX_HEADER,
      headers: {
        host: `${host.includes(':') ? `[${host}]` : host}:${port}`,
        'user-agent': 'mailsonde',
        'content-length': octets.length,
        connection: 'close',
        ...(ip !== undefined && { ip }),
        ...(helo !== undefined && { helo: asHeader(helo) }),
        ...(mailFrom !== undefined && { from: asHeader(mailFrom) }),
      },
    },
    (answer) => {
      if (answer.statusCode === 200) gather(answer, listener, done);
      else {
        answer.resume();
        fail('rejected', `answers with HTTP status ${answer.statusCode}`, String(answer.statusCode));
      }
    },
  );
  post.on('error', listener.broken);
  post.end(octets);
}

/** What a message says of its envelope may hold anything; HTTP carries Latin-1 without controls. */
function asHeader(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 1_000);
}

function gather(
  stream: NodeJS.ReadableStream,
  { limit, broken }: Listener,
  done: (answer: string) => void,
): void {
  const pieces: Buffer[] = [];
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size <= MAX_ANSWER) pieces.push(piece);
    else limit();
  });
  stream.once('end', () => done(Buffer.concat(pieces).toString()));
  stream.on('error', broken);
  // A connection that goes without a word of its end.
  stream.once('close', () => broken({ name: 'Error', message: 'closed', code: 'ECONNRESET' }));
}
