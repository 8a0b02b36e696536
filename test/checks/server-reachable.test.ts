/** server-reachable: a refusal is an answer, silence is not. */
import { describe, expect, it } from 'vitest';
import { serverReachable } from '../../src/checks/delivery/server-reachable.ts';
import { delivered, said, unconnected } from '../support/delivery.ts';
import { absent, observed } from '../support/evidence.ts';
import { session } from '../support/transport.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const judge = (evidence: Parameters<typeof serverReachable.examine>[0]) =>
  [serverReachable.examine(evidence, NOW)].flat();

describe('server-reachable', () => {
  it('passes where one address of the named host is connected to, and names those that are dead', () => {
    const said = judge(delivered([session(), unconnected({}, { ip: '192.0.2.26' })]));
    expect(said).toMatchObject([
      { verdict: 'pass', subject: 'mx.example.com:25', data: { ip: ['192.0.2.25'], dead: ['192.0.2.26'] } },
    ]);
  });

  it('passes where the server answers, whatever it says', () => {
    const refused = session({
      outcome: 'refused',
      failure: { stage: 'greeting', kind: 'rejected', code: '554', detail: '554 no', cause: 'target' },
    });
    expect(judge(delivered([refused]))).toMatchObject([{ verdict: 'pass' }]);
  });

  it.each(['refused', 'reset'] as const)('fails where the connection is %s', (kind) => {
    expect(judge(delivered([unconnected({ kind })]))).toMatchObject([
      { verdict: 'fail', subject: 'mx.example.com:25', data: { ip: ['192.0.2.25'] } },
    ]);
  });

  it('says of each host and port that was named', () => {
    const said = judge(delivered([session(), unconnected({}, { port: 587 })]));
    expect(said.map(({ subject, verdict }) => `${subject} ${verdict}`)).toEqual([
      'mx.example.com:25 pass',
      'mx.example.com:587 fail',
    ]);
  });

  it.each([
    [25, 'vantage'],
    [587, 'target'],
  ])('leaves silence on %i open', (port, cause) => {
    expect(judge(delivered([unconnected({ kind: 'timeout' }, { port })]))).toMatchObject([
      { verdict: 'unknown', data: { cause, kind: 'timeout' } },
    ]);
  });

  it.each([
    ['open', 'fail', 'while port 25 of others answers'],
    ['blocked', 'unknown', 'your network blocks outbound 25'],
    ['unknown', 'unknown', 'refuses connections'],
  ] as const)('weighs silence by what others do on port 25: %s', (state, verdict, words) => {
    const egress = observed({
      state,
      confidence: 1,
      says: 'your network blocks outbound 25',
      looks: [],
      signs: [],
    });
    const said = judge({ ...delivered([unconnected({ kind: 'timeout' })]), egress });
    expect(said).toMatchObject([{ verdict, says: expect.stringContaining(words) }]);
  });

  it.each([
    [said(['greeting', null, '220 mx.example.com ESMTP']), 'locked-out'],
    [said(['greeting', null, '220 mx.example.com LMTP ready']), 'lmtp'],
    [said(['greeting', null, '220 ProFTPD FTP server ready']), 'no-smtp'],
  ])('fails where a named server lets nobody speak: %#', (transcript, reason) => {
    const shut = session({
      transcript: [
        ...transcript,
        ...said(['hello', 'EHLO a.example', '502 no'], ['hello', 'HELO a.example', '502 no']),
      ],
      greeting: transcript[0]?.reply?.lines[0] ?? '',
      hello: null,
      outcome: 'refused',
      failure: { stage: 'hello', kind: 'rejected', code: '502', detail: '502 no', cause: 'target' },
    });
    expect(judge(delivered([shut]))).toMatchObject([{ verdict: 'fail', data: { reason } }]);
    expect(judge(delivered([shut, session()]))).toMatchObject([{ verdict: 'pass' }]);
  });

  it('blames us where there is no way out', () => {
    const said = judge(delivered([unconnected({ kind: 'unreachable', cause: 'vantage' }, { port: 587 })]));
    expect(said).toMatchObject([{ verdict: 'unknown', data: { cause: 'vantage' } }]);
  });

  it('leaves the mail hosts of a domain to smtp-reachable', () => {
    expect(judge(delivered([unconnected({})], 'mx'))).toMatchObject([
      { verdict: 'skipped', says: expect.stringContaining('smtp-reachable') },
    ]);
  });

  it.each([
    ['null', 'null MX'],
    ['none', 'no address'],
  ] as const)('fails where there is nowhere to go: %s', (by, words) => {
    const { delivery } = delivered([], by);
    expect(judge({ delivery })).toMatchObject([{ verdict: 'fail', says: expect.stringContaining(words) }]);
  });

  it('does not apply where nothing was looked for', () => {
    expect(judge({ delivery: absent('nothing') })).toMatchObject([{ verdict: 'skipped' }]);
  });
});
