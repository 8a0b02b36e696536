/** Goldens of `message`: four kinds of messages in the lab, as they read at three widths and as Markdown. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BlocklistLook } from '../../src/model/evidence/blocklists.ts';
import type { SpamFilterLook } from '../../src/model/evidence/spam-filters.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Report, Run } from '../../src/model/report.ts';
import { render } from '../../src/report/index.ts';
import { judgeReport } from '../../src/run/verdict.ts';
import { mailsonde } from '../support/cli.ts';
import { observed } from '../support/evidence.ts';
import { ROOT } from '../support/source.ts';

const KINDS: readonly [name: string, file: string][] = [
  ['forwarded', 'fixtures/messages/footer-added.eml'],
  ['forged', 'fixtures/messages/forged.eml'],
  ['newsletter', 'fixtures/messages/newsletter-mailto.eml'],
  ['bounce', 'fixtures/bounces/dsn-postfix.eml'],
];

/** What the lab says of it, at a time that does not move. */
async function judged(file: string): Promise<Run> {
  const { stdout } = await mailsonde(['lab', '--', 'message', file, '--json']);
  const run: Run = JSON.parse(stdout);
  const [report] = run.reports as [Report];
  const timing = { ...report.timing, chain: [] };
  return { ...run, tookMs: 100, reports: [{ ...report, tookMs: 100, timing }] };
}

const golden = (name: string): string => join(ROOT, 'fixtures/golden', name);

describe.each(KINDS)('a %s message', (name, file) => {
  it.each([80, 60, 40])('at %i columns', async (width) => {
    const text = await render(await judged(file), 'pretty', { width, terminal: true });
    await expect(text).toMatchFileSnapshot(golden(`pretty/message-${name}-${width}.txt`));
  });

  it('as Markdown', async () => {
    const text = await render(await judged(file), 'markdown');
    await expect(text).toMatchFileSnapshot(golden(`markdown/message-${name}.md`));
  });
});

describe('a message others were asked about', () => {
  const LISTED: BlocklistLook = {
    zone: 'dbl.spamhaus.org',
    list: 'Spamhaus DBL',
    subject: 'cheap.example',
    subjectKind: 'domain',
    where: ['a link'],
    usable: true,
    listed: true,
    codes: ['127.0.1.2'],
    meanings: ['spam domain'],
    weight: 'major',
    removalUrl: 'https://check.spamhaus.org/',
  };
  const SPAM: SpamFilterLook = {
    filter: 'spamassassin',
    place: '192.0.2.9:783',
    loopback: false,
    score: 7.4,
    threshold: 5,
    isSpam: true,
    action: null,
    symbols: [
      {
        name: 'URIBL_BLACK',
        score: 1.7,
        says: 'Contains an URL listed in a blocklist [URIs: cheap.example]',
      },
      { name: 'RDNS_NONE', score: 1.3, says: 'Delivered to internal network by a host with no rDNS' },
      { name: 'OWN_RULE', score: 1.2, says: null },
      { name: 'BAYES_00', score: -1.9, says: 'Bayes spam probability is 0 to 1%' },
      { name: 'HTML_MESSAGE', score: 0, says: 'HTML included in message' },
    ],
    furtherSymbols: 0,
  };

  it.each([80, 60, 40])('at %i columns', async (width) => {
    const run = await judged('fixtures/messages/newsletter.eml');
    const [{ target, evidence }] = run.reports as [Report];
    if (evidence.message?.status !== 'observed') throw new Error('no message');
    const links = {
      hosts: [
        { host: 'www.letters.example', domain: 'letters.example', count: 3 },
        { host: 'cheap.example', domain: 'cheap.example', count: 1 },
        { host: 'bit.ly', domain: 'bit.ly', count: 1 },
      ],
      further: 0,
    };
    const asked: Partial<Evidence> = {
      ...evidence,
      message: { ...evidence.message, value: { ...evidence.message.value, links } },
      blocklists: observed([LISTED]),
      spamFilters: observed([SPAM]),
    };
    const topics = { judged: ['blocklist', 'message'], asked: ['blocklist', 'message'] } as const;
    const { report } = judgeReport(target, topics, asked, new Date('2026-11-21T12:00:00Z'));
    const text = await render({ ...run, reports: [{ ...report, tookMs: 100 }] }, 'pretty', {
      width,
      terminal: true,
    });
    await expect(text).toMatchFileSnapshot(golden(`pretty/message-asked-about-${width}.txt`));
  });
});
