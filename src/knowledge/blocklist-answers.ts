/** What the addresses a blocklist answers with mean: a listing, no listing, or that it will not serve us (RFC 5782). */
import type { Blocklist } from './blocklists.ts';

export type BlocklistAnswer =
  | { state: 'listed'; meanings: string[] }
  | { state: 'harmless'; meanings: string[] }
  | { state: 'refused'; because: string };

/** Reads the addresses a list answered with; `list` is undefined for a zone the table does not know. */
export function readBlocklistCodes(list: Blocklist | undefined, codes: readonly string[]): BlocklistAnswer {
  for (const code of codes) {
    const because = refusal(list, code);
    if (because !== undefined) return { state: 'refused', because };
  }
  const hits = codes.filter((code) => !isHarmless(list, code));
  const told = hits.length > 0 ? hits : codes;
  const meanings = told.flatMap((code) => meaningsOf(list, code));
  return { state: hits.length > 0 ? 'listed' : 'harmless', meanings };
}

function refusal(list: Blocklist | undefined, code: string): string | undefined {
  // RFC 5782 §2.1: entries answer within 127.0.0.0/8; anything else comes from somebody rewriting answers.
  if (!code.startsWith('127.'))
    return `it answers ${code}, outside 127.0.0.0/8: answers are rewritten on the way`;
  const own = list?.refusals?.[code];
  if (own !== undefined) return `${own} (${code})`;
  if (code === '127.255.255.252') return 'it sees a mistyped query (127.255.255.252)';
  if (code === '127.255.255.254') return 'it refuses public resolvers (127.255.255.254)';
  if (code === '127.255.255.255') return 'it refuses this resolver for its query volume (127.255.255.255)';
  if (code.startsWith('127.255.255.')) return `it answers with the error code ${code}`;
  if (code === '127.0.0.1' && !(list?.harmless ?? []).includes(code))
    return 'it refuses this resolver (127.0.0.1)';
  return undefined;
}

function isHarmless(list: Blocklist | undefined, code: string): boolean {
  if (list?.harmless?.includes(code)) return true;
  if (list?.harmlessBits === undefined) return false;
  return (lastOctet(code) & ~list.harmlessBits) === 0;
}

function meaningsOf(list: Blocklist | undefined, code: string): string[] {
  const exact = list?.codes[code];
  if (exact !== undefined) return [exact];
  if (list?.bits === undefined) return [`code ${code}`];
  const bits = Object.entries(list.bits).filter(([bit]) => (lastOctet(code) & Number(bit)) !== 0);
  return bits.length > 0 ? bits.map(([, meaning]) => meaning) : [`code ${code}`];
}

function lastOctet(code: string): number {
  return Number(code.slice(code.lastIndexOf('.') + 1));
}
