/** A blocklist key from a file: it stands in the questions, and nowhere in what we print, save or tell while waiting. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliLab, openCliLab } from '../support/cli-lab.ts';
import {
  answers,
  nodata,
  type Script,
  type ScriptedDnsServer,
  startDnsServer,
} from '../support/dns-server.ts';

const KEY = 'Zz81Hush77SecretKey00xx';

let lab: CliLab;
let key: string[];
beforeAll(async () => {
  lab = await openCliLab();
  const file = lab.file('key.txt', `${KEY}\n`);
  key = [
    ...['--blocklist-key', `zen.dq.spamhaus.net=@${file}`],
    ...['--blocklist-key', `private.example=@${file}`],
  ];
});
afterAll(() => lab.close());

/** Servers that put the key back into our hands in every way they have. */
const worlds: [string, Script][] = [
  [
    'answers with the question in its words',
    ({ name, type }) => {
      if (type === 'TXT')
        return answers({ type: 'TXT', name, ttl: 60, data: [`see https://x.example/?q=${name}`] });
      if (type === 'A') return answers({ type: 'A', name, ttl: 60, data: '127.0.0.2' });
      return nodata();
    },
  ],
  ['fails', () => ({ rcode: 2, extendedError: { code: 22, text: `no reply for ${KEY.toLowerCase()}` } })],
  ['is silent', () => ({ drop: true })],
  ['refuses', () => ({ rcode: 5 })],
  [
    'redirects',
    ({ name, type }) =>
      answers({ type: 'CNAME', name, ttl: 60, data: `${KEY}.elsewhere.example` }, {
        type: type === 'TXT' ? 'TXT' : 'A',
        name: `${KEY}.elsewhere.example`,
        ttl: 60,
        data: '127.0.0.9',
      } as never),
  ],
  ['answers nonsense', ({ name }) => answers({ type: 'A', name: `x.${name}`, ttl: 60, data: '127.0.0.2' })],
];

describe('a blocklist key', () => {
  it.each(worlds)('stays secret where the list %s', async (_, script) => {
    const server: ScriptedDnsServer = await startDnsServer(script);
    const flags = [
      ...key,
      '--dns',
      server.address,
      '--dns-timeout',
      '300ms',
      '--connect-to',
      ':25:127.0.0.1:1',
    ];
    const ways = [
      ['blocklist', '192.0.2.25', '-v'],
      ['check', 'healthy.example', '--ip', '192.0.2.25', '--json'],
      ['check', 'healthy.example', '--ip', '192.0.2.25', '--format', 'markdown', '-v'],
    ];
    const seen = await Promise.all(
      ways.map(async (way, index) => {
        const saved = join(lab.folder, `evidence-${index}.json`);
        const { stdout, stderr, status } = await lab.run([...way, ...flags, '--save-evidence', saved]);
        expect(status).not.toBe(4);
        expect(stdout).not.toBe('');
        return stdout + stderr + readFileSync(saved, 'utf8');
      }),
    );
    await server.close();
    // The key must really have been in play, or its absence would prove nothing.
    expect(server.asked.some(({ name }) => name.toLowerCase().includes(KEY.toLowerCase()))).toBe(true);
    expect(seen.join('')).toContain('<key>');
    expect(seen.filter((text) => text.toLowerCase().includes(KEY.toLowerCase()))).toEqual([]);
  });

  it('must belong to a list that is asked', async () => {
    const { status, stdout, stderr } = await lab.run([
      ...['blocklist', '192.0.2.25', '--blocklist', 'zen.spamhaus.org,private.example', ...key],
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/has a key for zen\.dq\.spamhaus\.net, which --blocklist leaves out/);
  });

  it('is not told when its file is wrong', async () => {
    for (const content of [`${KEY} ${KEY}`, `zone=${KEY}`]) {
      const file = lab.file('wrong.txt', content);
      const { status, stdout, stderr } = await lab.run([
        ...['blocklist', '192.0.2.25', '--blocklist-key', `zen.dq.spamhaus.net=@${file}`],
      ]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).not.toContain(KEY);
    }
    const { status, stderr } = await lab.run([
      'blocklist',
      '192.0.2.25',
      '--blocklist-key',
      `a.example=${KEY}`,
    ]);
    expect(status).toBe(2);
    expect(stderr).not.toContain(KEY);
  });
});
