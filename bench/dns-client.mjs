// Questions a second of our DNS client against node:dns in the same run, 1,000 in flight, the server in a process of its
// own. Prints a ratio: absolute numbers say more about the machine than about the program.
//
//   node bench/dns-client.mjs [questions]
import { fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const IN_FLIGHT = 1000;
const ROUNDS = 3;

if (process.argv[2] === 'serve') serve();
else await measure(Number(process.argv[2] ?? 60_000));

/** Answers every question with the same address, by hand so that the server is never what is measured. */
function serve() {
  const socket = createSocket('udp4');
  const record = Buffer.from('c00c0001000100000e100004c0000201', 'hex');
  socket.on('message', (query, peer) => {
    let end = 12;
    while (query[end] !== 0) end += query[end] + 1;
    end += 5;
    const answer = Buffer.concat([query.subarray(0, end), record]);
    answer.writeUInt16BE(0x8180, 2);
    answer.writeUInt16BE(1, 6);
    answer.writeUInt32BE(0, 8);
    socket.send(answer, peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1', () => {
    socket.setRecvBufferSize(4 << 20);
    process.send(socket.address().port);
  });
  process.on('disconnect', () => process.exit());
}

async function measure(questions) {
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  const port = await new Promise((resolve) => server.once('message', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-bench-'));
  try {
    const { createContext } = await bundle(folder);
    const ours = [];
    const theirs = [];
    let serial = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const ctx = createContext({ dns: [`127.0.0.1:${port}`] });
      ours.push(
        await rate(questions, async () => {
          const outcome = await ctx.dns.query(`n${serial++}.example`, 'A');
          if (outcome.status !== 'observed') throw new Error(JSON.stringify(outcome));
        }),
      );
      ctx.close();
      const resolver = new Resolver({ timeout: 5000, tries: 2 });
      resolver.setServers([`127.0.0.1:${port}`]);
      theirs.push(await rate(Math.ceil(questions / 4), () => resolver.resolve4(`n${serial++}.example`)));
    }
    const [best, other] = [Math.max(...ours), Math.max(...theirs)];
    const line = (name, value) => `${name.padEnd(10)} ${Math.round(value).toLocaleString('en')} questions/s`;
    console.log(`${IN_FLIGHT.toLocaleString('en')} in flight, best of ${ROUNDS}`);
    console.log(line('mailsonde', best));
    console.log(line('node:dns', other));
    console.log(`ratio      ${(best / other).toFixed(1)}`);
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle(folder) {
  const outfile = join(folder, 'context.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../src/net/context.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
    logLevel: 'warning',
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  return import(pathToFileURL(outfile).href);
}

async function rate(questions, ask) {
  let left = questions;
  const began = performance.now();
  const worker = async () => {
    while (left-- > 0) await ask();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return questions / ((performance.now() - began) / 1000);
}
