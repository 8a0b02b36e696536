/** What mail ports are for, and which ones a provider listens on; the providers' own are kept with all else known of them. */
import type { SubmissionPort, SubmissionPreset } from '../model/provider.ts';
import { PROVIDERS } from './providers/index.ts';

/** Looked at where the user names none. */
export const USUAL_PORTS = [25, 465, 587, 2525] as const;
/** Between servers; all others are for whoever has an account. */
export const RELAY_PORT = 25;

interface PortMeaning {
  /** In a few words, for a column. */
  for: string;
  /** TLS the port is known for. */
  custom: SubmissionPort['tls'];
}

/** RFC 5321, RFC 8314 §3.3 and RFC 6409; the rest is custom alone. */
const MEANINGS: ReadonlyMap<number, PortMeaning> = new Map([
  [25, { for: 'server to server', custom: 'starttls' }],
  [465, { for: 'mail programs', custom: 'implicit' }],
  [587, { for: 'mail programs', custom: 'starttls' }],
  [2525, { for: 'fallback for 587', custom: 'starttls' }],
  [2465, { for: 'fallback for 465', custom: 'implicit' }],
  [2587, { for: 'fallback for 587', custom: 'starttls' }],
  [8465, { for: 'fallback for 465', custom: 'implicit' }],
  [8025, { for: 'fallback for 587', custom: 'starttls' }],
  [588, { for: 'fallback for 587', custom: 'starttls' }],
  [1025, { for: 'a bridge or test server on this machine', custom: 'starttls' }],
  [443, { for: 'fallback through a web port', custom: 'implicit' }],
  [80, { for: 'fallback through a web port', custom: 'starttls' }],
]);

export function portMeaning(port: number): PortMeaning {
  return MEANINGS.get(port) ?? { for: 'no custom is known', custom: 'starttls' };
}

export interface KnownSubmission {
  provider: string;
  preset: SubmissionPreset;
}

/** Names people give to hosts that take mail from mail programs. */
const SAYS_SUBMISSION =
  /^(?:smtps?|submissions?|submit|msa|outgoing|out|mailout|smtp-(?:out|relay|auth)|relay|send)[\d-]*\./;

export function isNamedForSubmission(host: string): boolean {
  return submissionOf(host) !== null || SAYS_SUBMISSION.test(host);
}

/** The provider whose submission host this is; null where none is known by that name. */
export function submissionOf(host: string): KnownSubmission | null {
  byHost ??= everyHost();
  return byHost.get(host) ?? null;
}

/** Made when first asked for: long lists of hosts ask often. */
let byHost: ReadonlyMap<string, KnownSubmission> | undefined;

/** Where two providers name the same host, the first has it. */
function everyHost(): Map<string, KnownSubmission> {
  const known = new Map<string, KnownSubmission>();
  for (const { name, submission = [] } of PROVIDERS)
    for (const preset of submission)
      for (const host of hostsOf(preset)) if (!known.has(host)) known.set(host, { provider: name, preset });
  return known;
}

function hostsOf({ host, otherHosts = [], regions = [] }: SubmissionPreset): string[] {
  return [...regions.map((region) => host.replace('{region}', region)), host, ...otherHosts];
}

/** The usual ports and those the provider has besides, in the order people know them. */
export function portsToTry(host: string): number[] {
  const own = submissionOf(host)?.preset.ports.map(({ port }) => port) ?? [];
  return [...new Set<number>([...USUAL_PORTS, ...own])];
}

/** The same where anything is known: as the provider says, else by the custom of the port; null for ports nobody knows. */
export function knownTls(host: string, port: number): SubmissionPort['tls'] | null {
  const own = submissionOf(host)?.preset.ports.find((one) => one.port === port);
  return own?.tls ?? MEANINGS.get(port)?.custom ?? null;
}

/** How TLS is expected to come about: as the provider says, else by the custom of the port. */
export function customTls(host: string, port: number): SubmissionPort['tls'] {
  return knownTls(host, port) ?? 'starttls';
}
