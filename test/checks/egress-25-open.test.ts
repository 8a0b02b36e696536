import { describe, expect, it } from 'vitest';
import { egress25Open } from '../../src/checks/ports/egress-25-open.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { egress } from '../support/port-looks.ts';

const examine = (state: Parameters<typeof egress>[0]) =>
  egress25Open.examine({ egress: topic<'egress'>(egress(state)) }, AS_OF);

describe('egress-25-open', () => {
  it.each([
    ['open', 'pass'],
    ['blocked', 'fail'],
    ['intercepted', 'fail'],
    ['unknown', 'unknown'],
  ] as const)('%s: %s', (state, verdict) => {
    expect(examine(state)).toMatchObject({ verdict, data: { state } });
  });

  it('lays it at our own door where it cannot be told', () => {
    expect(examine('unknown')).toMatchObject({ data: { cause: 'vantage' } });
  });

  it('has another remedy for a box in between', () => {
    expect(examine('intercepted')).toMatchObject({ fix: expect.stringContaining('proxy') });
  });

  it('names the hosts that were silent', () => {
    const looks = [
      { role: 'control', host: 'mx.example.net', ip: '192.0.2.7', port: 25, state: 'filtered', connectMs: 1 },
      {
        role: 'other-port',
        host: 'mx.example.net',
        ip: '192.0.2.7',
        port: 587,
        state: 'filtered',
        connectMs: 1,
      },
    ] as const;
    const said = egress25Open.examine(
      { egress: topic<'egress'>(egress('blocked', { looks: [...looks] })) },
      AS_OF,
    );
    expect(said).toMatchObject({ data: { silent: [{ host: 'mx.example.net', ip: '192.0.2.7' }] } });
  });

  it('is skipped where 25 was not looked at', () => {
    expect(egress25Open.examine({ egress: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
