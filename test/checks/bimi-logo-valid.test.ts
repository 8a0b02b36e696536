import { expect, it } from 'vitest';
import { bimiLogoValid } from '../../src/checks/bimi/bimi-logo-valid.ts';
import type { BimiEvidence } from '../../src/model/evidence/bimi.ts';
import type { Observed } from '../../src/model/outcome.ts';
import { AS_OF, absent, failed, observed } from '../support/evidence.ts';
import { bimi, failure } from '../support/transport.ts';

type Logo = Extract<BimiEvidence['logo'], { status: 'observed' }>['value'];
type Mark = Extract<BimiEvidence['certificate'], { status: 'observed' }>['value'];

const logo = (over: Partial<Logo>): Observed<BimiEvidence> => {
  const sound = bimi();
  const value = (sound.value.logo as Observed<Logo>).value;
  return bimi({ logo: observed({ ...value, ...over }) });
};
const mark = (over: Partial<Mark> = {}): Observed<BimiEvidence> =>
  bimi({
    certificateUrl: 'https://example.com/mark.pem',
    certificate: observed({
      problems: [],
      subject: '',
      issuer: '',
      names: ['example.com'],
      validFrom: '2025-06-01T00:00:00.000Z',
      validTo: '2026-06-01T00:00:00.000Z',
      keyUsages: [],
      markType: 'VMC',
      logoSha256: 'aa',
      certificates: 2,
      status: 200,
      contentType: 'application/x-pem-file',
      logoMatches: true,
      ...over,
    }),
  });
const flaw = [{ code: 'no-title', says: 'it has no <title>', fatal: true }];

it.each([
  ['pass', 'a logo alone', bimi()],
  ['pass', 'a large one', logo({ problems: [{ code: 'large', says: 'it is large', fatal: false }] })],
  ['pass', 'with its certificate', mark()],
  ['pass', 'a certificate whose logo cannot be read', mark({ logoMatches: null })],
  ['fail', 'a faulty logo', logo({ problems: flaw })],
  ['fail', 'not found', logo({ status: 404 })],
  ['fail', 'a redirect', logo({ status: 302, location: 'https://www.example.com/' })],
  ['fail', 'served as HTML', logo({ contentType: 'text/html' })],
  ['fail', 'bad TLS', bimi({ logo: failure({ kind: 'tls', stage: 'handshake' }) })],
  ['fail', 'another logo certified', mark({ logoMatches: false })],
  ['fail', 'certificate expired', mark({ validTo: '2025-12-31T00:00:00.000Z' })],
  ['fail', 'certificate not yet valid', mark({ validFrom: '2026-02-01T00:00:00.000Z' })],
  [
    'fail',
    'certificate for others',
    mark({ problems: [{ code: 'san-mismatch', says: 'it is', fatal: true }] }),
  ],
  ['fail', 'certificate not found', mark({ status: 404 })],
  ['unknown', 'no HTTPS from here', bimi({ logo: failure({ cause: 'vantage' }) })],
  ['unknown', 'silence', bimi({ logo: failed() })],
  ['unknown', 'visitors turned away', logo({ status: 403 })],
  ['skipped', 'declined', bimi({ declined: true, logoUrl: null })],
  ['skipped', 'no usable address', bimi({ logoUrl: null })],
  ['skipped', 'no record', absent()],
] as const)('%s: %s', (verdict, _, evidence) => {
  expect(bimiLogoValid.examine({ bimi: evidence }, AS_OF)).toMatchObject({ verdict });
});
