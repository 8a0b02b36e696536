/** What is listed can be asked for by the name it is listed under. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/checks/index.ts';
import { catalog } from '../../../src/explain/catalog.ts';
import { explainItem } from '../../../src/explain/item.ts';
import { CATALOG_GROUPS } from '../../../src/model/catalog.ts';

const groups = catalog(checks);

describe('the list of what is known', () => {
  it('has every group, none of them empty, and no name twice', () => {
    expect(groups.map(({ group }) => group)).toEqual(CATALOG_GROUPS);
    for (const { group, rows } of groups) expect(rows.length, group).toBeGreaterThan(9);
    const names = groups.flatMap(({ rows }) => rows.map(({ name }) => name.toLowerCase()));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(groups.map(({ group, rows }) => [group, rows] as const))(
    'explains all %s as what they are',
    (_, rows) => {
      const wrong = rows.flatMap(({ name, kind }) => {
        const told = explainItem(name, checks).kind;
        return told === kind ? [] : [`${name}: ${told} instead of ${kind}`];
      });
      expect(wrong).toEqual([]);
    },
  );

  it('has a title for each, which is no sentence', () => {
    const odd = groups.flatMap(({ rows }) =>
      rows.filter(({ title }) => title === '' || /\.$|\{\}/.test(title)),
    );
    expect(odd).toEqual([]);
  });
});
