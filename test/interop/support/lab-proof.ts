/** Runs a lab domain's proof: a foreign tool looks at the lab, and says what it sees. */
import { spawn } from 'node:child_process';
import type { Lab, LabProof } from '../../../src/lab/index.ts';
import { runDig } from './dig.ts';
import { PYTHON } from './tools.ts';

/** python3-spf over py3dns, asking the lab's resolver; left to itself it takes dnspython where that is installed. */
const SPF_SCRIPT = `
import sys
sys.modules['dns'] = None
import DNS, spf
host, port, ip, sender, helo = sys.argv[1:]
DNS.defaults.update(server=[host], port=int(port), timeout=5)
DNS.DiscoverNameServers = lambda: None
print(*spf.check2(i=ip, s=sender, h=helo, timeout=10))
`;

/** Says NOOP in one piece with STARTTLS, and tells what is answered to it over TLS. */
const INJECTION_SCRIPT = `
import socket, ssl, sys
plain = socket.create_connection((sys.argv[1], int(sys.argv[2])), 3)
plain.recv(4096)
plain.sendall(b'EHLO probe.example\\r\\n')
plain.recv(4096)
plain.sendall(b'STARTTLS\\r\\nNOOP\\r\\n')
plain.recv(4096)
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
secure = context.wrap_socket(plain)
secure.settimeout(2)
print('over TLS:', secure.recv(4096).decode())
`;

/** Where the lab's rules lead a connection. */
function addressOf({ connectTo }: Lab, host: string, port: string): string {
  const rule =
    connectTo.find((one) => one.startsWith(`${host}:${port}:`) || one.startsWith(`:${port}:`)) ??
    connectTo.at(-1);
  return rule?.split(':').slice(2).join(':') ?? '';
}

export interface ProofWorld {
  lab: Lab;
  caFile: string;
}

/** What the tool wrote, both streams together. */
export async function runProof({ tool, args }: LabProof, { lab, caFile }: ProofWorld): Promise<string> {
  const [host = '', port = ''] = lab.dns.split(':');
  const web = (lab.connectTo[0] ?? '').replace(/^:443:/, '');
  const server = [`@${host}`, '-p', port];
  const [first = '', port25 = '', ...rest] = args;
  const [mailHost = '', mailPort = ''] = addressOf(lab, first, port25).split(':');
  const startTls = [
    ...['s_client', '-starttls', 'smtp', '-connect', `${mailHost}:${mailPort}`, '-servername', first],
    ...['-verify_hostname', first, '-CAfile', caFile],
  ];
  switch (tool) {
    case 'dig':
      return runDig([...server, ...args]);
    case 'spf':
      return run(PYTHON, ['-c', SPF_SCRIPT, host, port, ...args]);
    case 'curl':
      return run('curl', ['-si', '--cacert', caFile, '--connect-to', `::${web}`, first]);
    case 'openssl':
      return run('openssl', [
        ...['s_client', '-connect', web, '-servername', first],
        ...['-verify_hostname', first, '-CAfile', caFile],
      ]);
    case 'nc':
      // Three seconds: longer than any of these hosts needs to show what it does.
      return run(
        'timeout',
        ['3', 'nc', '-v', '-w', '2', mailHost, mailPort],
        rest.map((one) => `${one}\r\n`).join(''),
      );
    case 'swaks':
      return run('timeout', [
        '5',
        'swaks',
        '--server',
        mailHost,
        '--port',
        mailPort,
        '--ehlo',
        'probe.example',
        ...rest,
      ]);
    case 'starttls':
      return run('timeout', ['3', 'openssl', ...startTls, ...rest]);
    case 'dane': {
      const records = (await runDig([...server, '+short', 'TLSA', `_25._tcp.${first}`])).trim().split('\n');
      const data = records.flatMap((one) => ['-dane_tlsa_rrdata', one]);
      return run('timeout', ['3', 'openssl', ...startTls, '-dane_tlsa_domain', first, ...data]);
    }
    case 'injection':
      return run(PYTHON, ['-c', INJECTION_SCRIPT, mailHost, mailPort]);
    case 'dkim-key': {
      const record = (await runDig([...server, '+short', 'TXT', first])).replaceAll(/"\s*"|"|\\/g, '');
      const key = /(?:^|;)\s*p=([^;]*)/.exec(record)?.[1] ?? '';
      const lines = key.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
      const pem = ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
      return run('openssl', ['pkey', '-pubin', '-noout', '-text'], pem);
    }
  }
}

function run(command: string, args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
