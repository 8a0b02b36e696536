/** A report of `check` with live sessions, judged as the program judges: one host sound, one with an old certificate, one silent. */
import type { Report } from '../../src/model/report.ts';
import { domainTarget } from '../../src/parse/domain.ts';
import { judgeReport } from '../../src/run/verdict.ts';
import { AS_OF, observed } from './evidence.ts';
import { mxHost } from './report-evidence.ts';
import { silentSession } from './sessions.ts';
import { certificate, resolverFacts, session } from './transport.ts';

const DOMAIN = 'live.example';

/** One MX host of the domain with a certificate of its own name. */
function spoken(name: string, ip: string, validTo = '2026-03-01T00:00:00.000Z') {
  const host = `${name}.${DOMAIN}`;
  return session(
    { host, ip, greeting: `${host} ESMTP` },
    {
      chain: [certificate({ subject: `CN=${host}`, names: [host], validTo })],
      ...(Date.parse(validTo) < AS_OF.getTime() && {
        authorized: false,
        authorizationError: 'certificate has expired (CERT_HAS_EXPIRED)',
      }),
    },
  );
}

export const live: Report = {
  ...judgeReport(
    domainTarget(DOMAIN),
    { judged: ['smtp', 'tls'], asked: [] },
    {
      resolver: resolverFacts({ validates: true, trusted: true }),
      mx: observed({
        implicit: false,
        nullMx: false,
        authenticated: true,
        dropped: 0,
        hosts: [
          mxHost(10, `a.${DOMAIN}`, ['192.0.2.25'], []),
          mxHost(20, `b.${DOMAIN}`, ['192.0.2.26'], []),
          mxHost(30, `c.${DOMAIN}`, ['192.0.2.27'], []),
        ],
      }),
      sessions: observed([
        spoken('a', '192.0.2.25'),
        spoken('b', '192.0.2.26', '2025-12-30T12:00:00.000Z'),
        silentSession({
          host: `c.${DOMAIN}`,
          ip: '192.0.2.27',
          timings: { connectMs: 10_000, greetingMs: null, tlsMs: null, totalMs: 10_000 },
        }),
      ]),
      egress: observed({
        state: 'open',
        confidence: 1,
        says: 'Port 25 is open from here: 1 host answers on it, 1 does not',
        looks: [],
        signs: [],
      }),
    },
    AS_OF,
  ).report,
  tookMs: 10_412,
};
