/** When control hosts are asked, and when they are left in peace. */
import { describe, expect, it } from 'vitest';
import type { PortLook, PortState } from '../../../src/model/evidence/ports.ts';
import type { Evidence, Topic } from '../../../src/model/evidence.ts';
import type { KnockRequest, Reach, Sighting } from '../../../src/model/reach.ts';
import { domainTarget } from '../../../src/parse/domain.ts';
import { isAnswer } from '../../../src/parse/port-state.ts';
import { probeEgress } from '../../../src/probes/egress.ts';
import { testContext, wantFrom } from '../../support/context.ts';
import { topic } from '../../support/evidence.ts';
import { session } from '../../support/transport.ts';
import { zoneResolver } from '../../support/zone-resolver.ts';

const ZONE = `a.control.example A 192.88.99.1
a.control.example AAAA 2002:c058:6301::1
b.control.net A 192.88.99.2`;
const TARGET = { kind: 'host', ascii: 'mx.example.com', display: 'mx.example.com' } as const;

function portLook(port: number, state: PortState): PortLook {
  return {
    host: 'mx.example.com',
    ip: '192.0.2.1',
    port,
    named: false,
    state,
    tlsMode: null,
    greeting: null,
    connectMs: 1,
  };
}

function sighting(host: string, state: PortState): Sighting {
  return {
    host,
    ip: '192.0.2.9',
    port: 25,
    state,
    connectMs: 1,
    greeting: null,
    startTls: null,
    masked: false,
  };
}

interface Scene {
  evidence: Partial<Evidence>;
  topics?: Topic[];
  seen?: Sighting[];
  controls?: PortState;
  egressControls?: readonly string[];
  quiet?: boolean;
  /** Hosts of the run that have been silent for long, and have time left. */
  awaited?: Sighting[];
  /** What others of the run see while this target waits for the last of them. */
  late?: Sighting[];
}

async function ask({
  evidence,
  topics = ['ports'],
  seen = [],
  controls = 'filtered',
  quiet = false,
  late = [],
  awaited = [],
  ...over
}: Scene) {
  const asked: KnockRequest[] = [];
  let known = seen;
  const reach: Reach = {
    prepare: () => {},
    knock: async (request) => {
      asked.push(request);
      const { host, ip, port } = request;
      return {
        host,
        ip,
        port,
        state: port === 25 ? controls : 'open',
        tlsMode: null,
        greeting: null,
        connectMs: 1,
      };
    },
    seen: () => known,
    awaited: () => awaited,
    quiet: async () => quiet,
    answered: async () => {
      known = [...seen, ...late];
      return late.some(({ state }) => isAnswer(state));
    },
  };
  const ctx = testContext(zoneResolver(ZONE), {
    reach,
    topics: new Set(topics),
    given: { smtp: { egressControls: over.egressControls ?? ['a.control.example', 'b.control.net'] } },
  });
  const target = topics.includes('ports') ? TARGET : domainTarget('example.com');
  const outcome = await probeEgress(target, ctx, wantFrom(evidence));
  return {
    outcome,
    asked: asked.map(({ host, port, depth }) => `${host}:${port} ${depth}`),
    value: outcome.status === 'observed' ? outcome.value : undefined,
  };
}

const silentPorts = { ports: topic<'ports'>([portLook(25, 'filtered'), portLook(587, 'open')]) };
const silentSession = session({
  outcome: 'failed',
  greeting: null,
  failure: { stage: 'connect', kind: 'timeout', detail: 'no connection', cause: 'target' },
});

describe('the egress probe', () => {
  it('asks nobody where 25 answers', async () => {
    const { asked, value } = await ask({ evidence: { ports: topic<'ports'>([portLook(25, 'open')]) } });
    expect(asked).toEqual([]);
    expect(value?.state).toBe('open');
  });

  it('asks nobody where another host of the run answers on 25', async () => {
    const { asked, value } = await ask({
      evidence: silentPorts,
      seen: [sighting('mx.example.net', 'closed')],
    });
    expect(asked).toEqual([]);
    expect(value?.state).toBe('open');
    expect(value?.looks.map(({ role, host }) => `${role} ${host}`)).toEqual([
      'target mx.example.com',
      'other-port mx.example.com',
      'target mx.example.net',
    ]);
  });

  it('counts hosts of the run that are silent as long as this one, whichever ends first', async () => {
    const { value } = await ask({
      evidence: silentPorts,
      egressControls: [],
      awaited: [sighting('mx.example.net', 'filtered'), sighting('mx.example.org', 'filtered')],
    });
    expect(value).toMatchObject({ state: 'blocked', confidence: 0.95 });
    expect(value?.says).toContain('3 of 3 unrelated hosts');
  });

  it('hears an answer that comes to another host of the run after all others were silent', async () => {
    const { value } = await ask({ evidence: silentPorts, late: [sighting('mx.example.net', 'open')] });
    expect(value?.state).toBe('open');
    // To the very host that was silent before, as well.
    const again = { ...sighting('mx.example.com', 'open'), ip: '192.0.2.1' };
    expect((await ask({ evidence: silentPorts, late: [again] })).value?.state).toBe('open');
  });

  it('forgets no answer over many silent hosts that came later', async () => {
    const silent = Array.from({ length: 40 }, (_, at) => sighting(`mx.example${at}.net`, 'filtered'));
    const { asked, value } = await ask({
      evidence: silentPorts,
      seen: [sighting('mx.example.org', 'open'), ...silent],
    });
    expect(asked).toEqual([]);
    expect(value?.state).toBe('open');
    expect(value?.looks).toHaveLength(14);
  });

  it('asks one address in each family of every control host where 25 is silent', async () => {
    const { asked, value } = await ask({ evidence: silentPorts });
    expect(asked).toEqual([
      'a.control.example:25 hello',
      'a.control.example:25 hello',
      'b.control.net:25 hello',
    ]);
    expect(value).toMatchObject({ state: 'blocked', confidence: 0.95 });
  });

  it('finds port 25 open where a control host answers', async () => {
    expect((await ask({ evidence: silentPorts, controls: 'open' })).value?.state).toBe('open');
  });

  it('begins to ask before the time is over where nothing is heard', async () => {
    const { asked, value } = await ask({ evidence: silentPorts, quiet: true });
    expect(asked).toHaveLength(3);
    expect(value?.state).toBe('blocked');
  });

  it('asks no control host where the user wants none', async () => {
    const { asked, value } = await ask({ evidence: silentPorts, egressControls: [] });
    expect(asked).toEqual([]);
    expect(value).toMatchObject({ state: 'blocked', confidence: 0.5 });
  });

  it('has nothing to say where 25 was not looked at', async () => {
    const { outcome } = await ask({ evidence: { ports: topic<'ports'>([portLook(587, 'open')]) } });
    expect(outcome).toMatchObject({ status: 'skipped', reason: 'port 25 was not looked at' });
  });

  it('goes by the sessions where no ports are looked at, and knocks at other ports of silent hosts', async () => {
    const { asked, value } = await ask({
      topics: ['sessions'],
      evidence: { sessions: topic<'sessions'>([silentSession]) },
    });
    expect([...asked].sort()).toEqual([
      'a.control.example:25 hello',
      'a.control.example:25 hello',
      'b.control.net:25 hello',
      'mx.example.com:465 connect',
      'mx.example.com:587 connect',
    ]);
    expect(value).toMatchObject({ state: 'blocked', confidence: 0.95 });
  });

  it('sees an answer in a session that went on', async () => {
    const { asked, value } = await ask({
      topics: ['sessions'],
      evidence: { sessions: topic<'sessions'>([session()]) },
    });
    expect(asked).toEqual([]);
    expect(value).toMatchObject({ state: 'open', looks: [{ greeting: 'mx.example.com ESMTP' }] });
  });

  it('judges a host that was left alone by the silence of those before it', async () => {
    const mx = topic<'mx'>({
      hosts: [{ host: 'mx.example.com', addresses: ['192.0.2.1'] } as never],
      implicit: false,
      nullMx: false,
      authenticated: false,
      dropped: 0,
    });
    const sessions = { status: 'skipped', reason: 'silent everywhere' } as const;
    const seen = ['a.example', 'b.example', 'c.example'].map((host) => sighting(host, 'filtered'));
    const { value } = await ask({ topics: ['sessions'], evidence: { sessions, mx }, seen });
    expect(value?.state).toBe('blocked');
    const idle = await ask({ topics: ['sessions'], evidence: { sessions, mx } });
    expect(idle.outcome.status).toBe('skipped');
  });
});
