/** The names a server goes by, and what their differences come to. */
import type { PtrLook } from '../model/evidence/ptr.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Report } from '../model/report.ts';
import { greetingName, helloName, isMasked, ownNameOf } from '../parse/own-name.ts';
import { isPositive } from './session-words.ts';

export interface NameSaid {
  where: string;
  name: string;
}

/** The names a server goes by; null where there is none in that place. */
export function namesOf(session: SmtpSession, { evidence }: Report): NameSaid[] {
  const { greeting, transcript, tls, ip, host } = session;
  const names: NameSaid[] = [];
  const add = (where: string, name: string | undefined): void => {
    if (name !== undefined && name !== '') names.push({ where, name });
  };
  if (host !== ip) add('asked for', host);
  add('greeting', isMasked(session) ? '(masked on the way)' : /^\S+/.exec(greeting ?? '')?.[0]);
  const hello = transcript.findLast(({ stage, reply }) => stage === 'hello' && isPositive(reply));
  add('EHLO reply', /^\S+/.exec(hello?.reply?.lines[0] ?? '')?.[0]);
  const ptr = reverseOf(ip, evidence);
  if (ptr !== undefined)
    add(
      'reverse name',
      ptr.names.length === 0
        ? '(none)'
        : `${ptr.names.join(', ')}${ptr.confirmed ? '' : ' (does not lead back)'}`,
    );
  const [leaf] = tls?.chain ?? [];
  if (leaf !== undefined) {
    const more = leaf.names.length - 4;
    add(
      'certificate',
      `${leaf.names.slice(0, 4).join(', ') || leaf.subject}${more > 0 ? ` and ${more} more` : ''}`,
    );
  }
  return names;
}

/** Nothing where nobody asked, or no answer came: that is not to read as having none. */
function reverseOf(ip: string, { ptr, reverseNames }: Report['evidence']): PtrLook | undefined {
  const looks = [ptr, reverseNames].flatMap((one) => (one?.status === 'observed' ? one.value : []));
  const found = looks.find((look) => look.ip === ip);
  return found === undefined || found.lookup.status === 'failed' ? undefined : found;
}

/** What the names come to beside each other: which difference matters, to whom, and which does not. */
export function nameRemarks(session: SmtpSession, report: Report): string[] {
  const { tls, host, ip } = session;
  const asked = host === ip ? null : host.toLowerCase();
  const [greeting, hello] = [greetingName(session), helloName(session)];
  const own = ownNameOf(session);
  const reverse = (reverseOf(ip, report.evidence)?.names ?? []).map((name) => name.toLowerCase());
  const remarks = [
    tls !== null &&
      tls.chain.length > 0 &&
      !tls.nameMatches &&
      `The certificate does not name ${host === ip ? ip : host}: whoever verifies it takes this for another host.`,
    greeting !== null &&
      hello !== null &&
      greeting !== hello &&
      'Greeting and EHLO reply name different hosts; more than one machine may answer here, or one of the two is set wrongly.',
    asked !== null &&
      own !== null &&
      own !== asked &&
      'The server calls itself by another name than it was asked for, as servers with several names do; senders do not mind.',
    // A reverse name it was asked for by is a name of its own, as ptr-matches-helo has it.
    reverse.length > 0 &&
      own !== null &&
      !reverse.includes(own) &&
      !(asked !== null && reverse.includes(asked)) &&
      'The reverse name is not the one the server calls itself by; that matters if it sends mail under this name too.',
  ];
  return remarks.filter((remark) => remark !== false);
}

export interface NamesTold {
  said: NameSaid[];
  /** The one name that is said everywhere. */
  same: string | null;
  remarks: string[];
}

/** Null where there are no two to compare. */
export function namesTold(session: SmtpSession, report: Report): NamesTold | null {
  const said = namesOf(session, report);
  const [first] = said;
  if (first === undefined || said.length < 2) return null;
  const isSame = said.every(({ name }) => name.toLowerCase() === first.name.toLowerCase());
  return { said, same: isSame ? first.name : null, remarks: nameRemarks(session, report) };
}
