/** An SPF record in words, term by term (RFC 7208). */
import { rfc } from '../../knowledge/references.ts';
import type { SpfQualifier } from '../../model/evidence/spf.ts';
import { isSpfRecord, parseSpf } from '../../parse/spf.ts';
import { spfNearMiss } from '../../parse/spf-near-miss.ts';
import type { SpfTermText } from '../../parse/spf-term.ts';
import { checking, type RecordWords } from './words.ts';

const RESULT: { readonly [Q in SpfQualifier]: string } = {
  '+': 'may send',
  '-': 'may not send (fail)',
  '~': 'probably may not send (softfail: accepted, but looked at with suspicion)',
  '?': 'is neither vouched for nor denied (neutral)',
};
const LOOKUPS = ['include', 'a', 'mx', 'ptr', 'exists', 'redirect'];

export function spfWords(record: string, name: string | null): RecordWords {
  const miss = spfNearMiss(record);
  const { terms, problems } = parseSpf(
    isSpfRecord(record) ? record : record.replace(/^\W*v=spf1\W*/i, 'v=spf1 '),
  );
  const all = terms.findIndex((term) => term.kind === 'mechanism' && term.name === 'all');
  // RFC 7208 §6.1: beside "all" anywhere, redirect is not looked at.
  const own = terms.filter(
    (term) => LOOKUPS.includes(term.name) && (term.name !== 'redirect' || all < 0),
  ).length;
  const redirect = terms.some((term) => term.name === 'redirect');
  const wrong = problems.filter(({ fatal }) => fatal).map(({ says }) => says);
  if (miss !== null) wrong.unshift(`${miss}, so receivers do not see an SPF record`);
  if (own > 10) wrong.push(`it needs ${own} DNS lookups by its own terms alone; receivers stop at 10`);
  if (terms[all]?.qualifier === '+') wrong.push('"+all" lets the whole world send under this domain');
  if (all >= 0 && all < terms.length - 1 && terms.slice(all + 1).some(({ kind }) => kind === 'mechanism'))
    wrong.push('what stands after "all" is never read');
  if (all >= 0 && redirect) wrong.push('"redirect" is passed over, since "all" decides about everybody');
  if (all < 0 && !redirect)
    wrong.push('it ends without "all", so mail from anywhere else is neutral, as if there were no record');
  if (terms.some((term) => term.name === 'ptr' && term.kind === 'mechanism'))
    wrong.push('"ptr" is slow and unreliable, and RFC 7208 says not to use it');
  const isNobody = terms.length === 1 && all === 0 && terms[0]?.qualifier === '-';
  return {
    title: isNobody ? 'SPF record: this domain sends no mail' : 'SPF record: who may send for the domain',
    meaning: isNobody
      ? 'No server may use this domain as envelope sender. That is right for a domain that sends no mail.'
      : `Receivers go through the terms from left to right, and the first that fits the connecting address decides. Of the ten DNS lookups allowed, the terms here take ${own}, and the records they lead to take more.`,
    details: terms.map((term) => ({ name: term.text, says: spfTermWords(term, all >= 0) })),
    problems: wrong,
    action: [
      checking('spf', name, 'counts the lookups of the whole tree'),
      'A domain has one SPF record; a second one makes both useless.',
    ],
    references: [rfc(7208)],
  };
}

/** What one term says; `hasAll`: whether the record has "all". */
export function spfTermWords(term: SpfTermText, hasAll: boolean): string {
  const { kind, name, qualifier, value } = term;
  if (kind === 'modifier') {
    if (name === 'redirect' && hasAll) return 'passed over, because the record has "all" (RFC 7208 §6.1)';
    if (name === 'redirect') return `the record of ${value ?? '?'} counts in place of this one`;
    if (name === 'exp') return `the text at ${value ?? '?'} is given to whoever is refused`;
    return 'unknown to SPF, and passed over';
  }
  const who = whose(term);
  return who === null ? 'no term of SPF' : `${who} ${RESULT[qualifier]}`;
}

function whose({ name, value, cidr4, cidr6 }: SpfTermText): string | null {
  const around = cidr4 === undefined && cidr6 === undefined ? '' : ', and the network around them';
  switch (name) {
    case 'all':
      return 'everybody else';
    case 'include':
      return `whoever passes the record of ${value ?? '?'}`;
    case 'a':
      return `the addresses of ${value ?? 'the domain itself'}${around}`;
    case 'mx':
      return `the mail hosts (MX) of ${value ?? 'the domain itself'}${around}`;
    case 'ip4':
    case 'ip6': {
      const length = name === 'ip4' ? cidr4 : cidr6;
      const single = length === undefined || length === (name === 'ip4' ? 32 : 128);
      const address = (value ?? '?').replace(/\/\d+$/, '');
      return single ? `the address ${address}` : `the network ${address}/${length}`;
    }
    case 'ptr':
      return `whoever has a reverse name under ${value ?? 'the domain'}`;
    case 'exists':
      return `a sender for whom ${value ?? '?'} exists in DNS`;
    default:
      return null;
  }
}
