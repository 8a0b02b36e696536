/** Servers as people name them, with a port or without. */
import { describe, expect, it } from 'vitest';
import { readTarget, readTargets } from '../../src/commands/targets.ts';
import { portList } from '../../src/commands/values.ts';
import { UsageError } from '../../src/model/usage-error.ts';

describe('a server', () => {
  it.each([
    ['mail.example.com', { kind: 'host', ascii: 'mail.example.com' }],
    [' Mail.Example.com. ', { kind: 'host', ascii: 'mail.example.com' }],
    ['mail.example.com:587', { kind: 'host', ascii: 'mail.example.com', port: 587 }],
    [
      'bücher.example:25',
      { kind: 'host', ascii: 'xn--bcher-kva.example', display: 'bücher.example', port: 25 },
    ],
    ['192.0.2.1', { kind: 'ip', ascii: '192.0.2.1' }],
    ['192.0.2.1:465', { kind: 'ip', ascii: '192.0.2.1', port: 465 }],
    ['2001:db8::25', { kind: 'ip', ascii: '2001:db8::25' }],
    ['[2001:db8::25]', { kind: 'ip', ascii: '2001:db8::25' }],
    ['[2001:DB8:0::25]:465', { kind: 'ip', ascii: '2001:db8::25', port: 465 }],
  ])('%s', (text, expected) => {
    const target = readTarget(text, 'server');
    expect(target).toMatchObject(expected);
    expect('port' in target).toBe('port' in expected);
  });

  it.each([
    'mail.example.com:',
    'mail.example.com:0',
    'mail.example.com:65536',
    'mail.example.com:smtp',
    '[mail.example.com]:25',
    'a:b:c',
    ':25',
    'https://mail.example.com',
    'user@example.com',
  ])('%s is refused with a hint', (text) => {
    expect(() => readTarget(text, 'server')).toThrow(UsageError);
  });

  it('is looked at once for each port it is named with', async () => {
    const io = { lines: () => (async function* () {})() };
    const seen: unknown[] = [];
    for await (const one of readTargets(
      ['a.example.com:25', 'a.example.com', 'a.example.com:25'],
      [],
      'server',
      io,
    ))
      seen.push(Object.keys(one)[0]);
    expect(seen).toEqual(['target', 'target', 'repeated']);
  });
});

describe('--ports', () => {
  it('lists each port once', () => expect(portList('--ports', '25, 587,25')).toEqual([25, 587]));
  it.each(['', '25,', 'smtp', '70000', '-1'])('refuses "%s"', (text) => {
    expect(() => portList('--ports', text)).toThrow(UsageError);
  });
});
