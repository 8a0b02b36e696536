/** MX, TLSA, MTA-STS, TLS-RPT and BIMI records in words. */
import { page, rfc } from '../../knowledge/references.ts';
import { parseBimiRecord } from '../../parse/bimi.ts';
import { parseStsAnswer, parseStsPolicy } from '../../parse/mta-sts.ts';
import { isTlsRptRecord, parseTlsRpt } from '../../parse/tls-rpt.ts';
import { readTlsa } from '../../parse/tlsa.ts';
import { checking, type RecordWords, tagsOf } from './words.ts';

/** Senders fetch no more (octets; RFC 8461 §3.3 leaves the number to them). */
const LARGEST_POLICY = 65_536;

/** `value` is a preference and a host. */
export function mxWords(value: string, name: string | null): RecordWords {
  const [preference = '', written = ''] = value.split(/\s+/);
  const host = written.replace(/(?<=.)\.$/, '');
  const isNull = host === '.';
  const problems: string[] = [];
  if (isNull && preference !== '0') problems.push(`a null MX has the number 0, not ${preference}`);
  if (Number(preference) > 65_535) problems.push(`${preference} is too large; the number goes up to 65535`);
  if (/^\d+(?:\.\d+){3}$/.test(host)) problems.push('an MX record names a host, never an address');
  else if (!isNull && !host.includes('.'))
    problems.push('the host has no dot, so the name of the zone is probably appended to it');
  return {
    title: isNull ? 'null MX: the domain takes no mail' : `MX record: mail is delivered to ${host}`,
    meaning: isNull
      ? 'The single dot says that no host takes mail for the domain, so senders give up at once (RFC 7505).'
      : 'Senders deliver to the host with the lowest number first, on port 25. It is for delivery alone: a mail program fetches mail elsewhere, by IMAP or POP3.',
    details: [
      {
        name: preference,
        says: isNull
          ? 'the number; 0 by convention'
          : 'the preference: lower numbers are tried first, equal ones in random order',
      },
      {
        name: written,
        says: isNull
          ? 'no host'
          : 'the host; it needs an address of its own, and may not be an alias (CNAME)',
      },
    ],
    problems,
    action: [checking('mx', name, 'tells whether its host can be reached')],
    references: isNull ? [rfc(7505)] : [rfc(5321, '5.1'), rfc(7505)],
  };
}

const USAGES = [
  'a certificate authority of the Web',
  'one certificate, also valid on the Web',
  'the issuer of the certificate',
  "the server's own certificate or key",
];
const SELECTORS = ['the whole certificate', 'its public key alone'];
const MATCHING = ['in full', 'by its SHA-256 digest', 'by its SHA-512 digest'];

/** `value` is three numbers and hexadecimal digits. */
export function tlsaWords(value: string, name: string | null): RecordWords {
  const [usage = 0, selector = 0, matchingType = 0] = value.split(/\s+/, 3).map(Number);
  const data = value
    .split(/\s+/)
    .slice(3)
    .join('')
    .replaceAll(/[^0-9a-f]/gi, '');
  const { problem } = readTlsa({ usage, selector, matchingType, data });
  return {
    title: `TLSA record: ${USAGES[usage] ?? 'a certificate'} is pinned by DANE`,
    meaning:
      'A sender that heeds DANE delivers only where the mail host shows what this record names, and only where DNSSEC protects it. It stands at _25._tcp.MAILHOST, so that each MX host needs its own.',
    details: [
      { name: String(usage), says: `usage: ${USAGES[usage] ?? 'unknown'}` },
      { name: String(selector), says: `selector: ${SELECTORS[selector] ?? 'unknown'}` },
      { name: String(matchingType), says: `matching type: ${MATCHING[matchingType] ?? 'unknown'}` },
      {
        name: data.length > 16 ? `${data.slice(0, 16)}...` : data,
        says: `${data.length / 2} octets to compare`,
      },
    ],
    problems: problem === undefined ? [] : [problem],
    action: [checking('dane', name, 'compares it with the certificate the server shows')],
    references: [rfc(7672, '3.1'), rfc(6698, '2.1')],
  };
}

export function stsWords(record: string, name: string | null): RecordWords {
  const { id, problems } = parseStsAnswer([record]);
  return {
    title: 'MTA-STS record: a policy for encrypted delivery exists',
    meaning:
      'It announces the policy at https://mta-sts.DOMAIN/.well-known/mta-sts.txt, which names the mail hosts and asks for TLS with a valid certificate. The record itself says only when the policy has changed.',
    details: [
      { name: 'v=STSv1', says: 'that it is an MTA-STS record' },
      ...(id === null
        ? []
        : [
            {
              name: `id=${id}`,
              says: 'to be changed whenever the policy changes; senders look at nothing else',
            },
          ]),
    ],
    problems: problems.map(({ says }) => says),
    action: [checking('mta-sts', name, 'fetches the policy too')],
    references: [rfc(8461, '3.1')],
  };
}

const MODES: { readonly [mode: string]: string } = {
  enforce: 'mail is delivered to these hosts over verified TLS, or not at all',
  testing: 'mail is delivered all the same, and failures are only reported',
  none: 'the domain has given up its policy',
};

/** The file at `https://mta-sts.DOMAIN/.well-known/mta-sts.txt`; null for a text that is none (RFC 8461 §3.2). */
export function stsPolicyWords(text: string): RecordWords | null {
  if (
    text.length > LARGEST_POLICY ||
    !/^\s*(?:version\s*:\s*STSv1|mode\s*:\s*(?:enforce|testing|none)\s*\n)/i.test(text)
  )
    return null;
  const { mode, mx, maxAge, problems } = parseStsPolicy(text);
  return {
    title: `MTA-STS policy: ${MODES[mode ?? ''] ?? 'senders cannot use it'}`,
    meaning:
      'Senders fetch it from https://mta-sts.DOMAIN/.well-known/mta-sts.txt and keep it for max_age seconds; a TXT record at _mta-sts.DOMAIN announces it.',
    details: [
      ...(mode === null ? [] : [{ name: `mode: ${mode}`, says: MODES[mode] ?? '' }]),
      ...mx.map((host) => ({
        name: `mx: ${host}`,
        says: host.startsWith('*.')
          ? 'hosts one label below it may take the mail'
          : 'this host may take the mail',
      })),
      ...(maxAge === null
        ? []
        : [{ name: `max_age: ${maxAge}`, says: 'how long senders keep it, in seconds' }]),
    ],
    problems: problems.map(({ says }) => says),
    action: [checking('mta-sts', null, 'compares the policy with the mail hosts')],
    references: [rfc(8461, '3.2')],
  };
}

export function tlsRptWords(record: string, name: string | null): RecordWords {
  const { uris, problems } = parseTlsRpt(isTlsRptRecord(record) ? record : record.replace(/^\W+/, ''));
  return {
    title: 'TLS-RPT record: where reports about failed encryption go',
    meaning:
      'Senders that could not deliver with the encryption MTA-STS or DANE ask for report it there once a day. It stands at _smtp._tls.DOMAIN.',
    details: [
      { name: 'v=TLSRPTv1', says: 'that it is a TLS-RPT record' },
      ...uris.map(({ text, scheme }) => ({
        name: text,
        says: scheme === 'https' ? 'reports are posted there' : 'reports are mailed there',
      })),
    ],
    problems: [
      ...problems.map(({ says }) => says),
      ...uris
        .filter(({ valid }) => !valid)
        .map(({ text, problem }) => `${text}: ${problem ?? 'no address for reports'}`),
    ],
    action: [checking('tls-rpt', name, 'tells whether its addresses take mail')],
    references: [rfc(8460, '3')],
  };
}

const BIMI_TAGS: { readonly [tag: string]: string } = {
  v: 'that it is a BIMI record',
  l: 'where the logo is fetched: an SVG of a restricted kind (SVG Tiny PS)',
  a: 'where the certificate for the mark is fetched',
  avp: 'whether the logo of the brand or the picture of a person is preferred',
};

export function bimiWords(record: string, name: string | null): RecordWords {
  const { problems, declined } = parseBimiRecord(record);
  return {
    title: declined ? 'BIMI record: the domain wants no logo' : 'BIMI record: a logo beside the mail',
    meaning: declined
      ? 'Both addresses are empty, by which the domain says that it takes no part.'
      : 'Mailboxes that support it show the logo beside mail which passes a DMARC policy of quarantine or reject; most of them ask for a certificate too. It changes nothing about delivery.',
    details: [...tagsOf(record)].map(([tag, value]) => ({
      name: `${tag}=${value}`,
      says: BIMI_TAGS[tag] ?? 'unknown to BIMI, and passed over',
    })),
    problems: problems.map(({ says }) => says),
    action: [checking('bimi', name, 'judges logo and certificate')],
    references: [
      page(
        'BIMI draft',
        'https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification',
      ),
    ],
  };
}
