/** What became of messages that were sent, in words: the headline, each recipient, and what happens next. */
import type { SentMessage, SentRecipient } from '../model/evidence/delivery.ts';
import type { SmtpSession } from '../model/evidence/sessions.ts';
import type { Report } from '../model/report.ts';
import { tlsVersionWords } from '../parse/tls-version.ts';
import { arrivalHeadline } from './arrival-story.ts';
import { duration, type Mark, plural } from './words.ts';

type Outcome = SentRecipient['outcome'];

/** Recipients and messages told one by one; a run may have thousands. */
const MAX_TOLD = 20;

/** Null where the report is about something else. */
export function sentIn({ evidence: { delivery } }: Report): readonly SentMessage[] | null {
  return (delivery?.status === 'observed' ? delivery.value.sent : undefined) ?? null;
}

/** One sentence for the headline; undefined where no message was to be sent. */
export function dispatchSentence(report: Report): string | undefined {
  const sent = sentIn(report);
  const [only, ...more] = sent ?? [];
  if (sent === null || only === undefined) return undefined;
  const arrival = arrivalHeadline(report);
  const end = arrival === undefined ? '' : `; ${arrival}`;
  if (more.length === 0) return ofOne(only, report) + end;
  const came = (outcome: Outcome): number => sent.filter((one) => one.outcome === outcome).length;
  const first = sent.find(({ outcome }) => outcome === 'accepted');
  const host = first === undefined ? '' : ` by ${hostOf(first, 'accepted')}`;
  const parts = [
    `${came('accepted')} of ${sent.length} messages accepted${host}`,
    came('unclear') > 0 && `${came('unclear')} may have been delivered`,
    came('deferred') > 0 && `${came('deferred')} put off`,
    came('refused') > 0 && `${came('refused')} refused`,
    came('unsent') > 0 && `${came('unsent')} not sent`,
  ].filter((part) => part !== false);
  return parts.join(', ') + end;
}

function ofOne(message: SentMessage, report: Report): string {
  const { recipients, queueId } = message;
  const of = (outcome: Outcome): SentRecipient[] => recipients.filter((one) => one.outcome === outcome);
  const [unclear] = of('unclear');
  if (unclear !== undefined)
    return `May have been delivered: all of the message went out to ${unclear.host}, and no answer came`;
  const taken = of('accepted');
  if (taken.length > 0) {
    const whom =
      taken.length < recipients.length
        ? ` for ${taken.length} of ${plural(recipients.length, 'recipient')}`
        : taken.length > 1
          ? ` for ${taken.length === 2 ? 'both' : `all ${taken.length}`} recipients`
          : '';
    const queued = queueId === null ? '' : `; queued as ${queueId}`;
    return `Accepted by ${hostOf(message, 'accepted')}${whom}${encryption(report)}${queued}`;
  }
  const [later] = of('deferred');
  if (later !== undefined) return `Put off by ${later.host}: ${later.reply ?? later.explanation}`;
  const [refused] = of('refused');
  if (refused !== undefined) return `Refused by ${refused.host}: ${refused.reply ?? refused.explanation}`;
  return `Not sent: ${reasonOf(message, report)}`;
}

/** Why it was offered to nobody. */
function reasonOf({ recipients }: SentMessage, { evidence: { delivery, sessions } }: Report): string {
  const told = recipients.find(({ explanation }) => explanation !== null);
  const last = sessionsOf(sessions).findLast((session) => session.failure !== undefined);
  // What a reply means is told where it stands; its words are the news.
  const { kind, code, detail = '' } = last?.failure ?? {};
  if (last !== undefined && kind === 'rejected' && code !== undefined)
    return detail.startsWith(last.host) ? detail : `${last.host} says ${detail}`;
  if (delivery?.status === 'observed') {
    const { by, to } = delivery.value;
    if (by === 'null') return `${to} takes no mail`;
    if (by === 'none') return `${to} has no mail host`;
  }
  // What a broken session means stands below; the headline says what was seen.
  return detail !== ''
    ? detail
    : (told?.explanation?.replace(/^not sent: /, '') ?? 'there was nobody to hand it to');
}

function sessionsOf(sessions: Report['evidence']['sessions']): readonly SmtpSession[] {
  return sessions?.status === 'observed' ? sessions.value : [];
}

function hostOf({ recipients }: SentMessage, outcome: Outcome): string {
  return recipients.find((one) => one.outcome === outcome)?.host ?? 'nobody';
}

function encryption({ evidence: { sessions } }: Report): string {
  const taken = sessionsOf(sessions).findLast(({ delivery }) => delivery?.outcome === 'accepted');
  if (taken === undefined) return '';
  return taken.tls === null ? ' in clear' : ` over ${tlsVersionWords(taken.tls.protocol)}`;
}

const CAME: { readonly [O in Outcome]: { mark: Mark; says: string } } = {
  accepted: { mark: 'pass', says: 'accepted' },
  refused: { mark: 'error', says: 'refused' },
  deferred: { mark: 'warning', says: 'put off' },
  unclear: { mark: 'unknown', says: 'may have been delivered' },
  unsent: { mark: 'skipped', says: 'not sent' },
};

/** One message as it stands in the report. */
export interface MessageTold {
  /** `Message 2`, or `Recipients` where there is one message only. */
  heading: string;
  recipients: { mark: Mark; address: string; says: string }[];
  /** Beyond those that are told one by one; null where there are none. */
  more: string | null;
  facts: string[];
}

export function messagesTold(report: Report): MessageTold[] {
  const sent = sentIn(report) ?? [];
  const shown = sent.slice(0, MAX_TOLD);
  return shown.map(({ number, recipients, queueId, messageId, waitsMs }, index) => {
    const told = recipients.slice(0, MAX_TOLD);
    const left = recipients.length - told.length;
    const further = index === shown.length - 1 ? sent.length - shown.length : 0;
    return {
      heading: sent.length > 1 ? `Message ${number}` : recipients.length > 1 ? 'Recipients' : 'Recipient',
      recipients: told.map((one) => ({
        mark: CAME[one.outcome].mark,
        address: one.address,
        says: [CAME[one.outcome].says, one.reply].filter((part) => part !== null).join(': '),
      })),
      more: left > 0 ? `and ${plural(left, 'recipient')} more` : null,
      facts: [
        ...(messageId === null ? [] : [`Message-ID ${messageId}`]),
        ...(queueId === null ? [] : [`queued as ${queueId}`]),
        ...(waitsMs.length === 0
          ? []
          : [
              `tried ${waitsMs.length + 1} times over ${duration(waitsMs.reduce((sum, one) => sum + one, 0))}`,
            ]),
        ...(further > 0 ? [`and ${plural(further, 'message')} more`] : []),
      ],
    };
  });
}

/** What happens now, and what the sender can do; in the order of urgency. */
export function nextSteps(report: Report): string[] {
  const sent = sentIn(report) ?? [];
  const of = (outcome: Outcome): SentRecipient[] =>
    sent.flatMap(({ recipients }) => recipients.filter((one) => one.outcome === outcome));
  const [unclear] = of('unclear');
  const [taken] = of('accepted');
  const [later] = of('deferred');
  const held = sessionsOf(report.evidence.sessions);
  const leftOut = [...new Set(held.flatMap(({ delivery }) => delivery?.leftOut ?? []))];
  const { arrival } = report.evidence;
  // Where it came to rest is told below.
  const isSeen = arrival?.status === 'observed' && arrival.value.messages.every(({ copy }) => copy !== null);
  return [
    ...(unclear === undefined || isSeen
      ? []
      : [
          `Look whether it has arrived before sending it again: ${unclear.host} may have taken it. A mail server would send it again, and it might be there twice.`,
        ]),
    ...(taken === undefined || isSeen
      ? []
      : [
          `${taken.host} has it now: it delivers it, or sends a bounce to the envelope sender. That it took it does not say that it reaches the inbox.`,
        ]),
    ...(later === undefined
      ? []
      : [
          sent.some(({ waitsMs }) => waitsMs.length > 0)
            ? 'What was put off was still put off when the time was over; a mail server would try for some days.'
            : 'A mail server would try again what was put off, for some days; --wait 10m does so for that long.',
        ]),
    ...(of('refused').length === 0 ? [] : ['A refusal is final: sent again as it is, it is refused again.']),
    ...(leftOut.length === 0 ? [] : [`It went without ${leftOut.join(', ')}, which was not on offer.`]),
  ];
}
