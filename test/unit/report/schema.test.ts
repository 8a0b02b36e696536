/** The published JSON Schema: holds for everything we print, and refuses what we would never print. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { JUDGED_TOPICS } from '../../../src/model/check.ts';
import type { SmtpDelivery } from '../../../src/model/evidence/sessions.ts';
import { TOPICS } from '../../../src/model/evidence.ts';
import type { Report, Run } from '../../../src/model/report.ts';
import { loadRenderer, render } from '../../../src/report/index.ts';
import { explained, said } from '../../support/delivery.ts';
import { observed } from '../../support/evidence.ts';
import { live } from '../../support/live-report.ts';
import * as samples from '../../support/reports.ts';
import { ROOT } from '../../support/source.ts';
import { session } from '../../support/transport.ts';

const schema = JSON.parse(readFileSync(join(ROOT, 'schema/report-1.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const isRun = ajv.compile(schema);
const isLine = ajv.compile({ $ref: `${schema.$id}#/$defs/ndjsonLine` });

const { brokenShop, healthy, cloudRunner, silent, half, idn, missing, parked, hostile } = samples;
const all = { brokenShop, healthy, cloudRunner, silent, half, idn, missing, parked, hostile };

describe('report-1.json', () => {
  it.each(Object.entries(all))('holds for the JSON of %s', async (_name, report) => {
    isRun(JSON.parse(await render(samples.run([report]), 'json')));
    expect(isRun.errors).toBeNull();
  });

  it('tells explanations as explain does', () => {
    const explain = JSON.parse(readFileSync(join(ROOT, 'schema/explain-1.json'), 'utf8'));
    expect(schema.$defs.explanation).toEqual(explain.$defs.explanation);
  });

  it('holds for replies with what they mean, and for no halves of that', async () => {
    const refused = session({
      transcript: said(['rcpt', 'RCPT TO:<a@example.com>', '550 5.1.1 no such user']),
    });
    const report = { ...healthy, ...explained([refused]) };
    const run = JSON.parse(await render(samples.run([report]), 'json'));
    isRun(run);
    expect(isRun.errors).toBeNull();
    delete run.reports[0].replies[0].explanation.category;
    expect(isRun(run)).toBe(false);
  });

  it('holds for a run without reports and one with many', async () => {
    for (const reports of [[], samples.many]) {
      isRun(JSON.parse(await render(samples.run(reports), 'json')));
      expect(isRun.errors).toBeNull();
    }
  });

  it('holds for every line of ndjson, reports and bad input alike', async () => {
    const text = await render(samples.run(Object.values(all)), 'ndjson');
    const create = await loadRenderer('ndjson');
    const { tool, command, startedAt } = samples.run([]);
    const renderer = create(
      { tool, command, startedAt },
      { width: 80, color: false, verbose: false, quiet: false, terminal: false },
    );
    const bad = renderer.inputError({ source: 'domains.txt:3', input: '1.2.3.4', says: 'an IP address' });
    const lines = `${text}${bad}`.trimEnd().split('\n');
    expect(lines).toHaveLength(Object.keys(all).length + 1);
    for (const line of lines) {
      isLine(JSON.parse(line));
      expect(isLine.errors).toBeNull();
    }
  });

  it('holds for a look that a limit cut short, and for what a session has beside its course', async () => {
    const one = { ...session(), insteadOfTls: '500 what?', mailboxAskedAt: '192.0.2.1' };
    const evidence = { ...live.evidence, sessions: { ...observed([one]), dropped: 3 } };
    isRun(JSON.parse(await render(samples.run([{ ...live, evidence }]), 'json')));
    expect(isRun.errors).toBeNull();
  });

  it('holds for a session in which a message was sent, and refuses an outcome that is none', async () => {
    const reply = { code: 250, enhanced: '2.0.0', lines: ['2.0.0 queued'] };
    const delivery: SmtpDelivery = {
      outcome: 'accepted',
      command: 'DATA',
      octets: 25,
      octetsSent: 25,
      leftOut: ['DSN'],
      recipients: [
        { address: 'a@example.com', outcome: 'accepted', stage: 'message', reply },
        { address: 'b@example.com', outcome: 'unsent', stage: null, reply: null },
      ],
      reply,
      transferMs: 0.2,
      answerMs: 12,
    };
    const withheld = { stage: 'mail', kind: 'limit', detail: 'too large', cause: 'target' } as const;
    const unsent: SmtpDelivery = {
      ...delivery,
      ...{ outcome: 'unsent', command: null, octetsSent: 0, reply: null, transferMs: null, answerMs: null },
      withheld,
    };
    for (const one of [delivery, unsent]) {
      const evidence = { ...live.evidence, sessions: observed([{ ...session(), delivery: one }]) };
      const run = JSON.parse(await render(samples.run([{ ...live, evidence }]), 'json'));
      isRun(run);
      expect(isRun.errors).toBeNull();
      run.reports[0].evidence.sessions.value[0].delivery.outcome = 'perhaps';
      expect(isRun(run)).toBe(false);
    }
  });

  it('knows every topic', () => {
    expect(schema.$defs.topic.enum).toEqual(JUDGED_TOPICS);
    expect(Object.keys(schema.$defs.evidence.properties).sort()).toEqual([...TOPICS].sort());
  });

  const wrong: [string, (run: Run) => void][] = [
    ['another schemaVersion', (run) => Object.assign(run, { schemaVersion: 2 })],
    ['a missing tool', (run) => Reflect.deleteProperty(run, 'tool')],
    ['an unknown key in the run', (run) => Object.assign(run, { extra: 1 })],
    ['an unknown key in a report', (run) => Object.assign(first(run), { extra: 1 })],
    ['an unknown verdict', (run) => Object.assign(first(run), { verdict: 'ok' })],
    ['an unknown severity', (run) => Object.assign(finding(run), { severity: 'fatal' })],
    ['an unknown key in a finding', (run) => Object.assign(finding(run), { extra: 1 })],
    ['a failure without a fix', (run) => Reflect.deleteProperty(finding(run), 'fix')],
    ['a pass with a fix', (run) => Object.assign(finding(run), { verdict: 'pass' })],
    [
      'an unknown without a cause',
      (run) => Object.assign(finding(run), { verdict: 'unknown', fix: undefined }),
    ],
    ['a final dot in a record name', (run) => Object.assign(edit(run), { name: 'shop.example.' })],
    ['an unknown record type', (run) => Object.assign(edit(run), { type: 'WKS' })],
    ['a time that is none', (run) => Object.assign(first(run), { startedAt: 'yesterday' })],
    ['an unknown topic of evidence', (run) => Object.assign(first(run).evidence, { weather: {} })],
    ['a status of no outcome', (run) => Object.assign(first(run).evidence, { mx: { status: 'gone' } })],
    [
      'a failure of no cause',
      (run) => Object.assign(first(run).evidence, { mx: { status: 'failed', failure: {} } }),
    ],
    ['SPF evidence without lookups', (run) => Reflect.deleteProperty(spfValue(run), 'lookups')],
    ['a DMARC policy of no kind', (run) => Object.assign(dmarcValue(run), { policy: 'strict' })],
  ];
  it.each(wrong)('refuses %s', (_what, spoil) => {
    const run = JSON.parse(JSON.stringify(samples.run([brokenShop]))) as Run;
    expect(isRun(run)).toBe(true);
    spoil(run);
    expect(isRun(JSON.parse(JSON.stringify(run)))).toBe(false);
  });
});

function first(run: Run): Report {
  return run.reports[0] as Report;
}

function finding(run: Run): object {
  return first(run).findings.find(({ check }) => check === 'spf-lookup-limit') as object;
}

function edit(run: Run): object {
  const { fix } = first(run).findings.find(({ check }) => check === 'spf-lookup-limit') ?? {};
  return fix?.records?.[0] as object;
}

function spfValue(run: Run): object {
  const { spf } = first(run).evidence;
  return spf?.status === 'observed' ? spf.value : {};
}

function dmarcValue(run: Run): object {
  const { dmarc } = first(run).evidence;
  return dmarc?.status === 'observed' ? dmarc.value : {};
}
