/** What codes alone say, and how much that is worth: the weakest evidence there is, since servers choose them freely. */
import { BEFORE_RECIPIENTS, type Category, type Phase } from '../model/explanation.ts';

export interface CodeSense {
  category: Category;
  /** How often the code means this where nothing else is known, 0 to 1. */
  certainty: number;
}

const sense = (category: Category, certainty: number): CodeSense => ({ category, certainty });

/** By subject and detail (RFC 3463, IANA registry), for permanent and temporary refusals alike; `4.` before it for those that differ. */
const ENHANCED: { readonly [code: string]: CodeSense } = {
  '1.0': sense('mailbox-unknown', 0.6),
  '1.1': sense('mailbox-unknown', 0.85),
  '1.2': sense('domain-unknown', 0.75),
  '1.3': sense('mailbox-unknown', 0.6),
  '1.4': sense('mailbox-unknown', 0.7),
  '1.6': sense('mailbox-unknown', 0.85),
  '1.7': sense('syntax-or-protocol', 0.5),
  '1.8': sense('dns-or-routing', 0.7),
  '1.9': sense('other', 0.3),
  '1.10': sense('domain-unknown', 0.6),
  '2.0': sense('mailbox-disabled', 0.35),
  '2.1': sense('mailbox-disabled', 0.7),
  '2.2': sense('mailbox-full', 0.85),
  '2.3': sense('message-too-large', 0.9),
  '2.4': sense('policy-rejected', 0.35),
  '3.0': sense('server-temporary', 0.5),
  '3.1': sense('server-temporary', 0.6),
  // RFC 7504 §3: for good, it is a host that takes no mail at all.
  '3.2': sense('domain-unknown', 0.5),
  '3.3': sense('syntax-or-protocol', 0.5),
  '3.4': sense('message-too-large', 0.9),
  '3.5': sense('server-temporary', 0.4),
  '4.0': sense('network-unreachable', 0.4),
  '4.1': sense('network-unreachable', 0.75),
  '4.2': sense('network-unreachable', 0.6),
  '4.3': sense('dns-or-routing', 0.65),
  '4.4': sense('dns-or-routing', 0.6),
  '4.5': sense('server-temporary', 0.5),
  '4.6': sense('dns-or-routing', 0.85),
  '4.7': sense('expired-in-queue', 0.75),
  '5.0': sense('syntax-or-protocol', 0.35),
  '5.1': sense('syntax-or-protocol', 0.7),
  '5.2': sense('syntax-or-protocol', 0.75),
  '5.3': sense('rate-limited', 0.8),
  '5.4': sense('syntax-or-protocol', 0.7),
  '5.5': sense('syntax-or-protocol', 0.7),
  '5.6': sense('syntax-or-protocol', 0.8),
  '6.0': sense('content-rejected', 0.6),
  '6.1': sense('content-rejected', 0.6),
  '6.2': sense('content-rejected', 0.6),
  '6.3': sense('content-rejected', 0.55),
  '6.5': sense('content-rejected', 0.6),
  '6.6': sense('content-rejected', 0.6),
  '6.7': sense('syntax-or-protocol', 0.7),
  '6.8': sense('syntax-or-protocol', 0.7),
  '6.9': sense('content-rejected', 0.5),
  '6.10': sense('syntax-or-protocol', 0.6),
  '7.0': sense('policy-rejected', 0.3),
  '7.1': sense('policy-rejected', 0.35),
  '7.2': sense('policy-rejected', 0.7),
  '7.3': sense('policy-rejected', 0.3),
  '7.4': sense('auth-failed', 0.4),
  '7.5': sense('tls-required', 0.6),
  '7.6': sense('tls-required', 0.5),
  '7.7': sense('content-rejected', 0.4),
  '7.8': sense('auth-failed', 0.95),
  '7.9': sense('auth-failed', 0.85),
  '7.10': sense('tls-required', 0.9),
  '7.11': sense('tls-required', 0.9),
  '7.12': sense('auth-failed', 0.85),
  '7.13': sense('auth-failed', 0.7),
  '7.14': sense('auth-failed', 0.7),
  '7.15': sense('policy-rejected', 0.6),
  '7.16': sense('message-too-large', 0.7),
  '7.17': sense('mailbox-unknown', 0.6),
  '7.18': sense('mailbox-unknown', 0.5),
  '7.19': sense('policy-rejected', 0.4),
  '7.20': sense('auth-policy', 0.95),
  '7.21': sense('auth-policy', 0.95),
  '7.22': sense('auth-policy', 0.95),
  '7.23': sense('auth-policy', 0.95),
  '7.24': sense('auth-policy', 0.95),
  '7.25': sense('rdns-missing', 0.95),
  '7.26': sense('auth-policy', 0.95),
  // IANA's null MX of the sender's domain, Gmail's and others' missing SPF.
  '7.27': sense('auth-policy', 0.6),
  // IANA's and Gmail's unusual flood of mail.
  '7.28': sense('rate-limited', 0.7),
  // IANA's ARC, Gmail's missing TLS.
  '7.29': sense('auth-policy', 0.6),
  // IANA's REQUIRETLS, Gmail's missing DKIM, Exchange Online's sign-in by password.
  '7.30': sense('auth-policy', 0.5),
};

const TEMPORARY: { readonly [code: string]: CodeSense } = {
  '3.2': sense('server-temporary', 0.6),
  '1.1': sense('mailbox-unknown', 0.4),
  '2.0': sense('greylisted', 0.4),
  '2.1': sense('mailbox-disabled', 0.4),
  '4.4': sense('dns-or-routing', 0.6),
  '7.0': sense('rate-limited', 0.35),
  '7.1': sense('greylisted', 0.4),
};

const REPLY: { readonly [code: number]: CodeSense } = {
  421: sense('server-temporary', 0.5),
  422: sense('mailbox-full', 0.7),
  430: sense('syntax-or-protocol', 0.4),
  432: sense('auth-failed', 0.6),
  450: sense('server-temporary', 0.35),
  451: sense('server-temporary', 0.45),
  452: sense('server-temporary', 0.4),
  453: sense('server-temporary', 0.4),
  454: sense('auth-failed', 0.4),
  455: sense('syntax-or-protocol', 0.5),
  458: sense('server-temporary', 0.6),
  459: sense('policy-rejected', 0.5),
  500: sense('syntax-or-protocol', 0.85),
  501: sense('syntax-or-protocol', 0.8),
  502: sense('syntax-or-protocol', 0.85),
  503: sense('syntax-or-protocol', 0.75),
  504: sense('syntax-or-protocol', 0.75),
  521: sense('domain-unknown', 0.7),
  523: sense('tls-required', 0.8),
  524: sense('tls-required', 0.8),
  525: sense('auth-failed', 0.7),
  530: sense('auth-required', 0.7),
  534: sense('auth-failed', 0.8),
  535: sense('auth-failed', 0.9),
  538: sense('tls-required', 0.85),
  541: sense('policy-rejected', 0.35),
  550: sense('mailbox-unknown', 0.35),
  551: sense('relay-denied', 0.4),
  552: sense('mailbox-full', 0.45),
  553: sense('mailbox-unknown', 0.35),
  554: sense('policy-rejected', 0.25),
  555: sense('syntax-or-protocol', 0.8),
  556: sense('domain-unknown', 0.85),
};

/** A refusal before RCPT is about whoever sends, at RCPT about the address, after DATA about the message (RFC 5321 §4.2). */
const BY_PHASE: { readonly [phase in Phase]?: CodeSense } = {
  greeting: sense('reputation-blocked', 0.45),
  ehlo: sense('syntax-or-protocol', 0.45),
  starttls: sense('tls-required', 0.6),
  auth: sense('auth-failed', 0.7),
  mail: sense('policy-rejected', 0.35),
  rcpt: sense('mailbox-unknown', 0.5),
  message: sense('content-rejected', 0.5),
};

/** Codes whose meaning depends on when they are said. */
const OPEN = [421, 450, 451, 452, 550, 551, 552, 553, 554, 571];

export function senseOfReplyCode(code: number, phase: Phase | null): CodeSense {
  if (code < 400) return sense('success', 0.97);
  const plain = REPLY[code];
  if (phase !== null && (plain === undefined || OPEN.includes(code)) && code >= 500) {
    const at = BY_PHASE[phase];
    if (at !== undefined) return at;
  }
  return plain ?? (code < 500 ? sense('server-temporary', 0.35) : sense('other', 0.2));
}

/** Null for a code the registry does not know, and for one about a message where none was sent yet. */
export function senseOfEnhancedCode(code: string, phase: Phase | null): CodeSense | null {
  if (code.startsWith('2.')) return sense('success', 0.95);
  const rest = code.slice(2);
  const known = (code.startsWith('4.') ? TEMPORARY[rest] : undefined) ?? ENHANCED[rest] ?? null;
  const early = phase !== null && BEFORE_RECIPIENTS.includes(phase);
  return early && known?.category === 'content-rejected' ? null : known;
}
