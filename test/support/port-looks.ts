/** Looks at ports for check and report tests, with the sessions they would have held. */
import type { EgressEvidence } from '../../src/model/evidence/egress.ts';
import type { PortLook, PortState } from '../../src/model/evidence/ports.ts';
import type { Failure } from '../../src/model/failure.ts';
import { session } from './transport.ts';

const TROUBLE: { readonly [S in Exclude<PortState, 'open'>]: (where: string) => Failure } = {
  closed: (where) => trouble('refused', 'ECONNREFUSED', `${where} refuses connections`),
  filtered: (where) => trouble('timeout', 'ETIMEDOUT', `no connection to ${where} within 10 s`),
  tarpit: (where) => ({
    ...trouble('timeout', 'ETIMEDOUT', `${where} accepts connections, and says nothing within 30 s`),
    stage: 'greeting',
  }),
  unreachable: () => ({
    ...trouble('unreachable', 'ENETUNREACH', 'this machine has no route for IPv6'),
    cause: 'vantage',
  }),
};

function trouble(kind: Failure['kind'], code: string, detail: string): Failure {
  return { stage: 'connect', kind, code, detail, cause: 'target' };
}

/** Open ones have TLS as their custom has it, and take passwords except on 25. */
export function portLook(port: number, state: PortState = 'open', over: Partial<PortLook> = {}): PortLook {
  const { host = 'smtp.example.com', ip = '192.0.2.25' } = over;
  const look = { host, ip, port, named: false, tlsMode: null, greeting: null } as const;
  if (state !== 'open') {
    const failure = TROUBLE[state](`${host} port ${port}`);
    const connectMs = { closed: 18, filtered: 10_000, tarpit: 19, unreachable: 0 }[state];
    return { ...look, state, connectMs, failure, ...over };
  }
  const tlsMode = [465, 2465].includes(port) ? 'implicit' : 'starttls';
  const auth = port === 25 ? [] : ['PLAIN', 'LOGIN'];
  const greeting = `${host} ESMTP Postfix`;
  const held = session({
    host,
    ip,
    port,
    tlsMode,
    greeting,
    auth,
    extensionsBefore: tlsMode === 'implicit' ? null : ['STARTTLS'],
  });
  return { ...look, state, connectMs: 18.4, tlsMode, greeting, session: held, ...over };
}

/** Open, but what answers is another service. */
export function foreignLook(port: number, service: string, over: Partial<PortLook> = {}): PortLook {
  const { host = 'smtp.example.com' } = over;
  const failure: Failure = {
    stage: 'greeting',
    kind: 'malformed',
    code: 'EPROTO',
    detail: `what answers at ${host} port ${port} is ${service}, not SMTP`,
    cause: 'target',
  };
  const { session: _, ...look } = portLook(port);
  return { ...look, tlsMode: null, greeting: `${service}-2.0`, failure, ...over };
}

/** Open, but it will not talk with us. */
export function refusingLook(port: number, over: Partial<PortLook> = {}): PortLook {
  const failure: Failure = {
    stage: 'greeting',
    kind: 'rejected',
    code: '554',
    detail: '554 5.7.1 192.0.2.1 is on our list',
    cause: 'target',
  };
  const held = session({
    port,
    outcome: 'refused',
    hello: null,
    tls: null,
    tlsMode: 'none',
    greeting: '5.7.1 192.0.2.1 is on our list',
    greetingCode: 554,
    extensions: [],
    extensionsBefore: null,
    failure,
  });
  return portLook(port, 'open', { tlsMode: null, greeting: held.greeting, session: held, failure, ...over });
}

export function egress(state: EgressEvidence['state'], over: Partial<EgressEvidence> = {}): EgressEvidence {
  const says = {
    open: 'Port 25 is open from here: 2 unrelated hosts answer on it',
    blocked:
      'Your network blocks outbound port 25: 4 of 4 unrelated hosts do not answer on it, while port 587 does; clouds and Internet providers do this',
    intercepted:
      'Something between here and the servers answers on port 25 in their place: replies are masked',
    unknown: 'No host could be tried on port 25 from here',
  }[state];
  return { state, confidence: state === 'unknown' ? 0 : 0.95, says, looks: [], signs: [], ...over };
}
