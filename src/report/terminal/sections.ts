/** The evidence, topic by topic: all of it with `-v`, and the one topic a reader asked for by name. */
import type { CheckTopic } from '../../model/check.ts';
import { JUDGED_TOPICS } from '../../model/check.ts';
import type { Finding } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import { sentence } from '../agenda.ts';
import { checkTopic } from '../check-topic.ts';
import { TOPIC_NAMES } from '../words.ts';
import { entry, type Page, paragraph } from './page.ts';
import { bimi } from './topics/bimi.ts';
import { blocklists } from './topics/blocklists.ts';
import { dane } from './topics/dane.ts';
import { dkim } from './topics/dkim.ts';
import { dmarc } from './topics/dmarc.ts';
import { dnssec, domain } from './topics/domain.ts';
import { helo } from './topics/helo.ts';
import { mtaSts } from './topics/mta-sts.ts';
import { mx } from './topics/mx.ts';
import { ptr } from './topics/ptr.ts';
import { smtp } from './topics/smtp.ts';
import { spf } from './topics/spf.ts';
import { timing } from './topics/timing.ts';
import { tls } from './topics/tls.ts';
import { tlsRpt } from './topics/tls-rpt.ts';

type Draw = (page: Page, report: Report) => string[];

const draw: { readonly [T in CheckTopic]: Draw } = {
  dns: domain,
  dnssec,
  mx,
  ptr,
  helo,
  spf,
  dkim,
  dmarc,
  'mta-sts': mtaSts,
  'tls-rpt': tlsRpt,
  dane,
  bimi,
  smtp,
  tls,
  blocklist: blocklists,
  ports: () => [],
  delivery: () => [],
  logs: () => [],
  message: () => [],
};

export function sections(page: Page, report: Report): string[][] {
  const { verbose } = page.options;
  const { asked, judged } = report.topics;
  // A journey was drawn already.
  const named = asked.length <= 2 && !judged.includes('delivery') ? asked : [];
  const opened = JUDGED_TOPICS.filter((topic) => (verbose ? judged : named).includes(topic));
  const drawn = opened.map((topic) => section(page, report, topic));
  return verbose ? [...drawn, timing(page, report)] : drawn;
}

function section(page: Page, report: Report, topic: CheckTopic): string[] {
  const drawn =
    ((report.topics.judged.includes('delivery') || report.topics.judged.includes('ports')) &&
      (topic === 'smtp' || topic === 'tls')) ||
    // The table of ports stands at the top, as the answer it is.
    topic === 'ports';
  const evidence = drawn ? [] : draw[topic](page, report);
  const settled = page.options.verbose ? verdicts(page, report, topic) : [];
  if (evidence.length + settled.length === 0) return [];
  return [page.style.strong(TOPIC_NAMES[topic]), ...evidence, ...settled];
}

/** What passed and what did not apply; failures stand at the top of the report already. */
function verdicts(page: Page, report: Report, topic: CheckTopic): string[] {
  const own = report.findings.filter(({ check }) => checkTopic(check) === topic);
  const passed = own.filter(({ verdict }) => verdict === 'pass');
  return [
    ...passed.flatMap((finding) =>
      entry(page, '  ', 'pass', sentence(finding, report.target.ascii), finding.check),
    ),
    ...skipped(page, own),
  ];
}

/** Checks that did not apply, those with one reason together. */
function skipped(page: Page, findings: readonly Finding[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { check, says, verdict } of findings) {
    if (verdict !== 'skipped') continue;
    const ids = byReason.get(says) ?? [];
    if (!ids.includes(check)) byReason.set(says, [...ids, check]);
  }
  return [...byReason].flatMap(([says, ids]) => {
    const [first = '', ...rest] = paragraph(page, 4, `${ids.join(', ')}: ${says}`, page.style.faint);
    return [`  - ${first.slice(4)}`, ...rest];
  });
}
