/** Reads the PEM file of a Verified or Common Mark Certificate (BIMI); never throws. */
import { X509Certificate } from 'node:crypto';
import type { BimiProblem, MarkCertificateFacts } from '../model/evidence/bimi.ts';
import { logoDigest, unpackLogo } from './svg.ts';

/** id-kp-BrandIndicatorforMessageIdentification. */
const MARK_KEY_USAGE = '1.3.6.1.5.5.7.3.31';
/** Subject attribute that names the kind of mark. */
const MARK_TYPE = /(?:^|\n)(?:1\.3\.6\.1\.4\.1\.53087\.1\.13|markType)=([^\n]{1,100})/;
/** DER of the OID of the logotype extension, 1.3.6.1.5.5.7.1.12 (RFC 9399). */
const LOGOTYPE = Buffer.from('06082b0601050507010c', 'hex');
/** Mark certificates embed the image as a data URI of gzip-compressed SVG. */
const EMBEDDED = /^data:image\/svg\+xml(?:;[^;,]{0,40}){0,3};base64,/i;
/** DER of the OID of the pilot programme's extension, 1.3.6.1.4.1.53087.4.1, and the day it ended. */
const PILOT = Buffer.from('060a2b06010401839e5f0401', 'hex');
const PILOT_END = Date.UTC(2025, 2, 15);
const MAX_CERTIFICATES = 10;

/** Mark types by the kind of certificate they stand in, from the mark authorities' common requirements. */
const KIND: Readonly<Record<string, string>> = {
  'registered mark': 'VMC',
  'government mark': 'VMC',
  'prior use mark': 'CMC',
  'modified registered mark': 'CMC',
};

const fatal = (code: string, says: string): BimiProblem => ({ code, says, fatal: true });

/** Facts of the leaf, held to the names it must be for: assertion names or the domains themselves. */
export function inspectMarkCertificate(pem: string, wanted: readonly string[]): MarkCertificateFacts {
  const chain = readChain(pem);
  const leaf = chain?.find((certificate) => !certificate.ca) ?? chain?.[0];
  if (chain === null || leaf === undefined) {
    const says = chain === null ? 'it cannot be read' : 'the file holds no certificate in PEM form';
    return {
      problems: [fatal('bad-pem', says)],
      subject: '',
      issuer: '',
      names: [],
      validFrom: '',
      validTo: '',
      keyUsages: [],
      markType: null,
      logoSha256: null,
      certificates: chain?.length ?? 0,
    };
  }
  const names = dnsNames(leaf.subjectAltName);
  const keyUsages = leaf.keyUsage ?? [];
  const type = MARK_TYPE.exec(leaf.subject)?.[1]?.trim() ?? null;
  const logo = embeddedLogo(leaf.raw);
  const problems: BimiProblem[] = [];
  if (!names.some((name) => wanted.includes(name))) {
    const found = names.slice(0, 5).join(', ') || 'no name';
    problems.push(fatal('san-mismatch', `it is for ${found}, not for ${wanted[0] ?? 'this domain'}`));
  }
  if (!keyUsages.includes(MARK_KEY_USAGE)) {
    problems.push(
      fatal('not-a-mark-certificate', 'it is not a mark certificate (extended key usage missing)'),
    );
  }
  if (leaf.raw.indexOf(LOGOTYPE) < 0) problems.push(fatal('no-logotype', 'it embeds no logo'));
  if (leaf.checkIssued(leaf))
    problems.push(fatal('self-signed', 'it is signed by itself, by no mark authority'));
  if (leaf.raw.indexOf(PILOT) >= 0 && Date.parse(leaf.validFrom) >= PILOT_END) {
    problems.push(fatal('pilot', 'it carries the identifier of the pilot programme, which has ended'));
  }
  return {
    problems,
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    names,
    validFrom: isoDate(leaf.validFrom),
    validTo: isoDate(leaf.validTo),
    keyUsages,
    markType: type === null ? null : (KIND[type.toLowerCase()] ?? type),
    logoSha256: logo === null ? null : logoDigest(logo.toString('utf8')),
    certificates: chain.length,
  };
}

/** Null where a block is no certificate. */
function readChain(pem: string): X509Certificate[] | null {
  const begin = '-----BEGIN CERTIFICATE-----';
  const end = '-----END CERTIFICATE-----';
  const chain: X509Certificate[] = [];
  let from = pem.indexOf(begin);
  while (from >= 0 && chain.length < MAX_CERTIFICATES) {
    const to = pem.indexOf(end, from);
    if (to < 0) return null;
    try {
      chain.push(new X509Certificate(pem.slice(from, to + end.length)));
    } catch {
      return null;
    }
    from = pem.indexOf(begin, to);
  }
  return chain;
}

function dnsNames(subjectAltName: string | undefined): string[] {
  return (subjectAltName ?? '')
    .split(', ')
    .filter((entry) => entry.startsWith('DNS:'))
    .slice(0, 100)
    .map((entry) => entry.slice(4).toLowerCase());
}

/** The image of the logotype extension: the first data URI after its OID, unpacked within bounds. */
function embeddedLogo(der: Buffer): Buffer | null {
  const extension = der.indexOf(LOGOTYPE);
  if (extension < 0) return null;
  const start = der.indexOf('data:image/svg+xml', extension, 'latin1');
  if (start < 0) return null;
  const text = der.toString('latin1', start);
  const prefix = EMBEDDED.exec(text)?.[0];
  if (prefix === undefined) return null;
  const base64 = /^[A-Za-z0-9+/]*={0,2}/.exec(text.slice(prefix.length))?.[0] ?? '';
  return unpackLogo(Buffer.from(base64, 'base64'));
}

function isoDate(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** Distinguished names come one attribute a line. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ');
}
