// A mail host for benchmarks, in a process of its own: STARTTLS, and whatever the server sends leaves it a fixed delay
// after it was written, so that each flight costs the same. Prints its port, then serves until it is killed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';

const delayMs = Number(process.argv[2] ?? 20);

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-bench-'));
  try {
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
    const subject = ['-subj', '/CN=mx.bench.example', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
        .concat(subject)
        .concat(['-keyout', key, '-out', cert]),
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const secureContext = createSecureContext(certificate());

const server = createServer((plain) => {
  plain.setNoDelay(true).on('error', () => {});
  converse(plain, ['PIPELINING', 'SIZE 36700160', 'STARTTLS', '8BITMIME'], () => {
    plain.removeAllListeners('data');
    const secure = new TLSSocket(plain, { isServer: true, secureContext });
    secure.on('error', () => {});
    converse(secure, ['PIPELINING', 'SIZE 36700160', 'AUTH PLAIN LOGIN', '8BITMIME'], () => {});
  });
  plain.write('220 mx.bench.example ESMTP\r\n');
});

function converse(socket, offers, upgrade) {
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n')) {
      if (line.startsWith('EHLO')) {
        const lines = ['mx.bench.example', ...offers];
        socket.write(lines.map((one, at) => `250${at === lines.length - 1 ? ' ' : '-'}${one}\r\n`).join(''));
      } else if (line === 'STARTTLS') {
        socket.write('220 2.0.0 Ready to start TLS\r\n');
        upgrade();
      } else if (line === 'QUIT') socket.end('221 2.0.0 Bye\r\n');
    }
  });
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const relay = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', () => client.destroy());
    client.on('data', (chunk) => upstream.write(chunk));
    client.on('close', () => upstream.destroy());
    upstream.on('data', (chunk) => setTimeout(() => client.write(chunk), delayMs));
    upstream.on('end', () => setTimeout(() => client.end(), delayMs));
  });
  relay.listen(0, '127.0.0.1', () => console.log(relay.address().port));
});
