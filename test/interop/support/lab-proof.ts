/** Runs a lab domain's proof: a foreign tool looks at the lab, and says what it sees. */
import { spawn } from 'node:child_process';
import type { Lab, LabProof } from '../../../src/lab/index.ts';
import { runDig } from './dig.ts';
import { PYTHON } from './tools.ts';

/** python3-spf over py3dns, asking the lab's resolver. */
const SPF_SCRIPT = `
import sys, DNS, spf
host, port, ip, sender, helo = sys.argv[1:]
DNS.defaults.update(server=[host], port=int(port), timeout=5)
DNS.DiscoverNameServers = lambda: None
print(*spf.check2(i=ip, s=sender, h=helo, timeout=10))
`;

export interface ProofWorld {
  lab: Lab;
  caFile: string;
}

/** What the tool wrote, both streams together. */
export async function runProof({ tool, args }: LabProof, { lab, caFile }: ProofWorld): Promise<string> {
  const [host = '', port = ''] = lab.dns.split(':');
  const web = (lab.connectTo[0] ?? '').replace(/^:443:/, '');
  const server = [`@${host}`, '-p', port];
  const [first = ''] = args;
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
