import { describe, expect, it } from 'vitest';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';

describe('mx-target-registered', () => {
  it.each([
    [
      'passes for hosts that exist',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['pass'],
    ],
    [
      'fails for a domain that does not exist',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
example.com MX 20 mx.gone.net
net SOA a. b. 1`,
      ['pass', 'fail'],
    ],
    [
      'fails at the end of a dangling alias',
      `example.com MX 10 a.example.com
a.example.com CNAME mx.gone.net
net SOA a. b. 1`,
      ['fail'],
    ],
    [
      'passes where the domain exists, though the host does not',
      `example.com MX 10 a.example.com
example.com MX 20 mx.kept.net
kept.net SOA a. b. 1
a.example.com A 11.0.0.1`,
      ['pass', 'pass'],
    ],
    ['passes where nobody can register it', `example.com MX 10 mx.corp.lan`, ['pass']],
    [
      'is unknown where that cannot be looked up',
      `example.com MX 10 mx.gone.net
gone.net SERVFAIL
net SOA a. b. 1`,
      ['unknown'],
    ],
    ['is skipped for a null MX', `example.com MX 0 .`, ['skipped']],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'mx-target-registered')).toEqual(verdicts);
  });
});
