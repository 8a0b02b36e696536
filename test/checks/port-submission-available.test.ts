import { describe, expect, it } from 'vitest';
import { portSubmissionAvailable } from '../../src/checks/ports/port-submission-available.ts';
import type { EgressEvidence } from '../../src/model/evidence/egress.ts';
import type { PortLook, PortState } from '../../src/model/evidence/ports.ts';
import { AS_OF, absent, topic } from '../support/evidence.ts';
import { egress, foreignLook, portLook, refusingLook } from '../support/port-looks.ts';

function examine(looks: PortLook[], network?: EgressEvidence) {
  return portSubmissionAvailable.examine(
    {
      ports: topic<'ports'>(looks),
      ...(network !== undefined && { egress: topic<'egress'>(network) }),
    },
    AS_OF,
  );
}

/** 25, 465, 587 and 2525 of a host. */
function four(host: string, ...states: [PortState, PortState, PortState, PortState]): PortLook[] {
  return [25, 465, 587, 2525].map((port, at) => portLook(port, states[at], { host }));
}

describe('port-submission-available', () => {
  it.each<[string, PortLook[], string]>([
    ['one of them open', four('mail.example.com', 'open', 'closed', 'open', 'closed'), 'pass'],
    ['an MX host: 25 alone', four('mx.example.com', 'open', 'closed', 'closed', 'closed'), 'skipped'],
    [
      '25 alone, though the name says submission',
      four('smtp.example.com', 'open', 'closed', 'closed', 'closed'),
      'fail',
    ],
    [
      '25 alone at a provider whose host is for submission',
      four('in-v3.mailjet.com', 'open', 'closed', 'closed', 'closed'),
      'fail',
    ],
    [
      'a tarpit on 25 and nothing else, which port-open tells',
      four('mx.example.com', 'tarpit', 'closed', 'closed', 'closed'),
      'skipped',
    ],
    ['nothing open at all', four('mail.example.com', 'closed', 'closed', 'closed', 'closed'), 'fail'],
    [
      'silent throughout',
      four('mail.example.com', 'filtered', 'filtered', 'filtered', 'filtered'),
      'unknown',
    ],
    [
      '25 closed and the rest silent',
      four('mail.example.com', 'closed', 'filtered', 'filtered', 'filtered'),
      'fail',
    ],
    ['a tarpit in place of each', four('smtp.example.com', 'closed', 'tarpit', 'tarpit', 'tarpit'), 'fail'],
    [
      'no route to it',
      four('mail.example.com', 'unreachable', 'unreachable', 'unreachable', 'unreachable'),
      'unknown',
    ],
    [
      'another service on 587',
      [
        ...four('smtp.example.com', 'closed', 'closed', 'closed', 'closed').slice(0, 2),
        foreignLook(587, 'SSH'),
      ],
      'fail',
    ],
    ['one that refuses us', [portLook(25, 'closed'), refusingLook(587)], 'unknown'],
    [
      "a provider's own port",
      [...four('smtp.resend.com', 'filtered', 'filtered', 'filtered', 'filtered'), portLook(2587)],
      'pass',
    ],
  ])('%s', (_, looks, verdict) => {
    expect(examine(looks)).toMatchObject({ verdict });
  });

  it('cannot tell an MX host from one for mail programs where our network blocks 25', () => {
    const closed = ['filtered', 'closed', 'closed', 'closed'] as const;
    expect(examine(four('mail.example.com', ...closed), egress('blocked'))).toMatchObject({
      verdict: 'unknown',
      data: { cause: 'vantage' },
    });
    expect(examine(four('smtp.example.com', ...closed), egress('blocked'))).toMatchObject({
      verdict: 'fail',
    });
    expect(examine(four('mail.example.com', ...closed), egress('open'))).toMatchObject({
      verdict: 'skipped',
      says: expect.stringContaining('see port-open'),
    });
  });

  it.each([
    ['submission-tls', { tls: null, tlsMode: 'none' }],
    ['submission-auth', { auth: [] }],
    ['submission-legacy-protocols', { tls: { protocol: 'TLSv1' } }],
    ['submission-certificate-name', { tls: { nameMatches: false } }],
    ['submission-certificate-trusted', { tls: { authorized: false } }],
  ] as const)('says nothing can be handed in safely where %s tells why', (check, over) => {
    const { session: held, ...look } = portLook(587);
    const flawed = {
      ...look,
      session: {
        ...held,
        ...('tls' in over && over.tls !== null ? { tls: { ...held?.tls, ...over.tls } } : over),
      },
    } as PortLook;
    expect(examine([flawed])).toMatchObject({
      verdict: 'skipped',
      says: expect.stringContaining(`see ${check}`),
    });
    expect(examine([flawed, portLook(465)])).toMatchObject({ verdict: 'pass', data: { open: [465] } });
  });

  it('cannot tell where ports were not waited for, unless one is open', () => {
    const failure = { stage: 'connect', kind: 'cancelled', detail: 'interrupted', cause: 'vantage' } as const;
    const cut = portLook(587, 'unreachable', { failure });
    expect(examine([portLook(465, 'closed'), cut])).toMatchObject({ verdict: 'unknown' });
    expect(examine([portLook(465), cut])).toMatchObject({ verdict: 'pass' });
  });

  it('leaves named ports to port-open', () => {
    expect(examine([portLook(587, 'closed', { named: true })])).toMatchObject({ verdict: 'skipped' });
  });

  it('leaves a host without an address to port-open', () => {
    expect(portSubmissionAvailable.examine({ ports: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
  });
});
