/** What the fetched logo and mark certificate of a BIMI record come to. */
import type { BimiEvidence, BimiProblem } from '../model/evidence/bimi.ts';
import type { Failure } from '../model/failure.ts';
import { dateProblem } from './mx-tls.ts';

/** What one document came to: faults, an open question, or a word on what is good about it. */
export type Look = { faults: string[]; codes: string[]; open?: Failure | string; good?: string };

/** The logo as fetched. */
export function lookAtLogo({ logo }: BimiEvidence): Look {
  if (logo.status === 'failed') return judgeFailure(logo.failure, 'the logo');
  if (logo.status !== 'observed') return { faults: [], codes: [] };
  const { status, location, contentType, problems } = logo.value;
  if (status !== 200) return judgeStatus(status, location, 'the logo');
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  const wrong: BimiProblem[] =
    type === '' || type === 'image/svg+xml'
      ? []
      : [{ code: 'content-type', says: `it is served as ${type}, not image/svg+xml`, fatal: true }];
  const odd = problems.filter(({ fatal }) => !fatal).map(({ says }) => `, but ${says}`);
  return { ...told([...wrong, ...problems], 'the logo'), good: odd.join('') };
}

/** The mark certificate as fetched, and whether it is current. */
export function lookAtCertificate({ certificate, certificateUrl }: BimiEvidence, asOf: Date): Look {
  if (certificateUrl === null) {
    return { faults: [], codes: [], good: ', without a mark certificate (Gmail and Apple ask for one)' };
  }
  if (certificate.status === 'failed') return judgeFailure(certificate.failure, 'the mark certificate');
  if (certificate.status !== 'observed') return { faults: [], codes: [] };
  const { status, problems, validFrom, validTo, logoMatches, markType } = certificate.value;
  if (status !== 200) return judgeStatus(status, undefined, 'the mark certificate');
  const dates = dateProblem(validFrom, validTo, asOf);
  const more: BimiProblem[] = [];
  if (dates !== null) more.push({ code: 'date', says: dates, fatal: true });
  if (logoMatches === false) {
    more.push({ code: 'other-logo', says: 'it embeds another logo than the one published', fatal: true });
  }
  return {
    ...told([...problems, ...more], 'the mark certificate'),
    good: ` and so is its mark certificate${markType === null ? '' : ` (${markType})`}, until ${validTo.slice(0, 10)}`,
  };
}

function told(problems: readonly BimiProblem[], what: string): Look {
  const fatal = problems.filter((problem) => problem.fatal);
  if (fatal.length === 0) return { faults: [], codes: [] };
  return {
    faults: [`${what}: ${fatal.map(({ says }) => says).join(', ')}`],
    codes: fatal.map(({ code }) => code),
  };
}

/** Their refusal or broken TLS is a fault; silence, and DNS that does not answer, leaves it open. */
function judgeFailure(failure: Failure, what: string): Look {
  const open =
    failure.cause === 'vantage' ||
    failure.stage === 'resolve' ||
    ['timeout', 'cancelled', 'internal'].includes(failure.kind);
  if (open) return { faults: [], codes: [], open: failure };
  return { faults: [`${what} cannot be fetched (${failure.detail})`], codes: [failure.kind] };
}

/** Web hosts turn unknown visitors away with 403 or 429 and yet serve the mailbox providers. */
function judgeStatus(status: number, location: string | undefined, what: string): Look {
  if (status === 403 || status === 429) {
    return { faults: [], codes: [], open: `The server of ${what} refuses us (HTTP ${status})` };
  }
  const to = location === undefined ? '' : `, a redirect to ${location}`;
  return { faults: [`${what} is answered with HTTP ${status}${to}`], codes: [`http-${status}`] };
}
