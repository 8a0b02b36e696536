/** Goldens: every format and view as it reads; rewritten by `npm run goldens` and reviewed as a diff. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Format, type RenderOptions, render } from '../../../src/report/index.ts';
import { live } from '../../support/live-report.ts';
import * as samples from '../../support/reports.ts';
import { ROOT } from '../../support/source.ts';

const { brokenShop, healthy, cloudRunner, silent, half, idn, missing, parked, hostile, many, topicAsked } =
  samples;

interface Golden {
  name: string;
  reports: Report[];
  command?: string;
  options?: Partial<RenderOptions>;
}

const views: Golden[] = [
  { name: 'broken-shop', reports: [brokenShop] },
  { name: 'broken-shop-60', reports: [brokenShop], options: { width: 60, terminal: true } },
  { name: 'broken-shop-80', reports: [brokenShop], options: { width: 80, terminal: true } },
  { name: 'broken-shop-140', reports: [brokenShop], options: { width: 140, terminal: true } },
  { name: 'broken-shop-verbose', reports: [brokenShop], options: { verbose: true, terminal: true } },
  { name: 'broken-shop-colour', reports: [brokenShop], options: { color: true, terminal: true } },
  { name: 'broken-shop-quiet', reports: [brokenShop], options: { quiet: true } },
  { name: 'healthy', reports: [healthy] },
  { name: 'cloud-runner', reports: [cloudRunner] },
  { name: 'silent', reports: [silent] },
  { name: 'silent-quiet', reports: [silent], options: { quiet: true } },
  { name: 'half', reports: [half] },
  { name: 'idn', reports: [idn] },
  { name: 'missing', reports: [missing] },
  { name: 'parked', reports: [parked] },
  { name: 'hostile-verbose', reports: [hostile], options: { verbose: true } },
  { name: 'many', reports: many },
  { name: 'many-quiet', reports: many, options: { quiet: true } },
  ...(['spf', 'dmarc', 'dkim', 'mx', 'ptr', 'blocklist', 'dane', 'mta-sts', 'dnssec'] as const).map(
    (topic) => ({
      name: `topic-${topic}`,
      command: topic,
      reports: [topicAsked(topic)],
      options: { terminal: true },
    }),
  ),
  { name: 'spf-sender', command: 'spf', reports: [samples.spfSender] },
  {
    name: 'spf-sender-60',
    command: 'spf',
    reports: [samples.spfSender],
    options: { width: 60, terminal: true },
  },
  { name: 'spf-sender-verbose', command: 'spf', reports: [samples.spfSender], options: { verbose: true } },
  ...[60, 80, 140].map((width) => ({
    name: `live-sessions-${width}`,
    reports: [live],
    options: { width, verbose: true, terminal: true },
  })),
  { name: 'well-protected', reports: [samples.fortress] },
  { name: 'well-protected-verbose', reports: [samples.fortress], options: { verbose: true, width: 100 } },
];

const machine: Golden[] = [
  { name: 'broken-shop', reports: [brokenShop] },
  { name: 'hostile', reports: [hostile] },
  { name: 'many', reports: many },
];

function golden(format: Format, extension: string, all: readonly Golden[]): void {
  describe(format, () => {
    it.each(all.map((one) => [one.name, one] as const))('%s', async (name, { reports, command, options }) => {
      const text = await render(samples.run(reports, command), format, options);
      await expect(text).toMatchFileSnapshot(join(ROOT, `fixtures/golden/${format}/${name}.${extension}`));
    });
  });
}

golden('pretty', 'txt', views);
golden('markdown', 'md', [
  ...machine,
  { name: 'missing', reports: [missing] },
  { name: 'cloud-runner', reports: [cloudRunner], options: { verbose: true } },
  { name: 'spf-sender', command: 'spf', reports: [samples.spfSender] },
  { name: 'well-protected', reports: [samples.fortress] },
  { name: 'live-sessions', reports: [live], options: { verbose: true } },
]);
golden('json', 'json', machine);
golden('ndjson', 'ndjson', machine);
