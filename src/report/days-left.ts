/** How long a certificate is still valid, in words. */
const DAY_MS = 86_400_000;

/** The same as part of a sentence; empty where it is not known. */
export function certificateLeft(validTo: string, asOf: string): string {
  const told = daysLeft(validTo, asOf);
  if (told === 'unknown') return '';
  return told.startsWith('expired') ? `certificate ${told}` : `certificate: ${told} left`;
}

export function daysLeft(validTo: string, asOf: string): string {
  const ms = Date.parse(validTo) - Date.parse(asOf);
  if (Number.isNaN(ms)) return 'unknown';
  const days = Math.floor(Math.abs(ms) / DAY_MS);
  const told = days === 1 ? '1 day' : `${days} days`;
  return ms < 0 ? `expired ${told} ago` : told;
}
