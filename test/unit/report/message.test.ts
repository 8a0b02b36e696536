/** Reports of messages, drawn: the verdict, alignment, way and checklist, at every width, whatever the message holds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { savedReport } from '../../../src/commands/saved/report.ts';
import type { MessageEvidence } from '../../../src/model/evidence/message.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Run } from '../../../src/model/report.ts';
import { render } from '../../../src/report/index.ts';
import { columns } from '../../../src/report/terminal/columns.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { observed } from '../../support/evidence.ts';
import { hop, lookAt, messageEvidence, messageText, signature } from '../../support/messages.ts';
import { ROOT } from '../../support/source.ts';

const TOPICS = { judged: ['message'], asked: ['message'] } as const;
const WITH_BLOCKLISTS = { judged: ['blocklist', 'message'], asked: ['blocklist', 'message'] } as const;
const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);

function run(message: MessageEvidence, further: Partial<Evidence> = {}): Run {
  const target = { kind: 'message', ascii: 'message.eml', display: 'message.eml' } as const;
  const evidence = { message: observed(message), ...further };
  const topics = further.blocklists === undefined ? TOPICS : WITH_BLOCKLISTS;
  const { report, faults } = judgeReport(target, topics, evidence, new Date('2026-02-01T00:00:00Z'));
  expect(faults).toEqual([]);
  return {
    schemaVersion: 1,
    tool: { name: 'mailsonde', version: '0.0.0' },
    command: 'message',
    startedAt: report.startedAt,
    tookMs: 1,
    reports: [report],
  };
}

const { dmarc, spf } = messageEvidence();
const HOSTILE = '\u001b[31m\u202e|`<b>*_ \u0000\r\n# x';

/** All a message can show, at once. */
const full = messageEvidence({
  spf: { ...spf, result: 'softfail', reason: `"~all" ${HOSTILE}` },
  dkim: [
    signature({
      result: 'fail',
      fault: 'body-hash',
      says: `the body was changed ${HOSTILE}`,
      unsignedOctets: 7,
    }),
    signature({ domain: 'esp.example', selector: HOSTILE, bits: null, aligned: false }),
  ],
  furtherSignatures: 2,
  arc: {
    result: 'fail',
    sets: 2,
    sealer: HOSTILE,
    claims: [{ method: 'spf', result: 'pass', reason: null, properties: {} }],
    says: HOSTILE,
  },
  dmarc: {
    ...dmarc,
    result: 'fail',
    alignment: { spf: 'strict', dkim: 'strict' },
    says: 'nothing that passed is aligned',
  },
  claimed: [
    { authservId: HOSTILE, results: [], differs: [] },
    { authservId: 'mx.example.net', results: [], differs: ['spf=pass there, and softfail here'] },
  ],
  hops: [
    hop({ helo: HOSTILE, name: null, ip: null, encrypted: null, protocol: HOSTILE }),
    ...Array.from({ length: 14 }, () => hop({ delayMs: -3_000, zone: 60, authenticated: true })),
  ],
  from: {
    fields: 1,
    raw: HOSTILE,
    authors: [{ name: HOSTILE, address: 'shop@example.com', domain: 'example.com' }],
    problems: [],
    tricks: [{ code: 'badge', says: 'the name wears a sign' }],
  },
  subject: HOSTILE,
  bulk: ['List-Id'],
  links: {
    hosts: [
      { host: 'bit.ly', domain: 'bit.ly', count: 2 },
      { host: HOSTILE, domain: null, count: 1 },
      ...Array.from({ length: 30 }, (_, at) => ({
        host: `h${at}.example`,
        domain: `h${at}.example`,
        count: 1,
      })),
    ],
    further: 3,
  },
  encodedWords: { count: 2, long: 0, problems: [`Subject: ${HOSTILE}`] },
});

/** What a list and two filters say, who may say anything. */
const others: Partial<Evidence> = {
  blocklists: observed([
    {
      zone: 'dbl.example',
      list: 'DBL',
      subject: 'evil.example',
      subjectKind: 'domain',
      where: ['a link', HOSTILE],
      usable: true,
      listed: true,
      codes: ['127.0.0.2'],
      meanings: [HOSTILE],
      reason: HOSTILE,
      weight: 'major',
    },
  ]),
  spamFilters: observed(
    (['spamassassin', 'rspamd'] as const).map((filter) => ({
      filter,
      place: '192.0.2.1:783',
      loopback: false,
      score: 1e21,
      threshold: -5,
      isSpam: true,
      action: HOSTILE,
      symbols: Array.from({ length: 9 }, (_, at) => ({
        name: `${HOSTILE}${'N'.repeat(80)}`,
        score: 9 - at,
        says: HOSTILE,
      })),
      furtherSymbols: 4,
    })),
  ),
};

describe('a message on the screen', () => {
  it.each([40, 60, 80, 140])(
    'keeps to %i columns, and shows nothing that moves the cursor',
    async (width) => {
      for (const verbose of [false, true]) {
        const text = await render(run(full, others), 'pretty', { width, verbose });
        for (const line of text.split('\n')) {
          // Commands and addresses to copy stay whole.
          if (!/^\s*(?:More|mailsonde)|https:/.test(line))
            expect(columns(line), line).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/[\x00-\x08\x0b-\x1f\u202e]/);
        }
      }
    },
  );

  it('begins with the verdict', async () => {
    const [first] = (await render(run(messageEvidence()), 'pretty')).split('\n');
    expect(first).toBe('message.eml   \u2714 It is authentically from example.com: DMARC passes');
  });

  it.each<[Partial<MessageEvidence>, string]>([
    [
      { dmarc: { ...dmarc, result: 'fail' } },
      'Nothing vouches for example.com: receivers refuse or junk it (p=reject)',
    ],
    [{ dmarc: { ...dmarc, result: 'fail', testing: true } }, 'receivers junk it (p=reject)'],
    [{ dmarc: { ...dmarc, result: 'fail', policy: 'none' } }, 'many receivers junk it'],
    [{ dmarc: { ...dmarc, result: 'none' } }, 'SPF and DKIM pass, but example.com has no DMARC record'],
    [
      { dmarc: { ...dmarc, result: 'none' }, dkim: [], spf: { ...spf, result: 'fail' } },
      'Neither SPF nor DKIM vouches',
    ],
    [{ dmarc: { ...dmarc, result: 'permerror' } }, 'Nobody can tell who its author is'],
    [{ dmarc: { ...dmarc, result: null } }, 'could not be told'],
    [{ dkim: [] }, 'DMARC passes for example.com, but 1 error'],
  ])('%# says what it comes to', async (given, sentence) => {
    const text = await render(run(messageEvidence(given)), 'pretty', { width: 140 });
    expect(text.split('\n').slice(0, 3).join(' ')).toContain(sentence);
  });

  it('shows every demand with -v, and only the broken ones without', async () => {
    const brief = await render(run(messageEvidence()), 'pretty', { width: 100 });
    expect(brief).toContain('nothing is asked of ordinary senders');
    expect(brief).not.toContain('less than 0.3 % complaints');
    expect(brief).toContain('a bulk sender would also break: one-click unsubscribe in marketing mail');
    const whole = await render(run(messageEvidence()), 'pretty', { width: 100, verbose: true });
    expect(whole).toContain('less than 0.3 % complaints');
    expect(whole).toContain('rules as of 2026-03-21');
  });

  it('writes Markdown that stays Markdown', async () => {
    const text = await render(run(full, others), 'markdown');
    expect(text).toContain('### Authentication');
    expect(text).toContain('Gmail: ');
    expect(text).not.toContain('<b>');
    for (const line of text.split('\n').filter((one) => one.startsWith('|')))
      expect(line.replaceAll(/\\\|/g, '').split('|').length, line).toBeLessThanOrEqual(8);
  });
});

describe('a message as JSON', () => {
  it.each([
    ['sound', messageEvidence()],
    ['with all that can be', full],
  ])('keeps to the schema: %s', async (_, message) => {
    isRun(JSON.parse(await render(run(message, others), 'json')));
    expect(isRun.errors).toBeNull();
  });

  it('can be judged again, whatever was read', async () => {
    const odd = await lookAt(messageText({ From: null, Received: 'x', Date: 'x', 'Message-ID': null }));
    for (const message of [messageEvidence(), full, odd]) {
      const [report] = JSON.parse(await render(run(message, others), 'json')).reports;
      expect(savedReport(report, 0)).toBeUndefined();
    }
  });
});
