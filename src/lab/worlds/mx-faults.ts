/** Domains whose mail cannot come in as it should, one fault each. */
import { broken, dig, soundZone } from '../domain.ts';

export const mxFaults = [
  broken('no-such-domain.example', 'domain-exists', {
    breaks: 'The name does not exist; its registration has run out.',
    // A zone of its own would make it exist: this one only holds a neighbour.
    apex: 'no-such-neighbour.example',
    zone: '@ MX 0 .',
    proof: [dig('SOA no-such-domain.example', 'NXDOMAIN')],
  }),
  broken('mx-dead.example', 'mx-deliverable', {
    breaks: 'Its only MX host has no address any more, so mail cannot be delivered.',
    zone: soundZone(71, {
      mx: '@ MX 10 old-mx',
      spf: 'v=spf1 ip4:192.88.99.71 -all',
      more: 'old-mx TXT gone',
    }),
    proof: [dig('+short A old-mx.mx-dead.example', '^$')],
  }),
  broken('mx-one-dead.example', 'mx-target-address', {
    breaks: 'One of its two MX hosts has no address any more.',
    zone: soundZone(72, {
      mx: '@ MX 10 mx\nmx HOST 72\n@ MX 20 backup\nbackup TXT retired',
      spf: 'v=spf1 ip4:192.88.99.72 -all',
    }),
    proof: [dig('+short A backup.mx-one-dead.example', '^$')],
  }),
  broken('mx-implicit.example', 'mx-explicit', {
    breaks: 'It has no MX record; senders fall back to the web server’s address.',
    zone: soundZone(73, { mx: '@ HOST 73', spf: 'v=spf1 a -all' }),
    proof: [dig('+short MX mx-implicit.example', '^$')],
  }),
  broken('mx-cname.example', 'mx-target-not-cname', {
    breaks: 'Its MX host is an alias (CNAME), which senders may refuse to follow.',
    zone: soundZone(74, { mx: '@ MX 10 mail\nmail CNAME mx\nmx HOST 74' }),
    proof: [dig('+short CNAME mail.mx-cname.example', '^mx\\.')],
  }),
  broken('mx-single-label.example', 'mx-target-hostname', {
    breaks: 'Besides a real MX host it names "localhost".',
    zone: soundZone(75, {
      mx: '@ MX 10 mx\nmx HOST 75\n@ MX 20 localhost.',
      spf: 'v=spf1 ip4:192.88.99.75 ip6:2001:20::4b -all',
    }),
    proof: [dig('+short MX mx-single-label.example', 'localhost\\.')],
  }),
  broken('mx-ip-literal.example', 'mx-target-hostname', {
    breaks: 'An address was typed where an MX record needs a host name.',
    zone: soundZone(76, {
      mx: '@ MX 10 mx\nmx HOST 76\n@ MX 20 192.88.99.76.',
      spf: 'v=spf1 ip4:192.88.99.76 ip6:2001:20::4c -all',
    }),
    proof: [dig('+short MX mx-ip-literal.example', '192\\.88\\.99\\.76\\.(\\n|$)')],
  }),
  broken('mx-private-address.example', 'mx-target-public', {
    breaks: 'Its backup MX has an address that exists inside the office only.',
    zone: soundZone(77, {
      mx: '@ MX 10 mx\nmx HOST 77\n@ MX 20 backup\nbackup A 10.0.0.25\nbackup AAAA 2001:20::4e',
      spf: 'v=spf1 ip4:192.88.99.77 ip6:2001:20::4d -all',
    }),
    proof: [dig('+short A backup.mx-private-address.example', '^10\\.')],
  }),
  broken('mx-unregistered.example', 'mx-target-registered', {
    breaks: 'Its backup MX is in a domain nobody owns any more: whoever registers it gets the mail.',
    zone: soundZone(78, {
      mx: '@ MX 10 mx\nmx HOST 78\n@ MX 20 mx.lapsed-provider.example.',
      spf: 'v=spf1 ip4:192.88.99.78 ip6:2001:20::4e -all',
    }),
    proof: [dig('SOA lapsed-provider.example', 'NXDOMAIN')],
  }),
  broken('null-mx-with-others.example', 'mx-null-alone', {
    breaks: 'A null MX ("takes no mail") stands beside a real one.',
    zone: soundZone(79, { mx: '@ MX 0 .\n@ MX 10 mx\nmx HOST 79' }),
    proof: [dig('+short MX null-mx-with-others.example', '(^|\\n)0 \\.(\\n|$)')],
  }),
  broken('null-mx-sender.example', 'mx-null-sender', {
    breaks: 'It says it takes no mail, yet authorises a server to send: receivers refuse such senders.',
    zone: soundZone(80, { mx: '@ MX 0 .', spf: 'v=spf1 ip4:192.88.99.80 -all' }),
    proof: [dig('+short MX null-mx-sender.example', '^0 \\.$')],
  }),
];
