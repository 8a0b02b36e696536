import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mtaStsRecordValid } from '../../src/checks/mta-sts/mta-sts-record-valid.ts';
import type { Observation } from '../../src/model/finding.ts';
import { AS_OF, absent } from '../support/evidence.ts';
import { sts } from '../support/transport.ts';

const judge = (txt: string[]): Observation =>
  mtaStsRecordValid.examine({ mtaSts: sts({ txt }) }, AS_OF) as Observation;

it.each([
  ['pass', 'v=STSv1; id=20240101T000000'],
  ['pass', 'v=STSv1;id=1;'],
  ['pass', 'v=STSv1 ; id=1; future=yes;'],
  ['fail', 'v=STSv1;'],
  ['fail', 'v=STSv1; id='],
  ['fail', 'v=STSv1; id=2024-01-01'],
  ['fail', `v=STSv1; id=${'1'.repeat(33)}`],
  ['fail', 'v=STSv1; id=1; rubbish'],
  ['fail', 'v=stsv1; id=1'],
  ['fail', 'id=1; v=STSv1'],
  ['fail', '"v=STSv1; id=1"'],
] as const)('%s: %s', (verdict, record) => {
  expect(judge([record])).toMatchObject({ verdict });
});

it('says skipped without a record of its own', () => {
  expect(judge(['v=spf1 -all'])).toMatchObject({ verdict: 'skipped' });
  expect(mtaStsRecordValid.examine({ mtaSts: absent() }, AS_OF)).toMatchObject({ verdict: 'skipped' });
});

it('leaves other TXT values at the name alone', () => {
  const { records = [] } = judge(['v=STSv1; id=1', 'v=STSv1; id=2', 'v=spf1 -all']);
  expect(records.map(({ action, value }) => `${action} ${value}`)).toEqual([
    'remove v=STSv1; id=1',
    'remove v=STSv1; id=2',
    'add v=STSv1; id=20260101000000',
  ]);
});

it('offers no edit for a record that stands at an alias', () => {
  const mtaSts = sts({ txt: ['v=STSv1;'], over: { cname: 'sts.provider.example' } });
  const said = mtaStsRecordValid.examine({ mtaSts }, AS_OF);
  expect(said).toMatchObject({ verdict: 'fail' });
  expect(said).not.toHaveProperty('records');
});

it('passes after its own edits', () => {
  const value = fc.oneof(
    fc.string(),
    fc.string().map((rest) => `v=STSv1;${rest}`),
    fc.constantFrom('v=STSv1; id=1', 'v=STSv1; id=', 'V=STSv1; id=1', 'v=spf1 -all'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(value, { maxLength: 4 }), (txt) => {
      const before = judge(txt);
      if (before.verdict !== 'fail') return;
      const edits = before.records ?? [];
      const removed = edits.filter(({ action }) => action === 'remove').map((edit) => edit.value);
      expect(txt).toEqual(expect.arrayContaining(removed));
      const added = edits.filter(({ action }) => action === 'add').map((edit) => edit.value);
      expect(judge([...txt.filter((one) => !removed.includes(one)), ...added]).verdict).toBe('pass');
    }),
  );
});
