/** SOCKS 5 (RFC 1928), with user name and password where there are any (RFC 1929). */
import { SocksClient } from 'socks';
import type { Failure } from '../../model/failure.ts';
import type { AskProxy, Destination } from './tunnel.ts';

export const connectOverSocks: AskProxy = async (socket, destination, { server, password }, timeoutMs) => {
  try {
    await SocksClient.createConnection({
      proxy: {
        host: server.host,
        port: server.port,
        type: 5,
        ...(server.user !== undefined && { userId: server.user, password: password ?? '' }),
      },
      command: 'connect',
      destination,
      timeout: timeoutMs,
      existing_socket: socket,
    });
  } catch (error) {
    // The error itself holds the password; its message does not.
    return { failure: troubleFrom(String((error as Error).message), server.text, destination) };
  }
  // The greeting may have come in one packet with the proxy's word: the library hands it on a turn later.
  const early: Buffer[] = [];
  const collect = (chunk: Buffer): void => {
    early.push(chunk);
  };
  socket.on('error', () => {});
  socket.on('data', collect);
  await new Promise((resolve) => setImmediate(resolve));
  socket.pause();
  socket.removeListener('data', collect);
  if (early.length > 0) socket.unshift(Buffer.concat(early));
  return { socket };
};

type Trouble = Omit<Failure, 'stage'> & { stage?: Failure['stage'] };

/** By the words of the library, which has no codes; the last of them is the proxy's reply (RFC 1928 §6). */
function troubleFrom(message: string, proxy: string, { host, port }: Destination): Trouble {
  const reply = / - (\w+)$/.exec(message)?.[1];
  const ours = (kind: Failure['kind'], detail: string): Trouble => ({
    kind,
    code: reply ?? 'SOCKS',
    detail: `the proxy ${proxy} ${detail}`,
    cause: 'vantage',
  });
  if (reply === 'ConnectionRefused') {
    const detail = `${host} port ${port} refuses connections, says the proxy ${proxy}`;
    return { stage: 'connect', kind: 'refused', code: reply, detail, cause: 'target' };
  }
  if (reply === 'NotAllowed') return ours('rejected', 'does not let us go there');
  if (reply !== undefined) return ours('unreachable', `could not reach the server: ${reply}`);
  if (/authentication/i.test(message))
    return ours('rejected', 'wants a user name and a password, or other ones');
  if (/timed out/i.test(message)) return ours('timeout', 'did not connect us in time');
  if (/socket closed|ECONNRESET|EPIPE/i.test(message))
    return ours('closed', 'closed the connection before it connected us');
  return ours('malformed', 'does not speak SOCKS 5');
}
