/** Which demands of the large receivers one message meets, breaks, or leaves open. */
import { type Demand, RECEIVERS } from '../knowledge/receivers/index.ts';
import type { MessageEvidence, MessageHop } from '../model/evidence/message.ts';
import type { Evidence } from '../model/evidence.ts';
import type { DemandStanding, ReceiverRule, ReceiverView } from '../model/report.ts';

/** Empty where no message was judged. */
export function receiverViews({ message }: Partial<Evidence>): ReceiverView[] {
  if (message?.status !== 'observed') return [];
  const { value } = message;
  return RECEIVERS.map(({ id, name, bulk, demands, references, checked }) => ({
    receiver: id,
    name,
    bulk,
    isBulk: value.bulk.length > 0,
    checked,
    references: [...references],
    demands: demands.map((demand) => viewOf(demand, value)),
  }));
}

function viewOf({ rule, who, asks, reply }: Demand, value: MessageEvidence): ReceiverView['demands'][number] {
  const [standing, says] = RULES[rule](value);
  return { rule, who, asks, standing, says, reply };
}

type Judged = readonly [DemandStanding, string];

const RULES: { readonly [R in ReceiverRule]: (value: MessageEvidence) => Judged } = {
  'spf-or-dkim': (value) => {
    const [spf, dkim] = [spfPasses(value), dkimPasses(value)];
    return spf[0] === 'met' ? spf : dkim[0] === 'broken' && spf[0] === 'unseen' ? spf : dkim;
  },
  spf: (value) => spfPasses(value),
  'spf-not-fail': ({ spf: { result, reason } }) =>
    result === null || result === 'temperror'
      ? ['unseen', reason]
      : result === 'fail'
        ? ['broken', `SPF fails: ${reason}`]
        : ['met', `SPF comes to ${result}`],
  dkim: (value) => dkimPasses(value),
  'dkim-1024': ({ dkim }) => {
    const weak = dkim.find(({ fault }) => fault === 'key-weak');
    if (weak !== undefined) return ['broken', weak.says];
    const strong = dkim.find(({ result }) => result === 'pass');
    if (strong === undefined) return ['unseen', 'no signature holds'];
    return ['met', strong.bits === null ? 'the key is strong enough' : `the key has ${strong.bits} bits`];
  },
  'dmarc-record': ({ dmarc }) =>
    dmarc.result === 'temperror' && dmarc.record === null
      ? ['unseen', dmarc.says]
      : dmarc.record !== null && dmarc.policy !== null
        ? ['met', `p=${dmarc.policy} at ${dmarc.foundAt ?? ''}`]
        : ['broken', dmarc.says],
  'dmarc-reports': ({ dmarc: { record, foundAt, result, says } }) => {
    if (record === null) return [result === 'temperror' ? 'unseen' : 'broken', says];
    return /;\s*rua\s*=\s*[^;\s]/i.test(record)
      ? ['met', `the record at ${foundAt ?? ''} names one`]
      : ['broken', `the record at ${foundAt ?? ''} names none`];
  },
  'dmarc-pass': ({ dmarc }) =>
    dmarc.result === 'pass'
      ? ['met', dmarc.says]
      : dmarc.result === null || dmarc.result === 'temperror'
        ? ['unseen', dmarc.says]
        : ['broken', dmarc.says],
  aligned: ({ dmarc: { steps, result, says } }) => {
    const found = steps.find((step) => step.result === 'pass' && step.aligned === true);
    if (found !== undefined) return ['met', found.says];
    const open = steps.find(
      (step) => step.aligned !== false && (step.result === null || step.result === 'temperror'),
    );
    if (result === null || open !== undefined || (result === 'temperror' && steps.length === 0))
      return ['unseen', open?.says ?? says];
    return ['broken', steps[0]?.says ?? says];
  },
  tls: (value) => {
    const hop = borderOf(value);
    if (hop === undefined || hop.encrypted === null) return ['unseen', 'no Received field tells'];
    return hop.encrypted
      ? ['met', `${hop.by ?? 'the receiver'} took it over TLS`]
      : ['broken', `${hop.by ?? 'the receiver'} took it without TLS`];
  },
  'reverse-name': (value) => {
    const name = borderOf(value)?.name;
    return name === undefined || name === null
      ? [
          'unseen',
          value.envelope.ip === null ? 'no address is known' : `mailsonde ptr ${value.envelope.ip} tells`,
        ]
      : ['met', `the receiver found ${name}`];
  },
  format: ({ from, messageId, date, form }) => {
    const wrong = [
      ...from.problems,
      ...form.repeated.map(({ name, count }) => `${count} ${name} fields`),
      ...(messageId.problem === null ? [] : [`Message-ID: ${messageId.problem}`]),
      ...(date.problem === null ? [] : [`Date: ${date.problem}`]),
      ...(form.longLines > 0 ? ['lines of more than 998 octets'] : []),
      ...(form.bareCr > 0 || (form.bareLf > 0 && form.lineEnds === 'mixed') ? ['single CR or LF'] : []),
    ];
    return wrong.length > 0 ? ['broken', wrong.join('; ')] : ['met', 'the header is well formed'];
  },
  'own-author': ({ from, dmarc }) => {
    const isGmail = from.authors.some(({ domain }) => domain === 'gmail.com' || domain === 'googlemail.com');
    if (from.authors.length === 0) return ['unseen', 'From names nobody'];
    if (!isGmail) return ['met', 'From is not at gmail.com'];
    if (dmarc.result === 'pass') return ['met', 'Gmail itself sent it'];
    return dmarc.result === null || dmarc.result === 'temperror'
      ? ['unseen', dmarc.says]
      : ['broken', 'From is at gmail.com, and Gmail did not send it'];
  },
  'one-click': ({ unsubscribe: { oneClick, signed, problem, uris }, form }) => {
    if (!oneClick)
      return [
        'broken',
        problem ?? (uris.length === 0 ? 'there is no List-Unsubscribe' : 'one click is not offered'),
      ];
    if (form.bodyMissing) return ['unseen', 'without the body no signature can be tested'];
    return signed ? ['met', 'one click, covered by DKIM'] : ['broken', 'DKIM does not cover the two fields'];
  },
  unsubscribe: ({ unsubscribe: { uris, problem } }) =>
    uris.length > 0 && problem === null
      ? ['met', 'List-Unsubscribe is there']
      : ['unseen', `${problem ?? 'there is no List-Unsubscribe'}; a link in the text is not looked for`],
  complaints: () => ['unseen', 'postmaster tools of the receiver tell the rate'],
  honoured: () => ['unseen', 'only your own systems know'],
};

function spfPasses({ spf: { result, domain, reason } }: MessageEvidence): Judged {
  if (result === null || result === 'temperror') return ['unseen', reason];
  return result === 'pass'
    ? ['met', `SPF passes for ${domain ?? ''}`]
    : ['broken', `SPF comes to ${result} for ${domain ?? 'no domain'}`];
}

function dkimPasses({ dkim }: MessageEvidence): Judged {
  const good = dkim.find(({ result }) => result === 'pass');
  if (good !== undefined) return ['met', `DKIM passes for ${good.domain}`];
  const open = dkim.find(({ result, fault }) => result === 'temperror' || fault === 'body-missing');
  if (open !== undefined) return ['unseen', open.says];
  return ['broken', dkim[0]?.says ?? 'the message is not signed'];
}

function borderOf({ envelope, hops }: MessageEvidence): MessageHop | undefined {
  return envelope.hop === null ? undefined : hops[envelope.hop];
}
