/** What looks at port 25 tell about our own network. */
import { describe, expect, it } from 'vitest';
import { EGRESS_CONTROLS } from '../../src/knowledge/egress-controls.ts';
import type { EgressLook } from '../../src/model/evidence/egress.ts';
import { diagnoseEgress } from '../../src/parse/egress.ts';
import { publicSuffixOrganizationalDomain } from '../../src/parse/organizational-domain.ts';

let last = 0;
function look(host: string, over: Partial<EgressLook> = {}): EgressLook {
  last += 1;
  return {
    role: 'target',
    host,
    ip: `192.0.2.${last % 250}`,
    port: 25,
    state: 'filtered',
    connectMs: 10_000,
    ...over,
  };
}
const answering = (host: string, over: Partial<EgressLook> = {}): EgressLook =>
  look(host, { state: 'open', connectMs: 20, startTls: true, greeting: `${host} ESMTP`, ...over });
const HOSTS = ['mx.example.com', 'aspmx.l.google.com', 'mail.protonmail.ch', 'mx.zoho.com'];

describe('diagnoseEgress', () => {
  it('is sure where unrelated hosts are silent on 25 and another port answers', () => {
    const found = diagnoseEgress([
      ...HOSTS.map((host) => look(host)),
      look('mx.example.com', { role: 'other-port', port: 587, state: 'open' }),
    ]);
    expect(found).toMatchObject({ state: 'blocked', confidence: 0.95, signs: [] });
    expect(found.says).toBe(
      'Your network blocks outbound port 25: 4 of 4 unrelated hosts do not answer on it, while port 587 does; clouds and Internet providers do this',
    );
  });

  it('is less sure where nothing else answers, and says when both families are silent', () => {
    const found = diagnoseEgress([
      ...HOSTS.map((host) => look(host)),
      look('mx.example.com', { ip: '2001:db8::1' }),
    ]);
    expect(found).toMatchObject({ state: 'blocked', confidence: 0.8 });
    expect(found.says).toContain('by IPv4 and IPv6 alike');
  });

  it('hedges where one host alone is silent on 25 and answers elsewhere', () => {
    const found = diagnoseEgress([
      look('mx.example.com'),
      look('mx.example.com', { port: 465, state: 'closed' }),
    ]);
    expect(found).toMatchObject({ state: 'blocked', confidence: 0.5 });
    expect(found.says).toContain('may block');
    expect(found.says).toContain('while connections to port 465 are refused');
  });

  it('counts hosts of one house once', () => {
    const found = diagnoseEgress(
      ['mx1.example.com', 'mx2.example.com', 'mx3.example.com'].map((host) => look(host)),
    );
    expect(found).toMatchObject({ state: 'unknown', confidence: 0.3 });
  });

  it.each(['open', 'closed', 'tarpit'] as const)('is open where one host is %s on 25', (state) => {
    const found = diagnoseEgress([
      ...HOSTS.slice(1).map((host) => look(host)),
      look(HOSTS[0] as string, { state }),
    ]);
    expect(found).toMatchObject({ state: 'open', confidence: 1 });
    expect(found.says).toContain('1 host answers on it, 3 do not');
  });

  it('knows nothing without a route, or without anybody asked', () => {
    expect(diagnoseEgress([look('mx.example.com', { state: 'unreachable' })])).toMatchObject({
      state: 'unknown',
      confidence: 0,
    });
    expect(diagnoseEgress([])).toMatchObject({ state: 'unknown', confidence: 0 });
  });

  it('does not take another port for 25', () => {
    expect(diagnoseEgress([look('mx.example.com', { port: 587, state: 'open' })]).state).toBe('unknown');
  });

  describe('interception', () => {
    const proxy = { greeting: 'proxy.isp.example ESMTP' };

    it('shows in one greeting of unrelated hosts, one of which is known to greet by its own name', () => {
      const two = ['mx.example.com', 'aspmx.l.google.com'].map((host) => answering(host, proxy));
      const found = diagnoseEgress(two);
      expect(found.state).toBe('intercepted');
      expect(found.signs[0]).toContain('all greet as "proxy.isp.example ESMTP"');
    });

    it.each([2, 3, 40])('is only hinted at by %i hosts that may be names of one service', (count) => {
      const hosts = Array.from({ length: count }, (_, at) => `mx.customer${at}.example`);
      const found = diagnoseEgress(hosts.map((host) => answering(host, proxy)));
      expect(found).toMatchObject({ state: 'open', signs: [expect.stringContaining('greet as')] });
    });

    it('is not concluded from several services with customers of their own', () => {
      const looks = ['one', 'two', 'three', 'four'].flatMap((service) =>
        ['a', 'b'].map((customer) =>
          answering(`mx.${customer}-${service}.example`, { greeting: `mx.${service}.example ESMTP` }),
        ),
      );
      expect(diagnoseEgress(looks)).toMatchObject({ state: 'open', signs: { length: 4 } });
    });

    it('is not seen in a provider that greets by one name for hosts of two', () => {
      const greeting = 'mx.google.com ESMTP 41be03b00d2f7-a1 - gsmtp';
      const hosts = ['aspmx.l.google.com', 'aspmx2.googlemail.com', 'mx.customer.example'];
      const found = diagnoseEgress(hosts.map((host) => answering(host, { greeting })));
      expect(found.state).toBe('open');
    });

    it('is not seen in two addresses of one host, or one address by two names', () => {
      const same = [answering('a.example.com', proxy), answering('b.example.com', proxy)];
      expect(diagnoseEgress(same)).toMatchObject({ state: 'open', signs: [] });
      const ip = '192.0.2.1';
      const one = [
        answering('a.example.com', { ...proxy, ip }),
        answering('a.example.net', { ...proxy, ip }),
      ];
      expect(diagnoseEgress(one)).toMatchObject({ state: 'open', signs: [] });
    });

    it('is not seen in greetings that differ by their host', () => {
      expect(diagnoseEgress(HOSTS.map((host) => answering(host)))).toMatchObject({
        state: 'open',
        signs: [],
      });
    });

    it('shows in masked replies of unrelated hosts, and is hinted at by those of one', () => {
      const masked = { masked: true, greeting: '*****' } as const;
      const one = [answering('mx.example.com', masked)];
      expect(diagnoseEgress(one)).toMatchObject({
        state: 'open',
        signs: [expect.stringContaining('masked')],
      });
      const two = [...one, answering('mx.example.net', masked)];
      expect(diagnoseEgress(two).state).toBe('intercepted');
      // What masks only some is theirs.
      expect(diagnoseEgress([...two, answering('mx.example.org')]).state).toBe('open');
      expect(diagnoseEgress([answering('mx.zoho.com', masked)]).state).toBe('intercepted');
    });

    it('shows where a host known for STARTTLS offers none', () => {
      const found = diagnoseEgress([answering('aspmx.l.google.com', { startTls: false })]);
      expect(found).toMatchObject({ state: 'intercepted', confidence: 0.7 });
    });
  });
});

describe('the control hosts', () => {
  it('are several and unrelated', () => {
    const houses = EGRESS_CONTROLS.map(({ host }) => publicSuffixOrganizationalDomain(host));
    expect(new Set(houses).size).toBe(EGRESS_CONTROLS.length);
    expect(houses.length).toBeGreaterThanOrEqual(3);
    expect(EGRESS_CONTROLS.every(({ source }) => source.startsWith('https://'))).toBe(true);
  });
});
