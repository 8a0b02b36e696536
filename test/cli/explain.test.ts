/** `explain`: every check in every format, from its own words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import { mailsonde } from '../support/cli.ts';
import { ROOT } from '../support/source.ts';

const KEYS = [
  ...['input', 'kind', 'replyCode', 'enhancedCode', 'permanence', 'category', 'bounce', 'provider', 'phase'],
  ...['title', 'meaning', 'actor', 'action', 'retry', 'address', 'confidence', 'matched', 'references'],
];

async function answer(...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await mailsonde(['explain', ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

describe('explain', () => {
  it('says what a check means, why and what to do, for a person', async () => {
    const text = await answer('SPF-Lookup-Limit', 'mx-deliverable');
    expect(text).toMatch(/^spf-lookup-limit {3}error\n/);
    expect(text).toContain('\nWhy   ');
    expect(text).toContain('\nFix   ');
    expect(text).toMatch(/\nSee {3}.*https:\/\//);
    expect(text).toContain('\nmx-deliverable   error\n');
    expect(text.split('\n').filter((line) => line.length > 80 && !line.includes('://'))).toEqual([]);
  });

  it('--json has every key of the contract, null where it does not apply', async () => {
    const document = JSON.parse(await answer('spf-syntax', 'mx-deliverable', '--json'));
    expect(document).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'mailsonde' },
      command: 'explain',
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      tookMs: expect.any(Number),
    });
    expect(document.explanations).toHaveLength(2);
    for (const explanation of document.explanations) {
      expect(Object.keys(explanation)).toEqual([...KEYS, 'severity']);
      expect(explanation).toMatchObject({ kind: 'check', replyCode: null, confidence: 1 });
    }
  });

  it('ndjson has one explanation a line', async () => {
    const lines = (await answer('--list', '--format', 'ndjson')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).input)).toEqual(checks.map(({ id }) => id));
    expect(Object.keys(JSON.parse(lines[0] as string))).toEqual(['schemaVersion', ...KEYS, 'severity']);
  });

  it('--list names all, in every format', async () => {
    for (const format of ['pretty', 'markdown', 'json']) {
      const text = await answer('--list', '--format', format);
      expect(checks.filter(({ id }) => !text.includes(id))).toEqual([]);
    }
    const listing = (await answer('--list')).trimEnd().split('\n');
    expect(listing).toHaveLength(checks.length);
    expect(readFileSync(`${ROOT}README.md`, 'utf8')).toContain(
      (await answer('--list', '--format', 'markdown')).trim().split('\n')[2],
    );
  });

  it('markdown has a section each', async () => {
    const text = await answer('spf-syntax', 'mx-deliverable', '--format', 'markdown');
    expect(text.match(/^## /gm)).toHaveLength(2);
    expect(text).toMatch(/^- \[RFC .*\]\(https:/m);
  });

  it('refuses formats it does not have', async () => {
    const { status, stderr } = await mailsonde(['explain', 'spf-syntax', '--format', 'html']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/pretty, json, ndjson, markdown/);
  });
});
