/** What holds for every dialect, whoever speaks it. */
import { describe, expect, it } from 'vitest';
import { CONSEQUENCES } from '../../../src/knowledge/categories.ts';
import { DIALECTS } from '../../../src/knowledge/dialects/index.ts';
import { CATEGORIES } from '../../../src/model/explanation.ts';

const rows = DIALECTS.flatMap((dialect) => dialect.rows.map((row) => ({ dialect, row })));

/** Texts that make a careless expression try for long: nearly what it looks for, again and again. */
const TIRING = ['a '.repeat(2000), '<a@b.c>: '.repeat(450), '5.7.1 [1] '.repeat(400), 'from '.repeat(800)];

it('stands in alphabetical order, each once', () => {
  const ids = DIALECTS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

it('has no two rows of the same id', () => {
  const ids = rows.map(({ row }) => row.id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

describe.each(DIALECTS.map((dialect) => [dialect.id, dialect] as const))('%s', (_, dialect) => {
  it('says where it is from and when that was looked at', () => {
    expect(dialect.sources.length).toBeGreaterThan(0);
    for (const source of dialect.sources) expect(source).toMatch(/^https?:\/\/\S+$|^\S.*\S$/);
    expect(dialect.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(dialect.rows.length).toBeGreaterThan(0);
  });

  it('can be recognised', () => {
    expect([...(dialect.hosts ?? []), ...(dialect.signs ?? [])].length).toBeGreaterThan(0);
    for (const host of dialect.hosts ?? []) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });

  it.each(dialect.rows.map((row) => [row.id, row] as const))('%s is whole', (id, row) => {
    expect(id.startsWith(`${dialect.id}-`)).toBe(true);
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(CATEGORIES).toContain(row.category);
    expect(row.codes ?? row.enhanced ?? row.text, 'something decides').toBeDefined();
    for (const code of row.enhanced ?? []) expect(code).toMatch(/^[X245]\.[0-7]\.\d{1,3}$/);
    for (const { title, url } of row.references ?? []) {
      expect(title).toMatch(/\S/);
      expect(url).toMatch(/^https?:\/\/\S+$/);
    }
    const { title, meaning, action, retry } = row.but ?? {};
    if (title !== undefined) expect(title).toMatch(/^[A-Z0-9"].*[^.\s]$/s);
    if (meaning !== undefined) expect(meaning).toMatch(/^["`A-Z].*[.)]$/s);
    for (const step of action ?? []) expect(step).toMatch(/^["`A-Z].*[.)]$/s);
    if (action !== undefined) expect(action.length).toBeGreaterThan(0);
    if (retry !== undefined) expect(retry.advice === 'later').toBe(retry.afterSeconds !== null);
  });

  it.each(dialect.rows.map((row) => [row.id, row] as const))('%s says only what differs', (_id, row) => {
    const usual = CONSEQUENCES[row.category] as unknown as Record<string, unknown>;
    const said = Object.entries(row.but ?? {});
    expect(said.filter(([key, value]) => JSON.stringify(value) === JSON.stringify(usual[key]))).toEqual([]);
  });
});

it('keeps no state in its expressions, and tires nobody', () => {
  const expressions = [
    ...rows.flatMap(({ row }) => (row.text === undefined ? [] : [row.text])),
    ...DIALECTS.flatMap(({ signs = [] }) => signs),
  ];
  for (const expression of expressions) {
    expect(expression.flags.replace('u', '')).toMatch(/^i?$/);
    // The best of a few: what else the machine does must not count.
    const took = Array.from({ length: 3 }, () => {
      const from = performance.now();
      for (const text of TIRING) expression.test(text);
      return performance.now() - from;
    });
    expect(Math.min(...took), String(expression)).toBeLessThan(100);
  }
});
