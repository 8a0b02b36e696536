/** A port that lets nobody in and refuses nobody: connections to it hang, as behind a firewall that drops packets. */
import { createServer, type Server } from 'node:net';
import { Worker } from 'node:worker_threads';

export interface Silence {
  /** `127.0.0.1:PORT` */
  address: string;
  /** Resolves once the silence is complete; starting it costs a thread, so it is left until somebody needs it. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * A thread that listens, fills its own queue of connections and then stands still for ever: what comes after that the
 * kernel drops. Microtasks run once the connections are under way, and before the event loop could accept any.
 */
const STANDSTILL = `
const { createServer, connect } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
createServer().listen({ ...workerData, backlog: 1 }, () => {
  for (let i = 0; i < 4; i++) connect(workerData).on('error', () => {});
  queueMicrotask(() => {
    parentPort.postMessage('silent');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
});
`;

export async function reserveSilence(): Promise<Silence> {
  // Holds the port until the thread takes it.
  const holder = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    holder.once('error', reject);
    holder.listen(0, HOST, () => resolve());
  });
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let worker: Worker | undefined;
  let begun: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    await closed(holder);
    worker = new Worker(STANDSTILL, { eval: true, workerData: { port, host: HOST } });
    const made = worker;
    await new Promise<void>((resolve, reject) => {
      made.once('message', () => resolve());
      made.once('error', reject);
    });
    made.unref();
  };
  return {
    address: `${HOST}:${port}`,
    begin() {
      begun ??= begin();
      return begun;
    },
    async close() {
      await begun?.catch(() => {});
      await Promise.all([worker?.terminate(), begun === undefined && closed(holder)]);
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
