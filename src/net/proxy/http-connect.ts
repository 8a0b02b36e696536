/** HTTP CONNECT (RFC 9110 §9.3.6): a proxy of the web as a way to a mail server. */
import { request } from 'node:http';
import type { Failure } from '../../model/failure.ts';
import type { AskProxy } from './tunnel.ts';

/** The head of the answer is short. */
const MAX_HEAD = 16_384;

export const connectOverHttp: AskProxy = (socket, destination, { server, password }, timeoutMs) =>
  new Promise((resolve) => {
    const { host, port } = destination;
    const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const fail = (kind: Failure['kind'], code: string, detail: string): void => {
      clearTimeout(timer);
      resolve({ failure: { kind, code, detail, cause: 'vantage' } });
    };
    const timer = setTimeout(
      () =>
        fail(
          'timeout',
          'ETIMEDOUT',
          `the proxy ${server.text} did not connect us within ${Math.round(timeoutMs / 100) / 10} s`,
        ),
      timeoutMs,
    );
    const account = Buffer.from(`${server.user ?? ''}:${password ?? ''}`).toString('base64');
    const asked = request({
      method: 'CONNECT',
      path,
      createConnection: () => socket,
      maxHeaderSize: MAX_HEAD,
      setHost: false,
      headers: {
        host: path,
        ...(server.user !== undefined && { 'proxy-authorization': `Basic ${account}` }),
      },
    });
    asked.once('error', (error: NodeJS.ErrnoException) => {
      const code = (error.code ?? 'ERROR').slice(0, 80);
      const answered = code.startsWith('HPE_');
      fail(
        answered ? 'malformed' : 'closed',
        code,
        answered
          ? `what the proxy ${server.text} said is no HTTP`
          : `the proxy ${server.text} closed the connection before it connected us`,
      );
    });
    asked.once('connect', ({ statusCode = 0, statusMessage = '' }, tunnel, head) => {
      if (statusCode < 200 || statusCode > 299) {
        const said = `${statusCode} ${statusMessage}`.trim().slice(0, 200);
        fail('rejected', String(statusCode), `the proxy ${server.text} ${meaning(statusCode)}: ${said}`);
        return;
      }
      clearTimeout(timer);
      // The server's greeting may have come in one packet with the proxy's word.
      if (head.length > 0) tunnel.unshift(head);
      tunnel.on('error', () => {});
      resolve({ socket });
    });
    asked.end();
  });

function meaning(statusCode: number): string {
  if (statusCode === 407) return 'wants a user name and a password, or other ones';
  if (statusCode === 403) return 'does not let us go there';
  if (statusCode === 405 || statusCode === 501) return 'does not know CONNECT';
  if ([502, 503, 504].includes(statusCode)) return 'could not reach the server';
  return 'did not connect us';
}
