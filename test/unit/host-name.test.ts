import { describe, expect, it } from 'vitest';
import { hostNameProblem } from '../../src/parse/host-name.ts';

describe('hostNameProblem', () => {
  it.each(['mail.example.com', 'MX1.Example.com', 'my_host.example.com', 'xn--bcher-kva.example', 'a.b'])(
    'accepts %s',
    (name) => {
      expect(hostNameProblem(name)).toBeNull();
    },
  );

  it.each([
    ['', 'empty'],
    ['11.0.0.1', 'ip-address'],
    ['[11.0.0.1]', 'ip-address'],
    ['2600::1', 'ip-address'],
    ['[IPv6:2600::1]', 'ip-address'],
    ['localhost', 'localhost'],
    ['localhost.localdomain', 'localhost'],
    ['mail.localhost', 'localhost'],
    ['mail', 'single-label'],
    ['mail server.example.com', 'illegal-character'],
    ['m\u00e4il.example.com', 'illegal-character'],
    ['mail..example.com', 'malformed'],
    [`${'a'.repeat(64)}.example.com`, 'malformed'],
  ])('refuses %s', (name, code) => {
    expect(hostNameProblem(name)?.code).toBe(code);
  });
});
