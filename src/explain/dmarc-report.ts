/** A DMARC aggregate report in words: which sources fail, whose they probably are, and what to change. */
import { providerOfSendingDomain } from '../knowledge/providers/index.ts';
import { rfc } from '../knowledge/references.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Provider } from '../model/provider.ts';
import type { AggregateReport, AggregateRow, AuthResult } from '../parse/aggregate-report.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';
import { reportLeftOut } from './left-out.ts';
import { counted, days, figure, listed, percent, reportExplanation } from './report-entry.ts';

/** Groups of sources told one by one, those with most messages first. */
const MAX_GROUPS = 20;
const SHOWN_ADDRESSES = 6;
const SHOWN_DOMAINS = 4;

/**
 * `other`: authenticated, but as somebody else. `altered`: the domain's own signature did not survive the way.
 * `unreadable`: SPF or DKIM could not be evaluated. `unvouched`: nothing at all holds.
 */
type Fault = 'other' | 'altered' | 'unreadable' | 'unvouched';

interface SourceGroup {
  fault: Fault;
  /** The organization that authenticates itself, where one does. */
  owner: string | null;
  provider: Provider | null;
  messages: number;
  /** Messages by address. */
  addresses: Map<string, number>;
  /** Messages by what became of them. */
  fates: Map<string, number>;
  spf: Set<string>;
  dkim: Set<string>;
  overrides: Set<string>;
}

const REFERENCES = [rfc(9990), rfc(7489, 'C')];

/** The sum first, then one explanation for each group of sources that fails. */
export function explainAggregateReport(report: AggregateReport): Explanation[] {
  const groups = new Map<string, SourceGroup>();
  for (const row of report.rows) {
    if (row.dkimPass || row.spfPass) continue;
    const seen = judge(row, report.domain);
    const key = `${seen.fault} ${seen.provider?.id ?? seen.owner ?? ''}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = {
        ...seen,
        messages: 0,
        addresses: new Map(),
        fates: new Map(),
        spf: new Set(),
        dkim: new Set(),
        overrides: new Set(),
      };
      groups.set(key, group);
    }
    add(group, row);
  }
  const sorted = [...groups.values()].sort((a, b) => b.messages - a.messages);
  return [
    summary(report, sorted),
    ...sorted.slice(0, MAX_GROUPS).map((group) => ofGroup(group, report.domain)),
    ...(isPart(report) ? [reportLeftOut(report.reporter, report.unread)] : []),
  ];
}

/** What stands in it is less than what its sender saw. */
const isPart = ({ broken, unread }: AggregateReport): boolean => broken || unread > 0;

const organization = (domain: string): string => publicSuffixOrganizationalDomain(domain) ?? domain;

function judge(row: AggregateRow, domain: string): Pick<SourceGroup, 'fault' | 'owner' | 'provider'> {
  const own = organization(row.headerFrom || domain);
  const isOwn = (one: AuthResult): boolean => organization(one.domain) === own;
  const passed = [...row.dkim, ...row.spf].filter(
    ({ result, domain: name }) => result === 'pass' && name !== '',
  );
  const strangers = passed.filter((one) => !isOwn(one));
  const provider =
    strangers.map((one) => providerOfSendingDomain(one.domain)).find((one) => one !== null) ?? null;
  const owner = strangers[0] === undefined ? null : organization(strangers[0].domain);
  const forwards = row.overrides.some((one) => /forward|mailing_list|arc/.test(one));
  const ownSignatureFailed = row.dkim.some((one) => isOwn(one) && one.result !== 'pass');
  if (forwards || (ownSignatureFailed && provider?.role !== 'bulk' && provider?.role !== 'relay')) {
    if (forwards || strangers.length > 0) return { fault: 'altered', owner, provider };
  }
  if (strangers.length > 0) return { fault: 'other', owner, provider };
  if ([...row.dkim, ...row.spf].some((one) => isOwn(one) && /^(?:temp|perm)error$/.test(one.result)))
    return { fault: 'unreadable', owner: null, provider: null };
  if (ownSignatureFailed) return { fault: 'altered', owner: null, provider: null };
  return { fault: 'unvouched', owner: null, provider: null };
}

function add(group: SourceGroup, row: AggregateRow): void {
  group.messages += row.count;
  group.addresses.set(row.ip, (group.addresses.get(row.ip) ?? 0) + row.count);
  group.fates.set(row.disposition, (group.fates.get(row.disposition) ?? 0) + row.count);
  for (const { domain, result } of row.spf) note(group.spf, `${result} for ${domain || 'no domain'}`);
  for (const { domain, result } of row.dkim) note(group.dkim, `${result} for ${domain || 'no domain'}`);
  for (const override of row.overrides) note(group.overrides, override.replaceAll('_', ' '));
}

function note(seen: Set<string>, one: string): void {
  if (seen.size < 50) seen.add(one);
}

const FATES: { readonly [disposition: string]: string } = {
  none: 'delivered or judged by other rules',
  pass: 'delivered or judged by other rules',
  quarantine: 'put into the spam folder',
  reject: 'rejected',
};

function seenOf({ messages, addresses, fates, spf, dkim, overrides }: SourceGroup): string {
  const byCount = [...addresses].sort((a, b) => b[1] - a[1]);
  const from = listed(
    byCount.map(([ip, count]) => (byCount.length === 1 ? ip : `${ip} (${figure(count)})`)),
    SHOWN_ADDRESSES,
  );
  const fate = [...fates].map(([one, count]) =>
    fates.size === 1 ? (FATES[one] ?? one) : `${figure(count)} ${FATES[one] ?? one}`,
  );
  return [
    `${counted(messages, 'message')} came from ${from}.`,
    `SPF: ${spf.size === 0 ? 'not told' : listed([...spf], SHOWN_DOMAINS)}.`,
    `DKIM: ${dkim.size === 0 ? 'no signature' : listed([...dkim], SHOWN_DOMAINS)}.`,
    `What became of them: ${listed(fate, 4)}.`,
    ...(overrides.size === 0 ? [] : [`The receiver adds: ${listed([...overrides], 4)}.`]),
  ].join(' ');
}

function ofGroup(group: SourceGroup, domain: string): Explanation {
  const { fault, provider, owner, messages } = group;
  const who = provider?.name ?? owner;
  const ip = [...group.addresses].sort((a, b) => b[1] - a[1])[0]![0];
  const base = {
    input: `${domain} from ${listed([...group.addresses.keys()], 1)}`,
    category: 'auth-policy' as const,
    actor: 'sender-admin' as const,
    matched: owner,
    references: REFERENCES,
  };
  const seen = seenOf(group);
  const fail = `${counted(messages, 'message')} ${messages === 1 ? 'fails' : 'fail'} DMARC`;
  switch (fault) {
    case 'other':
      return reportExplanation({
        ...base,
        title: `${who}: ${fail}`,
        meaning: `${who} vouches for this mail with a name of its own, which is not ${domain}; DMARC asks that SPF or DKIM passes for the domain in From. ${seen}`,
        action: [
          `If you send through ${who}: set up your own domain there, so that it signs with DKIM as ${domain}${provider?.dkim?.console === undefined ? '' : ` (${provider.dkim.console})`}.`,
          ...(provider?.usesOwnEnvelopeDomain === true
            ? [
                `An include of ${who} in your SPF record would not help: it uses an envelope domain of its own.`,
              ]
            : [
                `Where ${who} allows it, let it use a return path below ${domain} as well, so that SPF counts too.`,
              ]),
          `See with \`mailsonde dkim ${domain}\` that the key is found, and wait for the next report.`,
          `If nobody at your place uses ${who}, leave it: with a policy of quarantine or reject such mail is turned away.`,
        ],
        confidence: provider === null ? 0.8 : 0.9,
      });
    case 'altered':
      return reportExplanation({
        ...base,
        title: `${who === null ? 'A signature that does not hold' : `Passed on by ${who}`}: ${fail}`,
        meaning: `The mail was probably yours: it was forwarded, or went through a list or a gateway that changed it, so that your signature no longer fits, and SPF sees the address of whoever passed it on. ${seen}`,
        action: [
          'A few of these are normal, and nothing can be done about them from your side: forwarders break SPF, lists change messages.',
          `Where they come from a system of your own (a gateway that adds a footer or rewrites links, say), let that system sign last.`,
          `If the same key fails everywhere, compare it with what your server signs with: \`mailsonde dkim ${domain} --selector NAME\`.`,
        ],
        confidence: 0.7,
      });
    case 'unreadable':
      return reportExplanation({
        ...base,
        title: `SPF or DKIM could not be evaluated: ${fail}`,
        meaning: `The receiver met an error in the records of ${domain}, or had no answer from its name servers. ${seen}`,
        action: [
          `Look at the records: \`mailsonde spf ${domain}\` and \`mailsonde dkim ${domain}\` name what is wrong with them.`,
          `Where the error is temporary, look at the name servers of the zone: \`mailsonde dns ${domain}\`.`,
        ],
        confidence: 0.85,
      });
    case 'unvouched':
      return reportExplanation({
        ...base,
        title: `Sources nobody vouches for: ${fail}`,
        meaning: `Neither SPF nor DKIM passes for this mail, in anybody's name. Either somebody uses your name without leave, or a system of yours is known to neither. ${seen}`,
        action: [
          `Look through the addresses for your own: web servers, printers, an office line, a provider you use. \`mailsonde spf ${domain} --ip ${ip}\` shows what SPF says of one, \`mailsonde ptr ${ip}\` what it is called.`,
          `What is yours belongs into your SPF record, and should sign with DKIM as ${domain}.`,
          'What is not yours needs nothing: that is what the policy is for. Do not add unknown addresses to SPF.',
        ],
        confidence: 0.75,
      });
  }
}

function summary(report: AggregateReport, failing: readonly SourceGroup[]): Explanation {
  const { domain, rows, policy } = report;
  const sum = (chosen: (row: AggregateRow) => boolean): number =>
    rows.filter(chosen).reduce((total, { count }) => total + count, 0);
  const all = sum(() => true);
  const passing = sum((row) => row.dkimPass || row.spfPass);
  const spfAlone = sum((row) => row.spfPass && !row.dkimPass);
  const span = days(isoTime(report.begin), isoTime(report.end));
  const asked =
    policy === null
      ? 'The report does not tell the policy.'
      : `The policy was p=${policy}${report.partial ? ', in testing or for a part of the mail only' : ''}.`;
  const sources = `${counted(new Set(rows.map(({ ip }) => ip)).size, 'address', 'addresses')}`;
  const part = isPart(report);
  const doubt =
    part && all > 0 ? 'The file is damaged or too long; more was seen than these numbers say. ' : '';
  const faults =
    report.faults > 0 && !part
      ? ` ${counted(report.faults, 'fault')} in the file ${report.faults === 1 ? 'was' : 'were'} read over; a row without a sound count stands for one message.`
      : '';
  const isFine = failing.length === 0 && !part;
  const title = shareOf(all, passing, domain, part);
  return reportExplanation({
    input: `DMARC report by ${report.reporter} about ${domain}${span}`,
    category: isFine ? 'success' : failing.length === 0 ? 'other' : 'auth-policy',
    title: part ? `Read in part: ${title.charAt(0).toLowerCase()}${title.slice(1)}` : title,
    meaning:
      doubt +
      [
        part && all === 0
          ? `The report of ${report.reporter} breaks off before the first source. ${asked}`
          : `${report.reporter} saw ${counted(all, 'message')} from ${domain}${span}, sent by ${sources}: ${figure(passing)} passed, ${figure(all - passing)} failed. ${asked}`,
        ...(spfAlone > 0
          ? [`${figure(spfAlone)} passed by SPF alone; such mail fails as soon as somebody forwards it.`]
          : []),
      ].join(' ') +
      faults,
    actor: isFine && spfAlone === 0 ? 'nobody' : 'sender-admin',
    action: nextSteps(report, failing, spfAlone),
    confidence: part ? 0.4 : faults === '' ? 0.99 : 0.8,
    matched: policy === null ? null : `p=${policy}`,
    references: REFERENCES,
  });
}

function shareOf(all: number, passing: number, domain: string, part: boolean): string {
  if (all === 0)
    return part ? `Nothing is known of the mail from ${domain}` : `No mail from ${domain} was seen`;
  const share = passing === all ? 'All' : `${percent(passing, all)} of`;
  return `${share} ${counted(all, 'message')} from ${domain} pass DMARC`;
}

function nextSteps(report: AggregateReport, failing: readonly SourceGroup[], spfAlone: number): string[] {
  const { domain, policy } = report;
  if (isPart(report))
    return ['Fetch the report again, or unpack it anew, before anything is concluded from these numbers.'];
  const steps: string[] = [];
  if (failing.some(({ fault }) => fault === 'other' || fault === 'unvouched'))
    steps.push('Go through the sources below, those with most messages first: which of them are yours?');
  if (spfAlone > 0)
    steps.push(`Let every system that sends for ${domain} sign with DKIM: SPF does not survive forwarding.`);
  if (policy === 'none' || report.partial) {
    steps.push(
      failing.length === 0
        ? 'If the reports of a few weeks and of all receivers look like this, ask for more: p=quarantine, later p=reject.'
        : 'Keep p=none until your own sources pass; then go on to quarantine and reject.',
    );
  } else if (failing.length > 0) {
    steps.push('What fails is turned away or put into the spam folder already; the policy does its work.');
  }
  return steps.length > 0 ? steps : ['Nothing needs to be done.'];
}

function isoTime(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1_000).toISOString();
}
