/** What the two OAuth mechanisms share: one message with the token, and an error in JSON that is answered before the refusal. */
import type { SaslConversation, SaslMessage } from './mechanism.ts';

const MAX_TOLD = 300;

/** `dummy` is said after the error, so that the server may refuse (RFC 7628 §3.2.3). */
export function bearerConversation(first: SaslMessage, dummy: string): SaslConversation {
  let told: string | null = null;
  return {
    first,
    next(challenge) {
      if (told !== null) return { fail: 'the server goes on asking after its error' };
      told = errorOf(challenge);
      return { say: dummy, shown: '<nothing>' };
    },
    missing: () => null,
    get told() {
      return told;
    },
  };
}

/** `status`, `schemes` and `scope` of the error, or whatever text stands in its place. */
function errorOf(challenge: Buffer | null): string {
  const text = challenge?.toString('utf8') ?? '';
  try {
    const error: unknown = JSON.parse(text);
    if (typeof error === 'object' && error !== null) {
      const said = Object.entries(error).map(([key, value]) => `${key} ${String(value)}`);
      return said.join(', ').slice(0, MAX_TOLD);
    }
  } catch {
    // Microsoft sends plain text here.
  }
  return text.trim().slice(0, MAX_TOLD) || 'no reason given';
}
