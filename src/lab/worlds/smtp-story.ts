/** How a domain is told of whose mail server misbehaves: what it plays, what that breaks, and how to see it. */
import { broken, healthy, type LabEntry, type LabProof, soundZone, unclear } from '../domain.ts';
import type { MailScript, Reply } from '../mail-host.ts';
import type { CertificateStory, LabMailServer } from '../mail-servers.ts';

interface Story {
  breaks: string;
  /** Number of the host, as in `HOST n`. */
  at: number;
  plays?: Omit<MailScript, 'name'> | 'refuses' | 'silent';
  certificate?: CertificateStory;
  /** What its server says first, in place of the usual. */
  greets?: Reply;
  flags?: readonly string[];
  proof: readonly LabProof[];
  /** Further lines of its zone. */
  more?: string;
  /** Further servers. */
  servers?: readonly LabMailServer[];
  signed?: true;
}

/** A domain with one MX host, `mx`, that has an IPv4 address only, so that slow ones are waited for once. */
function facts(name: string, { breaks, at, plays, certificate, greets, more, ...story }: Story) {
  const host = `mx.${name}`;
  const script =
    typeof plays === 'string' || (plays === undefined && greets === undefined)
      ? plays
      : {
          name: host,
          ...plays,
          replies: { ...plays?.replies, ...(greets !== undefined && { greeting: greets }) },
        };
  return {
    breaks,
    zone: soundZone(at, { mx: `@ MX 10 mx\nmx HOST4 ${at}`, ...(more !== undefined && { more }) }),
    proof: story.proof,
    servers: [
      {
        host,
        ...(script !== undefined && { plays: script }),
        ...(certificate !== undefined && { certificate }),
      },
      ...(story.servers ?? []),
    ],
    ...(story.flags !== undefined && { flags: story.flags }),
    ...(story.signed && { security: 'signed' as const }),
  };
}

export const faulty = (name: string, fails: string | readonly string[], story: Story): LabEntry =>
  broken(name, fails, facts(name, story));
export const sound = (name: string, story: Story): LabEntry => healthy(name, facts(name, story));

/** What cannot be told of a server that ends at this stage. */
export const FROM_STARTTLS = [
  'smtp-starttls-works',
  'tls-certificate-current',
  'tls-certificate-expiring',
  'tls-certificate-name',
  'tls-certificate-trusted',
  'tls-protocol-modern',
];
export const FROM_EHLO = ['smtp-auth-after-tls', 'smtp-ehlo', 'smtp-starttls-offered', ...FROM_STARTTLS];
export const FROM_GREETING = ['smtp-banner-hostname', 'smtp-greeting', 'smtp-greeting-delay', ...FROM_EHLO];

/** It cannot be judged, and that is its own fault; or it does not speak with us, whatever it does with others. */
export const mute = (name: string, unknown: readonly string[], story: Story): LabEntry =>
  unclear(name, unknown, true, facts(name, story));
export const averse = (name: string, unknown: readonly string[], story: Story): LabEntry =>
  unclear(name, unknown, false, facts(name, story));

/** Servers that do not answer would be waited for as long as real ones. */
export const HURRY = ['--connect-timeout', '1s', '--command-timeout', '1s'];
/** What an Internet exchange would be to the real network: a host that answers on 25. */
export const CONTROL = ['--egress-control', 'mx.lab-hosting.example'];
export const ESC = '\u001b';
export const raw = (text: string): Reply => ({ raw: text });
export const closing = (text: string): Reply => ({ raw: `${text}\r\n`, end: 'close' });
export const RESET: Reply = { end: 'reset' };
export const SILENCE: Reply = { end: 'silence' };
export const BUSY = closing('421 4.3.2 Service shutting down, closing channel');
