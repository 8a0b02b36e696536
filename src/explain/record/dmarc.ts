/** A DMARC record in words, tag by tag (RFC 9989). */
import { rfc } from '../../knowledge/references.ts';
import type { DmarcPolicy } from '../../model/evidence/dmarc.ts';
import { parseDmarc } from '../../parse/dmarc.ts';
import { checking, type RecordWords, tagsOf } from './words.ts';

const TITLES: { readonly [P in DmarcPolicy]: string } = {
  none: 'watch only, nothing is held up',
  quarantine: 'what does not pass goes to the spam folder',
  reject: 'what does not pass is refused',
};

const POLICY_WORDS: { readonly [value: string]: string } = {
  none: 'is delivered as usual',
  quarantine: 'goes to the spam folder',
  reject: 'is refused',
};

const WHOSE: { readonly [tag: string]: string } = {
  p: 'mail that passes neither SPF nor DKIM for the domain',
  sp: 'the same for subdomains that exist',
  np: 'the same for subdomains that do not exist',
};

export function dmarcWords(record: string, name: string | null): RecordWords {
  const { policy, problems, uris, testing } = parseDmarc(record);
  const bad = uris
    .filter(({ valid }) => !valid)
    .map(
      ({ tag, text, problem }) =>
        `${tag}: ${text} is no address reports can go to${problem === undefined ? '' : ` (${problem})`}`,
    );
  const title = policy === null ? 'DMARC record that receivers ignore' : `DMARC record: ${TITLES[policy]}`;
  return {
    title,
    meaning:
      'It tells receivers what to do with mail in whose From line the domain stands though neither SPF nor DKIM passes for it.' +
      (testing ? ' As a test (t=y), each policy is applied one step milder.' : '') +
      (policy === 'none'
        ? ' With p=none it protects nobody yet: read the reports, then go on to quarantine or reject.'
        : ''),
    details: [...tagsOf(record)].map(([tag, value]) => ({
      name: `${tag}=${value}`,
      says: tagWords(tag, value),
    })),
    problems: [...problems.map(({ says }) => says), ...bad],
    action: [checking('dmarc', name, 'says which record governs the domain')],
    references: [rfc(9989), rfc(7489)],
  };
}

function tagWords(tag: string, value: string): string {
  const word = value.toLowerCase();
  switch (tag) {
    case 'v':
      return 'that it is a DMARC record; it has to stand first';
    case 'p':
    case 'sp':
    case 'np':
      return `${WHOSE[tag]} ${POLICY_WORDS[word] ?? 'is handled by a word receivers do not know'}`;
    case 'rua':
      return 'where the daily summaries go';
    case 'ruf':
      return 'where copies of single failures go; hardly any receiver sends them';
    case 'adkim':
    case 'aspf': {
      const what = tag === 'adkim' ? 'the signing domain (DKIM)' : 'the envelope sender (SPF)';
      return word === 's'
        ? `${what} has to be the very domain in From`
        : `${what} may be a domain above or below the one in From`;
    }
    case 'fo':
      return 'on which failures a copy is wanted (ruf)';
    case 't':
      return word === 'y' ? 'a test: each policy is applied one step milder' : 'no test';
    case 'psd':
      return 'whether others register domains below it; ordinary domains leave it out';
    case 'pct':
      return `${value} % of the mail that fails; newer receivers (RFC 9989) pay no attention to it`;
    case 'ri':
    case 'rf':
      return 'historic: receivers pay no attention to it any more';
    default:
      return 'unknown to DMARC, and passed over';
  }
}
