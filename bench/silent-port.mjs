// A port that never answers, as behind a firewall that drops: a listener in a process of its own that takes nobody out of
// its full queue, so that the kernel drops whoever knocks. Prints its port, then does nothing until it is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

export async function silentPort() {
  const child = spawn(process.execPath, [self, 'listen'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [text] = await once(child.stdout, 'data');
  const port = Number(text.toString());
  const waiting = [];
  // Until the queue is full; how many fit is the kernel's business.
  for (let taken = true; taken && waiting.length < 16; ) {
    const socket = connect({ host: '127.0.0.1', port });
    waiting.push(socket);
    taken = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
      setTimeout(() => resolve(false), 250);
    });
  }
  return {
    port,
    close() {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}

if (process.argv[1] === self && process.argv[2] === 'listen') {
  const server = createServer();
  server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
    writeSync(1, `${server.address().port}\n`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}
