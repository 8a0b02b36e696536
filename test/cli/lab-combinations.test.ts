/** Domains with many faults at once: nothing breaks in us, and each fix keeps its promise among the other faults. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RSA_512, RSA_1024, RSA_2048 } from '../../src/lab/dkim-keys.ts';
import { type LabDomain, startLab } from '../../src/lab/index.ts';
import type { ZoneEdit } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import { brokenPromises, inspectInLab } from '../support/lab.ts';

const NAME = 'trial.example';
const HOST = 'mx A 192.88.99.250\nmx AAAA 2001:20::fa';

/** Lines of zone text, `name TYPE value`, as additions to the lab's own `example` zone. */
function additions(text: string): ZoneEdit[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, owner = '', type = '', value = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? [];
      const name = owner === '@' ? NAME : owner.endsWith('.') ? owner.slice(0, -1) : `${owner}.${NAME}`;
      return { action: 'add', name, type: type as ZoneEdit['type'], value };
    });
}

const joined = (
  parts: readonly string[],
  separators: readonly string[],
  minLength: number,
  maxLength: number,
): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.constantFrom(...parts), { minLength, maxLength }), fc.constantFrom(...separators))
    .map(([chosen, separator]) => chosen.join(separator));

const mx = fc.constantFrom(
  `@ MX 10 mx.${NAME}\n${HOST}`,
  `@ MX 10 mx.${NAME}\n@ MX 20 backup.${NAME}\n${HOST}`,
  `@ MX 10 mail.${NAME}\nmail CNAME mx.${NAME}\n${HOST}`,
  `@ MX 10 mail.${NAME}\nmail CNAME gone.${NAME}`,
  '@ MX 0 .',
  `@ MX 0 .\n@ MX 10 mx.${NAME}\n${HOST}`,
  '@ MX 10 localhost\n@ MX 20 smtp.google.com',
  '@ MX 10 192.88.99.1',
  `@ MX 10 mx.${NAME}\nmx A 10.0.0.1`,
  '@ A 192.88.99.250',
  '@ MX 10 mx.lapsed-provider.example\n@ MX 10 smtp.google.com',
);

const spfTerms = joined(
  [
    ...[
      'mx',
      'a',
      'ptr',
      'ip4:192.88.99.250',
      'ip4:192.0.2.0/24',
      'ip6:2001:20::/64',
      'exists:%{i}.x.example',
    ],
    ...[
      'include:_spf1.mailers.example',
      'include:_spf.google.com',
      'include:sendgrid.net',
      `include:${NAME}`,
    ],
    ...['include:servers.mcsv.net', 'include:_spf.bundle.example', 'include:spf-pass-all.example'],
    ...['include:gone.mailers.example', 'include:_spf.withdrawn.mailers.example', 'a:old1.mailers.example'],
    ...[
      'mx:farm.spf-big-mx.example',
      'ipv4:192.0.2.1',
      'ip4:192.0.2.300',
      'ip4:10.0.0.0/7',
      'mx:',
      'foo=bar',
    ],
  ],
  [' '],
  0,
  8,
);
const spfRecord = fc
  .tuple(
    fc.constantFrom('v=spf1', 'v=spf1', 'v=spf1', 'V=SPF1', 'v=spf1;'),
    spfTerms,
    fc.constantFrom('-all', '~all', '?all', '+all', '', '-all mx', 'redirect=_spf.google.com', '-all.'),
  )
  .map((parts) => `@ TXT ${parts.filter((part) => part !== '').join(' ')}`);
const spf = fc.oneof(fc.constantFrom('', '@ TXT v=spf1 -all'), joinLines(spfRecord, 2));

const dmarcRecord = fc
  .tuple(
    fc.constantFrom(
      '_dmarc TXT ',
      '_dmarc TXT ',
      '_dmarc TXT ',
      '@ TXT ',
      '_dmarc._dmarc TXT ',
      'dmarc TXT ',
    ),
    fc.constantFrom(
      'v=DMARC1; ',
      'v=DMARC1; ',
      'v=DMARC1;',
      'v=dmarc1; ',
      'v=DMARC2; ',
      'p=none; v=DMARC1; ',
    ),
    joined(
      [
        ...[
          'p=none',
          'p=reject',
          'p=rejct',
          'sp=none',
          'sp=bad',
          'np=none',
          't=y',
          'pct=50',
          'pct=100',
          'psd=y',
        ],
        ...['psd=n', 'adkim=s', 'aspf=x', 'ri=86400', 'rua=mailto:dmarc@reports.example', `rua=x@${NAME}`],
        ...['rua=mailto:x@unwilling.example', 'rua=mailto:x@gone.example', `ruf=mailto:a@${NAME}`, 'x=1'],
      ],
      ['; ', '; ', ', ', ' '],
      1,
      5,
    ),
  )
  .map((parts) => parts.join(''));
const dmarc = fc.oneof(
  fc.constantFrom('', '_dmarc CNAME customer._dmarc.reports.example', '_dmarc CNAME gone.reports.example'),
  joinLines(dmarcRecord, 2),
);

const dkim = fc.constantFrom(
  '',
  ...[RSA_2048, RSA_1024, RSA_512, RSA_2048.slice(0, 200), ''].map(
    (key) => `s1._domainkey TXT v=DKIM1; p=${key}`,
  ),
  `s1._domainkey TXT v=DKIM1; h=sha1; t=y; s=tlsrpt; p=${RSA_2048}`,
  `s1._domainkey TXT k=rsa; v=DKIM1; p=${RSA_2048}`,
  `s1._domainkey TXT v=DKIM1\\; k=rsa\\; p=${RSA_2048}`,
  `s1._domainkey TXT v=DKIM1; p=${RSA_2048}\ns1._domainkey TXT v=DKIM1; p=${RSA_1024}`,
  's1._domainkey CNAME gone.mailers.example',
  '*._domainkey TXT v=DKIM1; p=',
);

const rest = fc
  .tuple(
    fc.constantFrom(
      ...['', '_mta-sts TXT v=STSv1', '_mta-sts TXT v=STSv1; id=a-b', '_mta-sts TXT v=STSv1; id=1'],
      ...['_mta-sts TXT v=STSv1; id=1\n_mta-sts TXT v=STSv1; id=2', 'mta-sts A 192.31.196.250'],
    ),
    fc.constantFrom(
      ...[
        '',
        `_smtp._tls TXT v=TLSRPTv1; rua=a@${NAME}`,
        '_smtp._tls TXT rua=mailto:a@b.example; v=TLSRPTv1',
      ],
      ...['_smtp._tls TXT v=TLSRPTv1; rua=\n_smtp._tls TXT v=TLSRPTv1; rua=mailto:a@reports.example'],
    ),
    fc.constantFrom(
      ...[
        '',
        'default._bimi TXT v=BIMI1; l=',
        'default._bimi TXT v=BIMI1; l=http://logo.healthy.example/logo.svg',
      ],
      ...['default._bimi TXT v=BIMI1; l=https://logo.healthy.example/logo.svg'],
    ),
    fc.constantFrom(
      ...['', `250.99.88.192.in-addr.arpa. PTR mx.${NAME}`, `250.99.88.192.in-addr.arpa. PTR gone.${NAME}`],
    ),
  )
  .map((parts) => parts.join('\n'));

const flags = fc.constantFrom([], ['--selector', 's1'], ['--ip', '192.88.99.250', '--helo', 'localhost']);

function joinLines(line: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(line, { minLength: 1, maxLength }).map((lines) => [...new Set(lines)].join('\n'));
}

async function look(domain: LabDomain, edits: readonly ZoneEdit[]): Promise<Report> {
  const lab = await startLab({ edits });
  try {
    const { report, faults } = await inspectInLab(lab, domain);
    expect(faults).toEqual([]);
    return report;
  } finally {
    await lab.close();
  }
}

describe('many faults at once', () => {
  it('are judged without a fault of ours, and mended one by one as promised', {
    timeout: 120_000,
  }, async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(mx, spf, dmarc, dkim, rest), flags, async (parts, chosen) => {
        const domain: LabDomain = {
          name: NAME,
          kind: 'broken',
          breaks: '',
          expect: { fails: [] },
          flags: chosen,
        };
        const zone = additions(parts.join('\n'));
        const { findings } = await look(domain, zone);
        for (const finding of findings) {
          const { check, fix } = finding;
          if (fix?.records === undefined) continue;
          const after = await look(domain, [...zone, ...fix.records]);
          expect(brokenPromises(finding, findings, after.findings), `after the fix of ${check}`).toEqual([]);
          mended += 1;
        }
      }),
      { seed: 1, numRuns: 30 },
    );
    expect(mended).toBeGreaterThan(50);
  });
});
