/** Lines as containers and journalctl keep them, logs in UTF-16, and archives that are no log. */
import { describe, expect, it } from 'vitest';
import { logNotBlocked } from '../../../src/checks/logs/log-not-blocked.ts';
import { unpacked } from '../../../src/cli/unpack.ts';
import { judge } from '../../../src/run/judge.ts';
import { observed } from '../../support/evidence.ts';
import { readLog, source } from '../../support/logs.ts';

const REST =
  'postfix/smtp[1]: 4XaB1c2dEfzRk1: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 OK)';
const LINE = `Nov 20 06:00:00 mail ${REST}`;
const json = (log: string): string =>
  JSON.stringify({ log: `${log}\n`, stream: 'stdout', time: '2026-11-20T06:00:01.123456789Z' });

describe('a line within another', () => {
  it.each([
    ['docker compose', `postfix-mailcow-1  | ${LINE}`],
    ['Kubernetes', `2026-11-20T06:00:01.123456789Z stdout F ${LINE}`],
    ['Kubernetes, with a zone', `2026-11-20T06:00:01.1+01:00 stderr F ${LINE}`],
    ['Kubernetes, the program without a time', `2026-11-20T06:00:01.123456789Z stdout F ${REST}`],
    ['Docker', json(LINE)],
    ['Docker, the program without a time', json(REST)],
    ['Docker within compose', `mail-1 | ${json(LINE)}`],
    ['journalctl -o short-full', `Fri 2026-11-20 06:00:00 CET mail ${REST}`],
    ['the same on a Sunday in UTC', `Sun 2026-11-22 06:00:00 UTC mail ${REST}`],
  ])('is read: %s', async (_, line) => {
    const { deliveries, unread, files, from } = await readLog(`${line}\n`);
    expect({ deliveries, unread, formats: files[0]?.formats }).toEqual({
      deliveries: 1,
      unread: 0,
      formats: ['postfix'],
    });
    expect(from).toMatch(/^2026-11-2[02]T/);
  });

  it('takes the time from whoever kept it where the program tells none', async () => {
    expect((await readLog(json(REST))).from).toMatch(/^2026-11-20T06:00:01/);
    expect((await readLog(`Sun 2026-11-22 06:00:00 UTC mail ${REST}`)).from).toMatch(/^2026-11-22T06:00:00/);
  });

  it.each([
    'postfix-1 | what is no log',
    '{"log":"what is no log\\n"}',
    '{"log":',
    '{"log":5}',
    `a | b | c | d | ${LINE}`,
  ])('stays unread where nobody can read it: %s', async (line) => {
    expect(await readLog(line)).toMatchObject({ deliveries: 0, unread: 1 });
  });

  it('may be empty', async () => {
    expect(await readLog(json(''))).toMatchObject({ unread: 0, aside: 1 });
  });
});

describe('a file', () => {
  const opened = (octets: Buffer, piece: number) => [
    { ...source(''), pieces: () => unpacked(source(octets, { piece }).pieces() as AsyncIterable<Buffer>) },
  ];

  it.each([
    ['UTF-16, little end first', Buffer.from(`\ufeff${LINE}\r\n`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${LINE}\r\n`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${LINE}\n`)],
  ])('in %s is read', async (_, octets) => {
    for (const piece of [7, 65_536])
      expect(await readLog(opened(octets, piece))).toMatchObject({ deliveries: 1, unread: 0 });
  });

  it('in a zip is not taken for a log', async () => {
    const { files, lines } = await readLog(opened(Buffer.from('PK\x03\x04rest\nrest\n', 'latin1'), 65_536));
    expect(lines).toBe(0);
    expect(files[0]?.problem).toContain('unzip -p FILE | mailsonde logs -');
  });
});

it('calls the recipient’s domain the receiver where OpenSMTPD gave up without a host', async () => {
  const { providers } = await readLog(
    'Nov 20 06:00:00 mail smtpd[1]: 0123456789abcdef mta delivery evpid=aaaaaaaabbbbbbbb from=<a@example.com> to=<b@gone.example> rcpt=<-> source="-" relay="-" delay=4d result="Expire" stat="Envelope expired"\n',
  );
  expect(providers.map(({ name }) => name)).toEqual(['gone.example']);
});

it('puts no file name in the place of a domain', async () => {
  const line = `Nov 20 06:00:00 mail postfix/smtp[1]: 4XaB1c2dEfzRk1: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.7.1, status=bounced (host mx.example.com[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org)`;
  const lines = Array.from({ length: 30 }, (_, at) => line.replace('zRk1', `zRk${at}`));
  const log = observed(await readLog(`${lines.join('\n')}\n`));
  const { findings } = judge(
    [{ ...logNotBlocked, topic: 'logs' }] as unknown as Parameters<typeof judge>[0],
    { log } as never,
    'mail.log',
    new Date('2026-11-22T00:00:00Z'),
  );
  expect(JSON.stringify(findings)).toContain('check DOMAIN --ip');
});
