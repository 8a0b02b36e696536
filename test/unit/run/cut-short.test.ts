/** Sessions the time of a target, or an interrupt, has cut short: whatever was not seen is undetermined, and no fault of a server. */
import { describe, expect, it } from 'vitest';
import { cutShort } from '../../../src/model/cut-short.ts';
import type { SmtpSession } from '../../../src/model/evidence/sessions.ts';
import type { Stage } from '../../../src/model/failure.ts';
import type { Target } from '../../../src/model/target.ts';
import { render } from '../../../src/report/index.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { delivered, type Said, said } from '../../support/delivery.ts';
import { AS_OF } from '../../support/evidence.ts';
import * as samples from '../../support/reports.ts';
import { session } from '../../support/transport.ts';

const OFFERED = ['STARTTLS', 'SIZE 1000'];
const CLEAR: Said[] = [
  ['greeting', null, '220 mx.example.com ESMTP'],
  ['hello', 'EHLO a.example', '250 mx.example.com\nSTARTTLS\nSIZE 1000'],
];
const GO: Said = ['starttls', 'STARTTLS', '220 go'];
const unencrypted = { tls: null, tlsMode: 'none' } as const;
const unheard = { ...unencrypted, hello: null, extensions: [], extensionsBefore: null };

const OVER_TLS = { extensionsBefore: OFFERED, extensions: ['AUTH PLAIN'], auth: ['PLAIN'] };

/** How far the session has come at each stage. */
const FAR: readonly (readonly [Stage, readonly Said[], Partial<SmtpSession>])[] = [
  ['connect', [], { ...unheard, greeting: null, greetingCode: null }],
  ['greeting', [], { ...unheard, greeting: null, greetingCode: null }],
  ['hello', CLEAR.slice(0, 1), unheard],
  ['starttls', CLEAR, { ...unencrypted, extensions: OFFERED, extensionsBefore: null }],
  ['handshake', [...CLEAR, GO], { ...unencrypted, extensions: OFFERED, extensionsBefore: null }],
  ['hello', [...CLEAR, GO], { extensions: [], extensionsBefore: OFFERED, auth: [] }],
  ['auth', [...CLEAR, GO], OVER_TLS],
  ['mail', [...CLEAR, GO, ['mail', 'MAIL FROM:<>', null]], OVER_TLS],
  [
    'rcpt',
    [...CLEAR, GO, ['mail', 'MAIL FROM:<>', '250 ok'], ['rcpt', 'RCPT TO:<a@b.example>', null]],
    OVER_TLS,
  ],
];

const OVER = new DOMException('over', 'TimeoutError');

describe.each([25, 587])('on port %i', (port) => {
  it.each(FAR.map((one, index) => [index, ...one] as const))(
    '%i: cut at %s',
    async (_, stage, text, over) => {
      const cut = session(
        {
          ...over,
          port,
          outcome: 'failed',
          failure: cutShort(OVER, stage, 'before'),
          transcript: said(...text),
        },
        { authorized: true, authorizationError: null, nameMatches: true },
      );
      for (const by of ['named', 'mx'] as const) {
        const target: Target = { kind: 'host', ascii: 'mx.example.com', display: 'mx.example.com', port };
        const topics = { judged: ['smtp', 'tls', 'delivery'], asked: ['smtp', 'tls', 'delivery'] } as const;
        const { report } = judgeReport(target, topics, delivered([cut], by), AS_OF);
        const failed = report.findings.filter(
          ({ verdict, severity }) => verdict === 'fail' && severity !== 'info',
        );
        expect(failed.map(({ check, says }) => `${check}: ${says}`)).toEqual([]);
        expect(report.findings.some(({ verdict }) => verdict === 'unknown')).toBe(true);
        const shown = await render(samples.run([{ ...report, tookMs: 0 }], 'handshake'), 'pretty', {});
        expect(shown.replaceAll(/\s+/g, ' ')).toContain('the time for this target ended');
      }
    },
  );
});
