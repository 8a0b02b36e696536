/** The text of a DNS record that concerns mail: what each part of it says, and what is wrong with it. */
import type { Explanation } from '../model/explanation.ts';
import { printable } from '../parse/printable.ts';
import { parseRecordText } from '../parse/record-text.ts';
import { entry } from './entry.ts';
import { dkimWords } from './record/dkim.ts';
import { dmarcWords } from './record/dmarc.ts';
import { explainRecordPart, recordOfParts, withoutBeginning } from './record/part.ts';
import { spfWords } from './record/spf.ts';
import { bimiWords, mxWords, stsPolicyWords, stsWords, tlsaWords, tlsRptWords } from './record/transport.ts';
import { domainOf, type RecordWords } from './record/words.ts';

/** A record, or a part of one; null for what is neither. */
export function explainRecord(input: string): Explanation | null {
  const record = parseRecordText(input);
  const words = record === null ? (stsPolicyWords(input) ?? wordsOfParts(input)) : wordsOf(record);
  if (words === null) return explainRecordPart(input);
  const { title, meaning, details, problems, action, references } = words;
  return entry('record', input, {
    title,
    meaning,
    action,
    references,
    details: details.map(({ name, says }) => ({ name: printable(name, 200), says: printable(says) })),
    problems: problems.map((one) => printable(one)),
    ...(problems.length > 0 && {
      actor: 'sender-admin',
      retry: { advice: 'after-fix', afterSeconds: null },
    }),
  });
}

function wordsOfParts(input: string): RecordWords | null {
  const parts = recordOfParts(input);
  if (parts === null) return null;
  const { type, whole } = parts;
  return type === 'spf'
    ? withoutBeginning(spfWords(whole, null), 'v=spf1')
    : withoutBeginning(dmarcWords(whole, null), 'v=DMARC1');
}

function wordsOf({ name, type, value }: NonNullable<ReturnType<typeof parseRecordText>>): RecordWords {
  const domain = domainOf(name);
  if (type === 'MX') return mxWords(value, domain);
  if (type === 'TLSA') return tlsaWords(value, domain);
  const version =
    (/^\W*v\s*=\s*([a-z]+)/i.exec(value) ?? /;\s*v\s*=\s*(dmarc)/i.exec(value))?.[1]?.toLowerCase() ?? 'dkim';
  if (version.startsWith('spf')) return spfWords(value, domain);
  if (version.startsWith('dmarc')) return dmarcWords(value, domain);
  if (version.startsWith('stsv')) return stsWords(value, domain);
  if (version.startsWith('tlsrpt')) return tlsRptWords(value, domain);
  return version.startsWith('bimi') ? bimiWords(value, domain) : dkimWords(value, name);
}
