/** Looks for the BIMI assertion of a selector, then fetches its logo and mark certificate. */
import type { Context } from '../model/context.ts';
import type { DnsOutcome, TxtRecord } from '../model/dns.ts';
import type { BimiEvidence, LogoFacts } from '../model/evidence/bimi.ts';
import type { Evidence, Want } from '../model/evidence.ts';
import type { Failed, Skipped } from '../model/outcome.ts';
import type { Target } from '../model/target.ts';
import { type ParsedBimiAnswer, parseBimiAnswer } from '../parse/bimi.ts';
import { publicSuffixOrganizationalDomain } from '../parse/organizational-domain.ts';

interface Assertion extends ParsedBimiAnswer {
  foundAt: string;
  cname?: string;
}

export async function probeBimi(target: Target, ctx: Context, want: Want): Promise<Evidence['bimi']> {
  if (target.kind !== 'domain') return { status: 'skipped', reason: 'not asked about a domain' };
  const at = ctx.clock.now().toISOString();
  const began = ctx.clock.monotonicMs();
  const domain = target.ascii;
  const selector = ctx.given.bimiSelector;
  const found = await findAssertion(domain, selector, ctx, want);
  const tookMs = (): number => ctx.clock.monotonicMs() - began;
  if ('status' in found) {
    if (found.status !== 'absent') return found;
    // Under a selector of the user's own, nothing there says nothing about the default one.
    const how = selector === 'default' ? found.how : `no BIMI record at ${selector}._bimi.${domain}`;
    return { status: 'absent', how, at, tookMs: tookMs() };
  }
  const { foundAt, record, records, keep, cname, declined, problems, logoUrl, certificateUrl } = found;
  if (logoUrl !== null) ctx.onProgress({ target: target.display, waiting: 'BIMI logo' });
  const [logo, certificate] = await Promise.all([
    fetchLogo(logoUrl, ctx),
    fetchCertificate(certificateUrl, wantedNames(selector, domain, foundAt), ctx),
  ]);
  return {
    status: 'observed',
    at,
    tookMs: tookMs(),
    value: {
      domain,
      selector,
      foundAt,
      record,
      records,
      ...(keep !== undefined && { keep }),
      ...(cname !== undefined && { cname }),
      declined,
      problems,
      logoUrl,
      logo,
      certificateUrl,
      certificate: compared(certificate, logo),
    },
  };
}

type Missing = { status: 'absent'; how: string } | Failed | Skipped;

/** The domain's own assertion, else its organizational domain's under the same selector (BIMI draft §7.2). */
async function findAssertion(
  domain: string,
  selector: string,
  ctx: Context,
  want: Want,
): Promise<Assertion | Missing> {
  const ask = async (owner: string): Promise<Assertion | Missing> =>
    read(await ctx.dns.query(`${selector}._bimi.${owner}`, 'TXT'), owner);
  // By the public suffix list for now, so that nothing waits for the DMARC walk unless it must.
  const presumed = publicSuffixOrganizationalDomain(domain);
  const [own, above] = await Promise.all([
    ask(domain),
    presumed === null || presumed === domain ? undefined : ask(presumed),
  ]);
  if (!('status' in own) || own.status !== 'absent') return own;
  const dmarc = await want('dmarc');
  const organizational = dmarc.status === 'observed' ? dmarc.value.organizationalDomain : presumed;
  if (organizational === null || organizational === domain) return own;
  return organizational === presumed && above !== undefined ? above : ask(organizational);
}

/** Absent as well where nothing at the name is meant as BIMI. */
function read(answer: DnsOutcome<TxtRecord>, foundAt: string): Assertion | Missing {
  if (answer.status !== 'observed') return answer;
  const parsed = parseBimiAnswer(answer.value.records.map(({ value }) => value));
  if (parsed.records.length === 0) return { status: 'absent', how: 'no BIMI record' };
  const cname = answer.value.cnames.at(-1)?.to;
  return { ...parsed, foundAt, ...(cname !== undefined && { cname }) };
}

/** A certificate may name the domain or the assertion, of the domain or of the one above it. */
function wantedNames(selector: string, domain: string, foundAt: string): string[] {
  const owners = [domain, foundAt, publicSuffixOrganizationalDomain(domain) ?? domain];
  return [...new Set(owners)].flatMap((owner) => [owner, `${selector}._bimi.${owner}`]);
}

const UNNAMED: Skipped = { status: 'skipped', reason: 'the record names none' };

async function fetchLogo(url: string | null, ctx: Context): Promise<BimiEvidence['logo']> {
  if (url === null) return UNNAMED;
  const answer = await ctx.fetch(url, { maxBytes: ctx.limits.bimiBytes, encoding: 'base64' });
  if (answer.status !== 'observed') return answer;
  const { body, ...rest } = answer.value;
  const facts = rest.status === 200 ? await readLogo(Buffer.from(body, 'base64')) : UNREAD;
  return { ...answer, value: { ...rest, ...facts } };
}

const UNREAD: LogoFacts = { bytes: 0, compressed: false, problems: [], title: null, sha256: null };

/** The XML reader is loaded only where there is a logo to read. */
async function readLogo(served: Buffer): Promise<LogoFacts> {
  const { inspectLogo } = await import('../parse/svg.ts');
  return inspectLogo(served);
}

async function fetchCertificate(
  url: string | null,
  wanted: readonly string[],
  ctx: Context,
): Promise<BimiEvidence['certificate']> {
  if (url === null) return UNNAMED;
  const [answer, { inspectMarkCertificate }] = await Promise.all([
    ctx.fetch(url, { maxBytes: ctx.limits.bimiBytes }),
    import('../parse/mark-certificate.ts'),
  ]);
  if (answer.status !== 'observed') return answer;
  const { status, contentType, body } = answer.value;
  const facts = inspectMarkCertificate(status === 200 ? body : '', wanted);
  return {
    ...answer,
    value: {
      ...facts,
      ...(status !== 200 && { problems: [] }),
      status,
      contentType,
      logoMatches: null,
    },
  };
}

function compared(
  certificate: BimiEvidence['certificate'],
  logo: BimiEvidence['logo'],
): BimiEvidence['certificate'] {
  if (certificate.status !== 'observed' || logo.status !== 'observed') return certificate;
  const [embedded, published] = [certificate.value.logoSha256, logo.value.sha256];
  const logoMatches = embedded === null || published === null ? null : embedded === published;
  return { ...certificate, value: { ...certificate.value, logoMatches } };
}
