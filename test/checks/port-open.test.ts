import { describe, expect, it } from 'vitest';
import { portOpen } from '../../src/checks/ports/port-open.ts';
import type { EgressEvidence } from '../../src/model/evidence/egress.ts';
import type { PortLook } from '../../src/model/evidence/ports.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { egress, foreignLook, portLook, refusingLook } from '../support/port-looks.ts';

function examine(looks: PortLook[], network?: EgressEvidence): Observation[] {
  const named = looks.map((look) => ({ ...look, named: true }));
  const said = portOpen.examine(
    { ports: topic<'ports'>(named), ...(network !== undefined && { egress: topic<'egress'>(network) }) },
    AS_OF,
  );
  return [said].flat();
}

describe('port-open', () => {
  it.each<[string, PortLook[], Observation['verdict']]>([
    ['open', [portLook(587)], 'pass'],
    ['open, but it refuses us', [refusingLook(25)], 'pass'],
    ['closed', [portLook(587, 'closed')], 'fail'],
    ['a tarpit', [portLook(587, 'tarpit')], 'fail'],
    ['another service', [foreignLook(587, 'SSH')], 'fail'],
    ['silent while another port answers', [portLook(587, 'filtered'), portLook(465, 'closed')], 'fail'],
    ['silent, as all of the host is', [portLook(587, 'filtered'), portLook(465, 'filtered')], 'unknown'],
    ['of a family there is no route for', [portLook(587, 'unreachable')], 'skipped'],
    [
      'open on one address, closed on another',
      [portLook(587), portLook(587, 'closed', { ip: '192.0.2.26' })],
      'fail',
    ],
    [
      'open, where the other family has no route',
      [portLook(587), portLook(587, 'unreachable', { ip: '2001:db8::1' })],
      'pass',
    ],
  ])('%s', (_, looks, verdict) => {
    expect(examine(looks)[0]?.verdict).toBe(verdict);
  });

  it('cannot tell of a port that was not waited for', () => {
    const failure = { stage: 'connect', kind: 'cancelled', detail: 'interrupted', cause: 'vantage' } as const;
    const cut = portLook(587, 'unreachable', { failure });
    expect(examine([cut])[0]).toMatchObject({ verdict: 'unknown', data: { kind: 'cancelled' } });
  });

  const unnamed = (relay: PortLook, network: EgressEvidence = egress('open')): Observation => {
    const looks = [relay, ...[465, 587].map((port) => portLook(port, 'closed', { host: relay.host }))];
    const said = portOpen.examine({ ports: topic<'ports'>(looks), egress: topic<'egress'>(network) }, AS_OF);
    return [said].flat()[0] as Observation;
  };
  const host = 'mx.example.com';

  it.each<[string, PortLook, Observation['verdict']]>([
    ['a tarpit', portLook(25, 'tarpit', { host }), 'fail'],
    ['another service', foreignLook(25, 'HTTP', { host }), 'fail'],
    ['silent', portLook(25, 'filtered', { host }), 'fail'],
    ['refusing us', refusingLook(25, { host }), 'unknown'],
    ['in order', portLook(25, 'open', { host }), 'skipped'],
    ['closed', portLook(25, 'closed', { host }), 'skipped'],
    ['a tarpit at a host for mail programs', portLook(25, 'tarpit', { host: 'smtp.example.com' }), 'skipped'],
  ])('judges 25 unasked where it is all a host has: %s', (_, relay, verdict) => {
    expect(unnamed(relay).verdict).toBe(verdict);
  });

  it('leaves silence on an unnamed 25 to egress-25-open where the network may be at fault', () => {
    expect(unnamed(portLook(25, 'filtered', { host }), egress('blocked')).verdict).toBe('skipped');
  });

  it('says one thing a port', () => {
    const said = examine([portLook(25), portLook(587, 'closed')]);
    expect(said.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['smtp.example.com:25', 'pass'],
      ['smtp.example.com:587', 'fail'],
    ]);
  });

  it.each([
    ['blocked', 'unknown', 'vantage'],
    ['intercepted', 'unknown', 'vantage'],
    ['unknown', 'unknown', 'vantage'],
    ['open', 'fail', undefined],
  ] as const)('goes by the network where 25 is silent: %s', (state, verdict, cause) => {
    const [said] = examine([portLook(25, 'filtered'), portLook(587)], egress(state));
    expect(said).toMatchObject({ verdict });
    expect(said?.data?.cause).toBe(cause);
  });

  it('does not excuse another port with the network', () => {
    const [said] = examine([portLook(587, 'filtered'), portLook(465)], egress('blocked'));
    expect(said).toMatchObject({ verdict: 'fail' });
  });

  it('tells which address is to blame', () => {
    const [said] = examine([portLook(587), portLook(587, 'closed', { ip: '192.0.2.26' })]);
    expect(said?.says).toContain('192.0.2.26: smtp.example.com port 587 refuses connections');
    expect(said?.data).toMatchObject({
      open: ['192.0.2.25'],
      notOpen: [{ ip: '192.0.2.26', state: 'closed' }],
    });
  });

  it('is skipped where no port was named, and fails where there is no address', () => {
    const ports = topic<'ports'>([portLook(587, 'closed')]);
    expect(portOpen.examine({ ports }, AS_OF)).toMatchObject({ verdict: 'skipped' });
    expect(portOpen.examine({ ports: absent() }, AS_OF)).toMatchObject({ verdict: 'fail' });
  });
});
