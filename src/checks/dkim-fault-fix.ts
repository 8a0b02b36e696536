/** What to do about a signature that does not hold, by the part that failed. */
import type { DkimFault } from '../model/evidence/message.ts';

const FIXES: { readonly [F in DkimFault]: string } = {
  'body-hash':
    'Find what changes the body after signing (a footer, a virus scanner, a gateway that rewrites links or line ends), and let it work before the signature is made, or not at all.',
  'body-missing':
    'Give the whole raw source instead: in Gmail "Show original", in Outlook "View source" or "View message source", in Thunderbird Ctrl+U.',
  'header-hash':
    'Find what changes signed fields after signing (a subject tag, a rewritten From or To, a second copy of a field), and let it work before the signature is made.',
  'key-mismatch':
    'Publish the key that belongs to the private one in use, or let the signing software use the private key of the published one; after a rotation sign with the new selector.',
  'key-missing':
    'Publish the key at the name told above, as the signing service gives it, or let it sign with a selector that is published.',
  'key-revoked': 'Let the signing software use a selector whose key is still in force.',
  'key-invalid':
    'Correct the record: mailsonde dkim DOMAIN --selector SELECTOR tells what is wrong with it, character by character.',
  'key-weak': 'Make a new RSA key of 2048 bits, publish it under a new selector, and sign with that.',
  'key-refuses': 'Take s=, h= or k= out of the key record where they rule this use out, or sign as they say.',
  'key-unreachable':
    'Have the name servers of the signing domain answer: mailsonde dkim DOMAIN shows what they say.',
  algorithm: 'Let the signing software use rsa-sha256 (and ed25519-sha256 beside it, if you like).',
  syntax: 'Update or replace the signing software: the field it writes breaks RFC 6376.',
  'from-not-signed': 'Let the signing software sign From; it must be named in h=.',
  expired: 'Give signatures a longer life (x=), or none: mail may wait in a queue for five days.',
  identity: 'Let the signing software leave i= out, or set it to the domain in d=.',
};

export function dkimFix(fault: DkimFault | null): string {
  return FIXES[fault ?? 'syntax'];
}
