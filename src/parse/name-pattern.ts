/** Host names against patterns with a wildcard: MTA-STS `mx:` lines (RFC 8461 §4.1) and certificate names (RFC 9525 §6.3). */

/** A wildcard stands for exactly one whole left-most label; case does not count. */
export function matchesNamePattern(name: string, pattern: string): boolean {
  const host = plain(name);
  const wanted = plain(pattern);
  if (!wanted.startsWith('*.')) return host !== '' && host === wanted;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === wanted.slice(1);
}

function plain(name: string): string {
  return (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase();
}
