/** Every check is whole: listed, named after its file, tested three ways, explained and referenced. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../src/checks/index.ts';
import { JUDGED_TOPICS } from '../src/model/check.ts';
import { TOPICS } from '../src/model/evidence.ts';
import { probes } from '../src/probes/index.ts';
import { ROOT, sourceFiles } from './support/source.ts';

const files = sourceFiles('src/checks').filter((file) => file.split('/').length === 4);

describe('checks', () => {
  it('lists every file, and every listed check has its file', () => {
    const onDisk = files.map((file) => `${file.split('/')[2]}/${basename(file, '.ts')}`).sort();
    expect(checks.map(({ topic, id }) => `${topic}/${id}`).sort()).toEqual(onDisk);
  });

  it('stands in alphabetical order within each topic', () => {
    for (const topic of JUDGED_TOPICS) {
      const ids = checks.filter((check) => check.topic === topic).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort());
    }
  });

  it('has unique ids', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s is explained and tested', (id, check) => {
    expect(check.title).toMatch(/\S/);
    expect(check.why.length, 'why').toBeGreaterThan(30);
    expect(check.fix.length, 'fix').toBeGreaterThan(20);
    expect(check.references.length, 'references').toBeGreaterThan(0);
    for (const { title, url } of check.references) {
      expect(title).toMatch(/\S/);
      expect(url).toMatch(/^https:\/\//);
    }
    const test = join(ROOT, 'test/checks', `${id}.test.ts`);
    expect(existsSync(test), `test/checks/${id}.test.ts`).toBe(true);
    const text = readFileSync(test, 'utf8');
    for (const verdict of ['pass', 'fail', 'skipped'])
      expect(text, `a test for ${verdict}`).toContain(`'${verdict}'`);
  });
});

describe('README.md', () => {
  it('holds the table of checks as it is now (npm run readme)', () => {
    const rows = checks.map(
      ({ id, topic, severity, title }) =>
        `| \`${id}\` | ${topic} | ${severity} | ${title.replaceAll('|', '\\|')} |`,
    );
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const written = /<!-- checks -->\n([\s\S]*?)<!-- \/checks -->/.exec(readme)?.[1] ?? '';
    expect(written.trim().split('\n').slice(2)).toEqual(rows);
  });
});

describe('probes', () => {
  it('has one for each topic', () => {
    expect(Object.keys(probes).sort()).toEqual([...TOPICS].sort());
  });
});
