/**
 * A port that never answers, as behind a firewall that drops: a listener whose queue is full and who never takes anybody
 * out of it. The kernel then drops whoever else knocks. Needs no rights, and no packet leaves the machine.
 */
import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';

/** Listens, tells the port, and then does nothing at all: not even accept. */
const DEAF = `
const server = require('node:net').createServer();
server.listen({ host: process.argv[1], port: 0, backlog: 1 }, () => {
  require('node:fs').writeSync(1, server.address().port + '\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

export interface SilentPort {
  host: string;
  port: number;
  close(): void;
}

export async function silentPort(host = '127.0.0.1'): Promise<SilentPort> {
  const child = spawn(process.execPath, ['-e', DEAF, host], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  const waiting: Socket[] = [];
  // Until the queue is full; how many fit is the kernel's business.
  for (let taken = true; taken && waiting.length < 16; ) {
    const socket = connect({ host, port });
    waiting.push(socket);
    taken = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
      setTimeout(() => resolve(false), 250);
    });
  }
  return {
    host,
    port,
    close() {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
