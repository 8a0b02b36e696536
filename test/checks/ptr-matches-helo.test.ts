import { describe, expect, it } from 'vitest';
import { ptrMatchesHelo } from '../../src/checks/ptr/ptr-matches-helo.ts';
import { AS_OF, observed, topic } from '../support/evidence.ts';
import { examineZone, verdictsOf } from '../support/examine-zone.ts';
import { session } from '../support/transport.ts';

describe('ptr-matches-helo', () => {
  it.each([
    [
      'passes where they are the same',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR a.example.com`,
      ['pass'],
    ],
    [
      'fails where they differ',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1
1.0.0.11.in-addr.arpa PTR b.example.com`,
      ['fail'],
    ],
    [
      'is skipped without a name',
      `example.com MX 10 a.example.com
a.example.com A 11.0.0.1`,
      ['skipped'],
    ],
  ])('%s', async (_, zone, verdicts) => {
    expect(verdictsOf(await examineZone(zone), 'ptr-matches-helo')).toEqual(verdicts);
  });

  it.each([
    ['mail.provider.example', 'pass'],
    ['elsewhere.example', 'fail'],
  ])('takes a server that was spoken with at its word: %s', (name, verdict) => {
    const look = {
      ip: '192.0.2.25',
      reverseName: '25.2.0.192.in-addr.arpa',
      names: ['mail.provider.example'],
      lookup: observed(['mail.provider.example']),
      forward: [],
      confirmed: true,
      expectedName: 'mx.example.com',
    };
    const own = { host: 'mx.example.com', ip: '192.0.2.25', greeting: `${name} ESMTP` };
    const sessions = observed([session(own)]);
    expect(ptrMatchesHelo.examine({ ptr: topic<'ptr'>([look]), sessions }, AS_OF)).toMatchObject([
      { verdict },
    ]);
  });
});
