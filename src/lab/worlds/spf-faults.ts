/** Domains whose SPF is broken, one fault each. */
import { broken, dig, pyspf, soundZone } from '../domain.ts';

const many = (count: number): string =>
  Array.from({ length: count }, (_, i) => `include:_spf${i + 1}.mailers.example`).join(' ');

export const spfFaults = [
  broken('spf-missing.example', 'spf-present', {
    breaks: 'It sends mail but publishes no SPF record at all.',
    zone: soundZone(11, { spf: null }),
    proof: [
      dig('+short TXT spf-missing.example', '^$'),
      pyspf('192.88.99.11', 'spf-missing.example', '^none'),
    ],
  }),
  broken('spf-two-records.example', 'spf-single-record', {
    breaks: 'A second SPF record was added instead of changing the first, which makes both void.',
    zone: soundZone(12, { more: '@ TXT v=spf1 include:_spf1.mailers.example ~all' }),
    proof: [pyspf('192.88.99.12', 'spf-two-records.example', '^permerror')],
  }),
  broken('spf-syntax-typo.example', 'spf-syntax', {
    breaks: 'One mechanism is misspelt (ipv4: for ip4:), so receivers must discard the whole record.',
    zone: soundZone(13, { spf: 'v=spf1 mx ipv4:192.31.196.13 -all' }),
    // From an address that no earlier term matches: python3-spf reads no further than it needs.
    proof: [pyspf('192.31.197.77', 'spf-syntax-typo.example', '^permerror')],
  }),
  broken('spf-too-many-lookups.example', 'spf-lookup-limit', {
    breaks: 'Its includes cost thirteen DNS lookups where receivers stop at ten.',
    zone: soundZone(14, { spf: `v=spf1 mx ${many(6)} include:_spf.bundle.example -all` }),
    proof: [pyspf('192.31.197.77', 'spf-too-many-lookups.example', '^permerror')],
  }),
  broken('spf-nine-lookups.example', 'spf-lookup-headroom', {
    breaks: 'Nine of ten DNS lookups are used, so the next change at any provider may break it.',
    zone: soundZone(15, { spf: `v=spf1 mx ${many(8)} -all` }),
    proof: [pyspf('192.31.197.77', 'spf-nine-lookups.example', '^fail')],
  }),
  broken('spf-too-many-voids.example', 'spf-void-lookup-limit', {
    breaks: 'Three names in it lead nowhere; receivers give up after two such lookups.',
    zone: soundZone(16, {
      spf: 'v=spf1 mx a:old1.mailers.example a:old2.mailers.example a:old3.mailers.example -all',
    }),
    proof: [pyspf('192.31.197.77', 'spf-too-many-voids.example', '^permerror')],
  }),
  broken('spf-one-void.example', 'spf-void-lookups', {
    breaks: 'One host named in it has long been switched off.',
    zone: soundZone(17, { spf: 'v=spf1 mx a:old1.mailers.example -all' }),
    proof: [dig('A old1.mailers.example', 'NXDOMAIN')],
  }),
  broken('spf-dead-include.example', 'spf-include-resolves', {
    breaks: 'It includes a provider that has withdrawn its SPF record.',
    zone: soundZone(18, { spf: 'v=spf1 mx include:_spf.withdrawn.mailers.example -all' }),
    proof: [pyspf('192.31.197.77', 'spf-dead-include.example', '^permerror')],
  }),
  broken('spf-include-loop.example', 'spf-include-loop', {
    breaks: 'Its include leads back to itself.',
    zone: soundZone(19, {
      spf: 'v=spf1 mx include:_spf.spf-include-loop.example -all',
      more: '_spf TXT v=spf1 include:spf-include-loop.example -all',
    }),
    proof: [pyspf('192.31.197.77', 'spf-include-loop.example', '^permerror')],
  }),
  broken('spf-big-mx.example', 'spf-mx-limit', {
    breaks: 'Its mx term names a domain with eleven MX hosts; receivers stop at ten.',
    zone: soundZone(20, {
      spf: 'v=spf1 mx mx:farm.spf-big-mx.example -all',
      more: Array.from({ length: 11 }, (_, i) => `farm MX 10 mx${i}\nmx${i} HOST ${220 + i}`).join('\n'),
    }),
    proof: [pyspf('192.31.197.77', 'spf-big-mx.example', '^permerror')],
  }),
  broken('spf-pass-all.example', 'spf-not-pass-all', {
    breaks: 'It ends in +all, so anybody may send in its name.',
    zone: soundZone(21, { spf: 'v=spf1 mx +all' }),
    proof: [pyspf('192.31.197.77', 'spf-pass-all.example', '^pass')],
  }),
  broken('spf-no-all.example', 'spf-has-all', {
    breaks: 'It lists its servers but never says what of all the others.',
    zone: soundZone(22, { spf: 'v=spf1 mx' }),
    proof: [pyspf('192.31.197.77', 'spf-no-all.example', '^neutral')],
  }),
  broken('spf-ptr.example', 'spf-no-ptr', {
    breaks: 'It uses the ptr mechanism, which is slow, unreliable and ignored by some receivers.',
    zone: soundZone(23, { spf: 'v=spf1 mx ptr -all' }),
    proof: [dig('+short TXT spf-ptr.example', ' ptr ')],
  }),
  broken('spf-after-all.example', 'spf-reachable-terms', {
    breaks: 'An include stands after -all and is therefore never read.',
    zone: soundZone(24, { spf: 'v=spf1 mx -all include:_spf1.mailers.example' }),
    proof: [pyspf('192.31.197.77', 'spf-after-all.example', '^fail')],
  }),
  broken('spf-wide-range.example', 'spf-range-width', {
    breaks: 'It authorises eight million addresses with one short prefix.',
    zone: soundZone(25, { spf: 'v=spf1 mx ip4:44.0.0.0/9 -all' }),
    proof: [pyspf('44.1.2.3', 'spf-wide-range.example', '^pass')],
  }),
  broken('spf-long-record.example', 'spf-record-length', {
    breaks: 'The record is so long that its answer may not fit a plain UDP packet.',
    zone: soundZone(26, {
      spf: `v=spf1 mx ${Array.from({ length: 24 }, (_, i) => `ip4:192.31.196.${100 + 2 * i}`).join(' ')} -all`,
    }),
    proof: [dig('+short TXT spf-long-record.example', '^".{250,}')],
  }),
  broken('spf-forgotten-server.example', 'spf-sender-authorized', {
    breaks: 'A server that sends for it is missing from its SPF record.',
    zone: soundZone(27, { more: 'app HOST 28' }),
    flags: ['--ip', '192.88.99.28'],
    proof: [pyspf('192.88.99.28', 'spf-forgotten-server.example', '^fail')],
  }),
  broken('parked-without-spf.example', 'spf-parked', {
    breaks: 'It neither sends nor receives mail, but does not say so in SPF.',
    zone: '@ MX 0 .\n_dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@reports.example',
    proof: [dig('+short TXT parked-without-spf.example', '^$')],
  }),
];
