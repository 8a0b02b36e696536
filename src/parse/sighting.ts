/** What one attempt at a port, a session or a whole look comes to for whoever wonders about the network. */
import type { PortState } from '../model/evidence/ports.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Knock, Sighting } from '../model/reach.ts';
import { offers } from './keyword.ts';

/** Milliseconds as `connectMs`; nothing heard yet. */
export function sightingOf(
  { host, ip, port }: { host: string; ip: string; port: number },
  state: PortState,
  connectMs: number,
): Sighting {
  return { host, ip, port, state, connectMs, greeting: null, startTls: null, masked: false };
}

export function sightingOfKnock(knock: Knock): Sighting {
  const { state, connectMs, greeting, session } = knock;
  const said = { greeting, masked: isMasked(greeting) };
  return { ...sightingOf(knock, state, connectMs), ...said, ...(session !== undefined && shownBy(session)) };
}

/** Nothing where the server never greeted. */
export function shownBy(session: SmtpSession): Partial<Sighting> {
  if (session.greeting === null) return {};
  const offered = session.extensionsBefore ?? session.extensions;
  return {
    greeting: session.greeting,
    startTls: session.hello === null ? null : offers(offered, 'STARTTLS'),
    masked: (session.signs ?? []).length > 0 || isMasked(session.greeting),
  };
}

/** Firewalls write over a greeting what they do not let through. */
function isMasked(greeting: string | null): boolean {
  return /^\*{4}/.test(greeting ?? '');
}
