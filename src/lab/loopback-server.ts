/** Servers of the lab: a free port on loopback, and an end that waits for nobody. */
import type { Server } from 'node:net';

const HOST = '127.0.0.1';

export interface LoopbackServer {
  /** `127.0.0.1:PORT` */
  address: string;
  /** Fulfilled once nothing is open any more. */
  close(): Promise<void>;
}

/** `cut` ends the connections that still stand. Rejects where no port is to be had. */
export async function listenOnLoopback(server: Server, cut: () => void): Promise<LoopbackServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
