/** What failed checks mean for mail to and from a domain, in one sentence. */
import type { CheckTopic } from '../model/check.ts';
import { checkTopic } from './check-topic.ts';
import { capitalised, plural } from './words.ts';

type Ids = ReadonlySet<string>;

const BROKEN_SPF = [
  'spf-present',
  'spf-single-record',
  'spf-syntax',
  'spf-lookup-limit',
  'spf-void-lookup-limit',
  'spf-include-resolves',
  'spf-include-loop',
  'spf-mx-limit',
];

type Applies = (failed: Ids, about: About) => boolean;
interface About {
  /** A sound DKIM key was seen, whatever is wrong with others. */
  signs: boolean;
  /** The addresses are known to send mail, or said to be; of a host looked at by itself nobody knows. */
  known: boolean;
  /** There is an SPF record, but it lets nobody in. */
  nobody: boolean;
}
type Rule = readonly [applies: Applies, says: string];

/** What makes all the rest moot. */
const ABOVE_ALL: readonly Rule[] = [
  [any('domain-exists'), 'this domain does not exist'],
  [any('dnssec-chain-valid'), 'DNSSEC is broken: to validating resolvers this domain does not exist'],
];

/** Mail to the domain; the first that applies is the one a reader must hear. */
const INBOUND: readonly Rule[] = [
  [any('server-reachable'), 'no connection comes about'],
  [any('sender-accepted'), 'the envelope sender is refused'],
  [any('recipient-accepted'), 'a recipient is refused'],
  [any('mx-deliverable'), 'mail to this domain cannot be delivered'],
  [any('smtp-reachable'), 'no mail host answers: mail to this domain cannot be delivered'],
  [any('smtp-greeting'), 'a mail host turns mail to this domain away'],
  [any('smtp-open-relay'), 'a mail host here sends spam for anybody'],
  [any('mx-target-registered'), 'whoever registers a lapsed MX domain receives mail meant for this one'],
  [
    any('mta-sts-covers-mx', 'mta-sts-mx-certificate'),
    'Gmail, Outlook and other MTA-STS senders refuse an MX host here',
  ],
  [any('dane-matches', 'dane-lookup-answers'), 'senders that check DANE cannot deliver to this domain'],
  [
    any('smtp-starttls-works', 'tls-protocol-modern'),
    'encryption fails: many senders cannot deliver to a mail host here',
  ],
  [
    any('smtp-auth-after-tls', 'smtp-starttls-injection'),
    'what is said to a mail host here can be read or changed on the way',
  ],
  [topic('tls'), 'mail programs cannot hand in mail here safely'],
  [topic('mx'), 'mail to this domain may be lost'],
];

/** Mail from the domain: alone, and in half a sentence after trouble with mail to it. */
const OUTBOUND: readonly (readonly [...Rule, after: string])[] = [
  [
    authBroken,
    'Gmail, Yahoo and Outlook will reject or junk this mail',
    'mail from it will be refused or junked',
  ],
  [any('spf-not-pass-all'), 'anyone may send mail in the name of this domain', 'anyone may send in its name'],
  [
    any('blocklist-ip-clear', 'blocklist-domain-clear'),
    'listed on a blocklist: many receivers refuse this mail',
    'blocklists tell receivers to refuse mail from it',
  ],
  [
    (failed, { known }) => !known && any('ptr-present', 'ptr-forward-confirmed')(failed),
    'should mail be sent from here, Gmail and many others refuse it; for receiving mail or a website it does not matter',
    'many receivers refuse mail sent from here',
  ],
  [
    any('ptr-present', 'ptr-forward-confirmed'),
    'Gmail and many others refuse mail from its sending address',
    'many receivers refuse mail from its address',
  ],
  [
    (failed, { nobody }) => nobody && failed.has('spf-present'),
    'SPF tells receivers that nobody may send in the name of this domain',
    'SPF says that nobody may send in its name',
  ],
  [
    any('spf-present'),
    'without SPF, many receivers distrust mail from this domain',
    'mail from it is distrusted',
  ],
  [
    any(...BROKEN_SPF),
    'SPF is broken: only DKIM-signed mail is sure to pass',
    'SPF for mail from it is broken',
  ],
  [any('spf-sender-authorized'), 'SPF does not authorise this sender', 'SPF does not authorise this sender'],
  [
    any('dmarc-present'),
    'Gmail, Yahoo and Outlook refuse bulk mail without DMARC',
    'bulk mail from it will be refused',
  ],
  [any('dmarc-report-uri-valid'), 'some DMARC reports will not arrive', 'some DMARC reports will not arrive'],
  [
    any('dmarc-syntax'),
    'receivers do not read this DMARC record as it was meant',
    'its DMARC record is misread',
  ],
  [
    topic('dmarc'),
    'receivers ignore this DMARC record, and large ones refuse bulk mail without one',
    'bulk mail from it will be refused',
  ],
  [
    topic('dkim'),
    'some DKIM selectors of this domain have no usable key',
    'some of its DKIM selectors have no usable key',
  ],
  [
    topic('helo'),
    'many receivers refuse a server that introduces itself like this',
    'its HELO name is refused',
  ],
];

/** What fails quietly. */
const ASIDE: readonly Rule[] = [
  [any('port-submission-available'), 'mail programs cannot hand in mail here'],
  [any('port-open'), 'a port that should take mail does not'],
  [topic('mta-sts'), 'MTA-STS is announced but protects nothing'],
  [topic('dane'), 'DANE is announced but protects nothing'],
  [topic('tls-rpt'), 'reports about TLS failures will not arrive'],
  [topic('bimi'), 'mailboxes will not show the logo'],
];

export function consequence(failed: Ids, about: About): string {
  const first = <R extends Rule | (typeof OUTBOUND)[number]>(rules: readonly R[]): R | undefined =>
    rules.find(([applies]) => applies(failed, about));
  const whole = first(ABOVE_ALL);
  if (whole !== undefined) return capitalised(whole[1]);
  const [inbound, outbound] = [first(INBOUND), first(OUTBOUND)];
  if (inbound !== undefined && outbound !== undefined)
    return capitalised(`${inbound[1]}, and ${outbound[2]}`);
  const said = inbound?.[1] ?? outbound?.[1] ?? first(ASIDE)?.[1];
  return capitalised(said ?? `${plural(failed.size, 'error')} to cure`);
}

function any(...ids: string[]): (failed: Ids) => boolean {
  return (failed) => ids.some((id) => failed.has(id));
}

function topic(name: CheckTopic): (failed: Ids) => boolean {
  return (failed) => [...failed].some((id) => checkTopic(id) === name);
}

/** Two of the three pillars down: DMARC then has nothing to pass with, or no policy tells what should. */
function authBroken(failed: Ids, { signs }: About): boolean {
  const down = [
    any(...BROKEN_SPF)(failed),
    topic('dkim')(failed) && !signs,
    any('dmarc-present', 'dmarc-single-record', 'dmarc-syntax', 'dmarc-location')(failed),
  ];
  return down.filter(Boolean).length >= 2;
}
