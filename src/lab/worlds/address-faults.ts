/** Domains whose sending addresses, greeting name or reputation are broken, one fault each. */
import { broken, dig, soundZone } from '../domain.ts';

export const addressFaults = [
  broken('ip-without-ptr.example', 'ptr-present', {
    breaks: 'Its sending address has no reverse name; Gmail and Yahoo refuse such senders.',
    zone: soundZone(121, { mx: '@ MX 10 mx\nmx A 192.88.99.121' }),
    proof: [dig('-x 192.88.99.121', 'NXDOMAIN')],
  }),
  broken('ptr-mismatch.example', 'ptr-forward-confirmed', {
    breaks: 'The reverse name of its address leads to a different address.',
    zone: soundZone(122, {
      mx: '@ MX 10 mx\nmx A 192.88.99.122\n122.99.88.192.in-addr.arpa. PTR elsewhere\nelsewhere A 192.88.99.2',
    }),
    proof: [
      dig('+short -x 192.88.99.122', '^elsewhere\\.'),
      dig('+short A elsewhere.ptr-mismatch.example', '\\.2$'),
    ],
  }),
  broken('ptr-generic.example', 'ptr-not-generic', {
    breaks: 'Its address still has the provider’s automatic reverse name.',
    zone: soundZone(123, {
      mx: '@ MX 10 mx\nmx A 192.88.99.123\n123.99.88.192.in-addr.arpa. PTR 192-88-99-123.dyn.lab-hosting.example.',
    }),
    zones: [{ apex: 'dyn.lab-hosting.example', text: '192-88-99-123 A 192.88.99.123' }],
    proof: [dig('+short -x 192.88.99.123', '^192-88-99-123\\.dyn\\.')],
  }),
  broken('helo-localhost.example', 'helo-fqdn', {
    breaks: 'Its server introduces itself as "localhost".',
    zone: soundZone(124),
    flags: ['--helo', 'localhost', '--ip', '192.88.99.124'],
  }),
  broken('helo-unresolvable.example', 'helo-resolves', {
    breaks: 'Its server introduces itself with a name that is not in DNS.',
    zone: soundZone(125),
    flags: ['--helo', 'internal-17.helo-unresolvable.example', '--ip', '192.88.99.125'],
    proof: [dig('A internal-17.helo-unresolvable.example', 'NXDOMAIN')],
  }),
  broken('blocklisted-ip.example', 'blocklist-ip-clear', {
    breaks: 'Its sending address is on a blocklist that most of the world asks.',
    zone: soundZone(126),
    proof: [dig('+short A 126.99.88.192.zen.spamhaus.org', '^127\\.0\\.0\\.2$')],
  }),
  broken('blocklisted-domain.example', 'blocklist-domain-clear', {
    breaks: 'The domain itself is on a domain blocklist.',
    zone: soundZone(127),
    proof: [dig('+short A blocklisted-domain.example.dbl.spamhaus.org', '^127\\.0\\.1\\.2$')],
  }),
  broken('blocklisted-minor.example', 'blocklist-minor', {
    breaks: 'Its sending address is on a list that only few receivers ask.',
    zone: soundZone(128),
    proof: [dig('+short A 128.99.88.192.psbl.surriel.com', '^127\\.0\\.0\\.2$')],
  }),
];
