/** Domains with a broken DKIM key under a named selector, one fault each. */
import { RSA_512, RSA_1024, RSA_2048 } from '../dkim-keys.ts';
import { broken, dig, dkimKey, dkimKeyProof, soundZone } from '../domain.ts';

/** A domain signing with selector `s1`. */
const keyed = (host: number, value: string): string =>
  soundZone(host, { dkim: `s1._domainkey TXT ${value}` });

const flags = ['--selector', 's1'];

export const dkimFaults = [
  broken('dkim-missing.example', 'dkim-key-present', {
    breaks: 'The selector its server signs with was never published.',
    zone: soundZone(31),
    flags,
    proof: [dig('TXT s1._domainkey.dkim-missing.example', 'NXDOMAIN')],
  }),
  broken('dkim-revoked.example', 'dkim-key-not-revoked', {
    breaks: 'The key its server still signs with has been revoked (empty p=).',
    zone: keyed(32, 'v=DKIM1; k=rsa; p='),
    flags,
    proof: [dig('+short TXT s1._domainkey.dkim-revoked.example', 'p="$')],
  }),
  broken('dkim-tiny-key.example', 'dkim-key-minimum', {
    breaks: 'Its key has 512 bits, which receivers must not accept.',
    zone: soundZone(33, { dkim: dkimKey('s1', 'v=DKIM1; k=rsa', RSA_512) }),
    flags,
    proof: [dkimKeyProof('s1._domainkey.dkim-tiny-key.example', '512 bit')],
  }),
  broken('dkim-short-key.example', 'dkim-key-strength', {
    breaks: 'Its key has 1024 bits, where 2048 are recommended.',
    zone: soundZone(34, { dkim: dkimKey('s1', 'v=DKIM1; k=rsa', RSA_1024) }),
    flags,
    proof: [dkimKeyProof('s1._domainkey.dkim-short-key.example', '1024 bit')],
  }),
  broken('dkim-dangling-cname.example', 'dkim-cname-resolves', {
    breaks: 'The selector points at a provider account that no longer exists.',
    zone: soundZone(35, { dkim: 's1._domainkey CNAME closed-account.dkim.mailers.example.' }),
    flags,
    proof: [dig('TXT s1._domainkey.dkim-dangling-cname.example', 'NXDOMAIN')],
  }),
  broken('dkim-testing.example', 'dkim-not-testing', {
    breaks: 'The key still carries the test flag, so receivers may treat its mail as unsigned.',
    zone: soundZone(36, { dkim: dkimKey('s1', 'v=DKIM1; k=rsa; t=y') }),
    flags,
    proof: [dig('+short TXT s1._domainkey.dkim-testing.example', 't=y')],
  }),
  broken('dkim-truncated-key.example', 'dkim-key-valid', {
    breaks: 'The control panel cut the key off after 255 characters.',
    zone: keyed(37, `v=DKIM1; k=rsa; p=${RSA_2048}`.slice(0, 247)),
    flags,
    proof: [dkimKeyProof('s1._domainkey.dkim-truncated-key.example', 'Could not')],
  }),
  broken('dkim-two-keys.example', 'dkim-single-record', {
    breaks: 'The old key was left beside the new one under the same selector.',
    zone: soundZone(38, { dkim: `${dkimKey('s1')}\n${dkimKey('s1', 'v=DKIM1; k=rsa', RSA_1024)}` }),
    flags,
    proof: [dig('+noall +answer TXT s1._domainkey.dkim-two-keys.example', 'TXT[\\s\\S]*\\n.*TXT')],
  }),
  broken('dkim-sha1-only.example', 'dkim-hash-sha256', {
    breaks: 'The key allows SHA-1 signatures only, which no receiver accepts any more.',
    zone: soundZone(39, { dkim: dkimKey('s1', 'v=DKIM1; h=sha1; k=rsa') }),
    flags,
    proof: [dig('+short TXT s1._domainkey.dkim-sha1-only.example', 'h=sha1')],
  }),
  broken('dkim-not-for-mail.example', 'dkim-service-email', {
    breaks: 'The key is declared for another service than mail.',
    zone: soundZone(40, { dkim: dkimKey('s1', 'v=DKIM1; k=rsa; s=tlsrpt') }),
    flags,
    proof: [dig('+short TXT s1._domainkey.dkim-not-for-mail.example', 's=tlsrpt')],
  }),
];
