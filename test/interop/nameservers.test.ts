/** The resolver against a real signed NSD behind a real Unbound. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Nameservers, startNameservers } from './support/nameservers.ts';

const SOA = (apex: string): string =>
  `${apex}. 300 IN SOA ns.${apex}. hostmaster.${apex}. 1 3600 600 86400 300\n${apex}. 300 IN NS ns.root-servers.interop.\n`;

let servers: Nameservers;

beforeAll(async () => {
  servers = await startNameservers([
    {
      apex: 'signed.example',
      state: 'signed',
      text: `${SOA('signed.example')}signed.example. 300 IN TXT "v=spf1 -all"\n`,
    },
    {
      apex: 'plain.example',
      state: 'unsigned',
      text: `${SOA('plain.example')}plain.example. 300 IN TXT "v=spf1 -all"\n`,
    },
    {
      apex: 'bogus.example',
      state: 'bogus',
      text: `${SOA('bogus.example')}bogus.example. 300 IN TXT "v=spf1 -all"\n`,
    },
  ]);
});

afterAll(async () => {
  await servers?.close();
});

function dig(server: string, ...question: string[]): string {
  const [host, port] = server.split(':') as [string, string];
  return execFileSync('dig', [`@${host}`, '-p', port, ...question]).toString();
}

describe('the world itself, seen with dig', () => {
  it('validates, tells bogus, and leaves the unsigned alone', () => {
    expect(dig(servers.resolver, 'signed.example', 'TXT', '+dnssec')).toMatch(/flags:[^;]*\bad\b/);
    expect(dig(servers.resolver, 'plain.example', 'TXT', '+dnssec')).not.toMatch(/flags:[^;]*\bad\b/);
    expect(dig(servers.resolver, 'bogus.example', 'TXT')).toMatch(/SERVFAIL/);
    expect(dig(servers.resolver, 'bogus.example', 'TXT', '+cd')).toMatch(/v=spf1 -all/);
    expect(dig(servers.plain, 'bogus.example', 'TXT')).toMatch(/v=spf1 -all/);
  });
});
