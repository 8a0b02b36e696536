import { expect, it } from 'vitest';
import { bimiRecordValid } from '../../src/checks/bimi/bimi-record-valid.ts';
import type { Observation } from '../../src/model/finding.ts';
import { parseBimiAnswer } from '../../src/parse/bimi.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { bimi } from '../support/transport.ts';

const judge = (...values: string[]): Observation =>
  bimiRecordValid.examine({ bimi: bimi(parseBimiAnswer(values)) }, AS_OF) as Observation;

it.each([
  ['pass', 'v=BIMI1; l=https://example.com/logo.svg'],
  ['pass', 'v=BIMI1;l=https://example.com/logo.svg;a=https://example.com/mark.pem;'],
  ['pass', 'v=BIMI1; l=https://example.com/logo.svg; a=; avp=brand; lps=news-*'],
  ['pass', 'v=BIMI1; l=https://example.com/logo.svg; a=self'],
  ['fail', 'v=BIMI1; a=https://example.com/mark.pem'],
  ['fail', 'v=BIMI1; l=; a=https://example.com/mark.pem'],
  ['fail', 'v=BIMI1; l=http://example.com/logo.svg'],
  ['fail', 'v=BIMI1; l=example.com/logo.svg'],
  ['fail', 'v=BIMI1; l=https://example.com/a.svg,https://example.com/b.svg'],
  ['fail', 'v=BIMI1; l=https://a.example/; l=https://b.example/'],
  ['fail', 'v=BIMI1; rubbish; l=https://example.com/logo.svg'],
  ['fail', 'v=bimi1; l=https://example.com/logo.svg'],
  ['fail', 'l=https://example.com/logo.svg; v=BIMI1'],
  ['skipped', 'v=BIMI1; l=; a=;'],
  ['skipped', 'v=BIMI1; l='],
] as const)('%s: %s', (verdict, record) => {
  expect(judge(record)).toMatchObject({ verdict });
});

it('is skipped without a record', () => {
  expect(bimiRecordValid.examine({ bimi: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
});

it('keeps the one sound record of several', () => {
  const good = 'v=BIMI1; l=https://example.com/logo.svg';
  const bad = 'v=BIMI1; l=http://example.com/logo.svg';
  const said = judge(bad, good, 'v=spf1 -all');
  expect(said).toMatchObject({
    verdict: 'fail',
    records: [{ action: 'remove', name: 'default._bimi.example.com', type: 'TXT', value: bad }],
  });
  expect(judge(good, 'v=spf1 -all')).toMatchObject({ verdict: 'pass' });
});

it('leaves the choice between sound records to the owner', () => {
  const said = judge('v=BIMI1; l=https://a.example/', 'v=BIMI1; l=https://b.example/');
  expect(said).toMatchObject({ verdict: 'fail' });
  expect(said).not.toHaveProperty('records');
});

it('asks for https before it is written into the record', () => {
  const said = judge('v=BIMI1; l=http://example.com/logo.svg');
  expect(said.fix).toContain('write https:// in place of http://');
  expect(said).not.toHaveProperty('records');
  expect(judge('v=BIMI1; l=example.com/logo.svg')).not.toHaveProperty('fix');
});
