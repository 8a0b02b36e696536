/** A submission server on loopback whose half of the sign-in is a function, honest or not. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { KeyAndCertificate } from './certificates.ts';

/** One line of the client; `turn` counts from 0, which is the AUTH command. A reply without CR LF; null is silence. */
export type Answer = (line: string, turn: number) => string | null;

export interface SaslServerOptions {
  offers: string;
  answer: Answer;
  /** Implicit TLS with this; null: in clear. */
  certificate: KeyAndCertificate | null;
  /** Replies to other commands, by verb. */
  others?: Readonly<Record<string, string>>;
}

export interface SaslServer {
  port: number;
  heard: string[];
  close(): Promise<void>;
}

export async function serveSasl(options: SaslServerOptions): Promise<SaslServer> {
  const { offers, answer, certificate, others = {} } = options;
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const secureContext = certificate === null ? null : createSecureContext(certificate);
  const usual: Readonly<Record<string, string>> = {
    EHLO: `250-mail.example.com\r\n250 AUTH ${offers}`,
    QUIT: '221 2.0.0 bye',
    ...others,
  };
  const server = createServer((plain) => {
    sockets.add(plain);
    plain.on('error', () => {});
    const socket = secureContext === null ? plain : new TLSSocket(plain, { isServer: true, secureContext });
    socket.on('error', () => {});
    let turn: number | null = null;
    let held = '';
    const onLine = (line: string): void => {
      heard.push(line);
      const verb = line.split(' ')[0] ?? '';
      if (turn === null && verb === 'AUTH') turn = 0;
      const reply = turn === null ? (usual[verb] ?? '502 5.5.1 no') : answer(line, turn);
      if (turn !== null) turn = reply?.startsWith('334') === true ? turn + 1 : null;
      if (reply !== null) socket.write(`${reply}\r\n`);
    };
    socket.on('data', (chunk: Buffer) => {
      const lines = (held + chunk.toString('latin1')).split('\r\n');
      held = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    socket.write('220 mail.example.com ESMTP\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
export const unbase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

export interface ScramLies {
  /** In place of the nonce that begins with the client's. */
  nonce?: string;
  iterations?: number;
  /** In place of the signature, base64. */
  signature?: string;
  /** Says yes without a signature. */
  silent?: boolean;
}

/** The server's half of SCRAM (RFC 5802 §3); a wrong proof is refused. */
export function scramAnswer(hash: 'sha1' | 'sha256', password: string, lies: ScramLies = {}): Answer {
  const salt = randomBytes(16);
  const iterations = lies.iterations ?? 4096;
  let bare = '';
  let first = '';
  return (line, turn) => {
    if (turn === 0) {
      bare = unbase64(line.split(' ')[2] ?? '').replace(/^n,,/, '');
      const nonce = lies.nonce ?? `${/r=(.*)$/.exec(bare)?.[1]}SERVER`;
      first = `r=${nonce},s=${base64(salt)},i=${iterations}`;
      return `334 ${base64(first)}`;
    }
    if (turn === 2) return '235 2.7.0 welcome';
    if (line === '*') return '501 5.7.0 cancelled';
    const [, without = '', proof = ''] = /^(.*),p=(.*)$/.exec(unbase64(line)) ?? [];
    const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
    const salted = pbkdf2Sync(password, salt, iterations, hash === 'sha1' ? 20 : 32, hash);
    const clientKey = hmac(salted, 'Client Key');
    const message = `${bare},${first},${without}`;
    const signature = hmac(createHash(hash).update(clientKey).digest(), message);
    const due = Buffer.from(clientKey.map((octet, at) => octet ^ (signature[at] as number)));
    if (base64(due) !== proof) return '535 5.7.8 no';
    if (lies.silent) return '235 2.7.0 welcome';
    return `334 ${base64(`v=${lies.signature ?? base64(hmac(hmac(salted, 'Server Key'), message))}`)}`;
  };
}
