/** What must hold of the screen whatever the report: widths, silence, colour, and copyable records. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { FORMATS, loadRenderer, type RenderOptions, render } from '../../../src/report/index.ts';
import { columns } from '../../../src/report/terminal/columns.ts';
import * as samples from '../../support/reports.ts';

const { brokenShop, fortress, healthy, hostile, many, missing, silent } = samples;
const everything: Report[] = [...many, fortress, silent, samples.cloudRunner, samples.spfSender, hostile];

function pretty(reports: Report[], options: Partial<RenderOptions> = {}): Promise<string> {
  return render(samples.run(reports), 'pretty', options);
}

/** A record to publish and an address to visit stay whole, however long. */
const UNBREAKABLE = /^ *([-+] |v=|https?:|See |Removal |They say |\(?https?:)|https?:\/\//;

describe('pretty', () => {
  it.each([60, 80, 140])('fits %i columns', async (width) => {
    for (const verbose of [false, true]) {
      const text = await pretty(
        everything.filter((one) => one !== hostile),
        { width, verbose, terminal: true },
      );
      const over = text.split('\n').filter((line) => columns(line) > width && !UNBREAKABLE.test(line));
      expect(over).toEqual([]);
    }
  });

  it('leaves no trailing space and no escape without colour', async () => {
    const text = await pretty(everything, { verbose: true });
    expect(text).not.toMatch(/ \n/);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('says the same words with and without colour', async () => {
    for (const verbose of [false, true]) {
      const coloured = await pretty(everything, { color: true, verbose });
      const sgr = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
      expect(coloured).toMatch(sgr);
      expect(coloured.replaceAll(sgr, '')).toBe(await pretty(everything, { verbose }));
    }
  });

  it('never breaks a record to publish', async () => {
    const values = [brokenShop, fortress].flatMap(({ findings }) =>
      findings.flatMap(({ fix }) =>
        (fix?.records ?? []).filter(({ action }) => action === 'add').map(({ value }) => value),
      ),
    );
    expect(values.length).toBeGreaterThan(2);
    for (const terminal of [true, false]) {
      const lines = (await pretty([brokenShop, fortress], { width: 60, terminal })).split('\n');
      for (const value of values) expect(lines.some((line) => line.endsWith(value))).toBe(true);
    }
  });

  it('is silent with -q when all is well, and only then', async () => {
    expect(await pretty([healthy], { quiet: true })).toBe('');
    expect(await pretty([healthy, healthy, healthy, healthy], { quiet: true })).toBe('');
    expect(await pretty([silent], { quiet: true })).toContain('DNS answered SERVFAIL');
    const quiet = await pretty([brokenShop], { quiet: true });
    expect(quiet).toContain('spf-lookup-limit');
    expect(quiet).not.toContain('Good to know');
  });

  it('shows nothing but that a domain does not exist', async () => {
    const text = await pretty([missing], { verbose: true });
    expect(text).toContain('domain-exists');
    expect(text).not.toMatch(/dmarc-present|blocklist/);
  });

  it('closes a run over more than three targets with a table', async () => {
    expect(await pretty(many)).toContain('6 targets: 2 with errors, 1 undetermined, 3 in order');
    expect(await pretty(many.slice(0, 3))).not.toContain('targets:');
  });

  it('bounds what a hostile SPF tree can fill', async () => {
    const { spf } = brokenShop.evidence;
    if (spf?.status !== 'observed') throw new Error('the sample has SPF');
    const [term] = spf.value.terms;
    const terms = Array.from({ length: 20_000 }, () => term as NonNullable<typeof term>);
    const huge = {
      ...brokenShop,
      evidence: { spf: { ...spf, value: { ...spf.value, tree: { ...spf.value.tree, terms } } } },
    };
    const text = await pretty([huge], { verbose: true });
    expect(text.split('\n').length).toBeLessThan(600);
  });
});

describe('loadRenderer', () => {
  it.each(FORMATS)('%s writes piece by piece what it writes at once', async (format) => {
    const run = samples.run(many);
    const options = { width: 80, color: false, verbose: false, quiet: false, terminal: false };
    const renderer = (await loadRenderer(format))({ ...run, targets: many.length }, options);
    const pieces = [renderer.begin(), ...many.map((one) => renderer.report(one)), renderer.end(run)];
    expect(pieces.join('')).toBe(await render(run, format));
  });

  it('gives JSON that reads back as the run itself', async () => {
    const run = samples.run([hostile, brokenShop]);
    expect(JSON.parse(await render(run, 'json'))).toEqual(JSON.parse(JSON.stringify(run)));
    expect(JSON.parse(await render(samples.run([]), 'json')).reports).toEqual([]);
  });

  it('keeps machine formats free of anything a terminal obeys', async () => {
    for (const format of ['json', 'ndjson', 'markdown'] as const) {
      expect(await render(samples.run([hostile]), format)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });
});
