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

  it('counts as many notes as it shows', async () => {
    const notes = ['mx1.a.example', 'mx2.a.example'].map((subject) => ({
      check: 'mx-redundancy',
      severity: 'info' as const,
      says: 'alone',
      subject,
    }));
    const report = samples.report({ domain: 'a.example', findings: notes });
    expect(await pretty([report])).toMatch(/^ *1 note {2}/m);
    expect(await pretty([report], { verbose: true })).toMatch(/^ *2 notes {2}/m);
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

describe('the commands under More', () => {
  async function more(report: Report, flags: readonly string[], command = 'check'): Promise<string[]> {
    const hints = { program: 'node bin/mailsonde.js', within: 'lab -- ', flags };
    const head = { ...samples.run([report], command), targets: 1, hints };
    const options = { width: 200, color: false, verbose: false, quiet: false, terminal: false };
    const text = (await loadRenderer('pretty'))(head, options).report(report);
    return (text.split('\nMore')[1] ?? '')
      .trim()
      .split(/ · |\n/)
      .map((line) => line.trim());
  }
  const program = 'node bin/mailsonde.js';

  it('carry what was typed, as the program was started', async () => {
    expect(await more(brokenShop, ['--ip 192.0.2.1', '--dns 127.0.0.1'])).toEqual([
      `${program} lab -- check shop.example --ip 192.0.2.1 --dns 127.0.0.1 -v`,
      `${program} lab -- check shop.example --only spf --ip 192.0.2.1 --dns 127.0.0.1`,
      `${program} explain spf-lookup-limit`,
    ]);
    const [, topic] = await more(brokenShop, ['--dns 127.0.0.1', '-4', '--skip dkim']);
    expect(topic).toBe(`${program} lab -- spf shop.example --dns 127.0.0.1 -4`);
  });

  it('open one topic of the domain where its own command wants an address', async () => {
    const report = samples.report({
      domain: 'shop.example',
      findings: [{ check: 'ptr-present', says: '192.0.2.25 has no reverse name' }],
    });
    expect((await more(report, []))[1]).toBe(`${program} lab -- check shop.example --only ptr`);
  });

  it('stand in a row, or each alone on its line, so that nothing but it is copied', async () => {
    const text = async (width: number): Promise<string> => {
      const options = { width, color: false, verbose: false, quiet: false, terminal: true };
      const report = { ...brokenShop, topics: { judged: ['dns', 'spf'], asked: ['spf'] } } as Report;
      return (await loadRenderer('pretty'))({ ...samples.run([report], 'spf'), targets: 1 }, options).report(
        report,
      );
    };
    const [look, explain] = ['mailsonde spf shop.example -v', 'mailsonde explain spf-lookup-limit'];
    expect(await text(80)).toContain(`\nMore   ${look} · ${explain}\n`);
    expect(await text(60)).toContain(`\nMore   ${look}\n       ${explain}\n`);
    expect(await text(40)).toContain(`\nMore\n  ${look}\n  ${explain}\n`);
  });

  it('are never broken', async () => {
    const flags = ['--ip 2001:db8::25', '--helo mail.shop.example', '--dns 127.0.0.1:53', '--timeout 3s'];
    const hints = { program: 'mailsonde', within: '', flags };
    const options = { width: 60, color: false, verbose: false, quiet: false, terminal: true };
    const head = { ...samples.run([brokenShop]), targets: 1, hints };
    const text = (await loadRenderer('pretty'))(head, options).report(brokenShop);
    expect(text.split('\n')).toContain(`  mailsonde check shop.example ${flags.join(' ')} -v`);
  });

  it('leave the name to saved evidence, and a topic that is open already', async () => {
    expect((await more(brokenShop, ['--replay saved.json']))[0]).toBe(
      `${program} lab -- check --replay saved.json -v`,
    );
    const asked = { ...brokenShop, topics: { judged: ['dns', 'spf'], asked: ['spf'] } } as Report;
    expect(await more(asked, ['--only spf'])).toEqual([
      `${program} lab -- check shop.example --only spf -v`,
      `${program} explain spf-lookup-limit`,
    ]);
  });
});
