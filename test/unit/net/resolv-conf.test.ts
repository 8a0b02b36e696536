/** resolv.conf as it is found on machines. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseResolvConf } from '../../../src/net/dns/resolv-conf.ts';
import { systemServers } from '../../../src/net/dns/system-servers.ts';

it('reads servers and options, and nothing else', () => {
  const text = `# comment\n; comment\nsearch example.com\nnameserver 192.0.2.1\r\n  nameserver\t2001:db8::1 # x
nameserver fe80::1%eth0\nnameserver 192.0.2.4\nnameserver nonsense\noptions ndots:5 timeout:1 trust-ad\noptions attempts:9 edns0\n`;
  expect(parseResolvConf(text)).toEqual({
    nameservers: ['192.0.2.1', '2001:db8::1', 'fe80::1%eth0'],
    timeoutS: 1,
    attempts: 5,
    trustAd: true,
  });
});

it('makes do with an empty or broken file', () => {
  expect(parseResolvConf('')).toEqual({ nameservers: [], trustAd: false });
  expect(parseResolvConf('nameserver\noptions\noptions timeout:x timeout:-1 attempts:0\n\u0000')).toEqual({
    nameservers: [],
    attempts: 1,
    trustAd: false,
  });
});

it('asks the servers of the system, or those Node knows where the file names none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailsonde-resolv-'));
  const file = join(folder, 'resolv.conf');
  writeFileSync(file, 'nameserver 192.0.2.7\noptions timeout:2 attempts:3\n');
  expect(systemServers(file)).toMatchObject({
    servers: [{ transport: 'udp', host: '192.0.2.7', port: 53 }],
    stepMs: 2000,
    attempts: 3,
    trustAd: false,
  });
  rmSync(folder, { recursive: true });
  expect(systemServers(file).servers.length).toBeGreaterThan(0);
});
