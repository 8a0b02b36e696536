/** Reports of logs, drawn: what stands there, at every width, whatever the replies hold. */
import { describe, expect, it } from 'vitest';
import type { LogEvidence, LogReason } from '../../../src/model/evidence/log.ts';
import type { Run } from '../../../src/model/report.ts';
import { render } from '../../../src/report/index.ts';
import { columns } from '../../../src/report/terminal/columns.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { observed } from '../../support/evidence.ts';
import { logEvidence, logProvider, nothingSent } from '../../support/logs.ts';

const TOPICS = { judged: ['logs'], asked: ['logs'] } as const;

function run(log: LogEvidence): Run {
  const target = { kind: 'log', ascii: 'mail.log', display: 'mail.log' } as const;
  const { report } = judgeReport(target, TOPICS, { log: observed(log) }, new Date('2026-11-22T00:00:00Z'));
  return {
    schemaVersion: 1,
    tool: { name: 'mailsonde', version: '0.0.0' },
    command: 'logs',
    startedAt: report.startedAt,
    tookMs: 1,
    reports: [report],
  };
}

function reason(text: string, given: Partial<LogReason> = {}): LogReason {
  return {
    category: 'mailbox-unknown',
    count: 12_345,
    bounce: 'hard',
    address: 'remove',
    texts: [{ text, provider: 'Google Workspace', count: 12_000 }],
    firstSeen: '2026-11-01T08:00:00.000Z',
    lastSeen: '2026-11-01T18:00:00.000Z',
    ...given,
  };
}

const LONG = `550-5.1.1 ${'The email account that you tried to reach does not exist. '.repeat(8)}`;

/** Everything a log can show, at once. */
function full(text = LONG): LogEvidence {
  const hours = Array.from({ length: 200 }, (_, hour) => ({
    hour: new Date(Date.UTC(2026, 10, 1, hour)).toISOString(),
    deliveries: hour % 24,
    deferrals: hour % 7,
    bounces: hour % 3,
  }));
  const { queue } = logEvidence();
  return logEvidence({
    deliveries: 1_234_567,
    deferrals: 4_321,
    bounced: 54_321,
    maxBounceRate: 3,
    bounces: [
      reason(text),
      reason(text, { category: 'reputation-blocked', bounce: 'block', address: 'keep' }),
    ],
    deferralReasons: [reason(text, { category: 'rate-limited', address: 'keep', bounce: 'block' })],
    providers: [
      logProvider({ deferrals: 4_321 }),
      logProvider({ id: null, name: `${'a'.repeat(60)}.example` }),
    ],
    hours,
    local: { deliveries: 10, deferrals: 1, bounces: 2 },
    handedOn: 7,
    leftOut: 3,
    unread: 2,
    unreadLines: [{ file: 'mail.log', line: 7, text }],
    queue: {
      ...queue,
      waiting: 5_000,
      stuck: 4_000,
      oldest: '2026-11-01T08:00:00.000Z',
      reasons: [{ category: 'network-unreachable', provider: 'example.net', recipients: 4_000, text }],
      dropped: 9,
    },
    pattern: {
      spikes: [{ hour: '2026-11-01T08:00:00.000Z', count: 9_000, usual: 300 }],
      jumps: [{ day: '2026-11-05', count: 50_000, before: 2_000 }],
    },
    blocks: [
      {
        provider: 'Google Workspace',
        category: 'rate-limited',
        from: '2026-11-01T10:00:00.000Z',
        to: '2026-11-01T12:00:00.000Z',
        count: 4_000,
        deliveredBefore: 400,
        text,
      },
    ],
    toRemove: 12_345,
    complaints: 2,
  });
}

describe('the terminal', () => {
  it.each([40, 60, 80, 120])('keeps to %i columns', async (width) => {
    for (const verbose of [false, true]) {
      const text = await render(run(full()), 'pretty', { width, verbose, terminal: true });
      const wide = text.split('\n').filter((line) => columns(line) > width);
      // Commands to copy stay whole, addresses of documents too.
      expect(wide.filter((line) => !/mailsonde |https:\/\//.test(line))).toEqual([]);
    }
  });

  it('tells the figures, and names what to do', async () => {
    const text = await render(run(full()), 'pretty', { width: 80 });
    expect(text).toContain('1,234,567 delivered, 54,321 bounced (4.2 %)');
    expect(text).toMatch(/12,345 bounces say that the address is dead, 2 complaints;\s+--suppression/);
    expect(text).toContain('4.2 % of mail bounced (54,321 of 1,288,888); 3 % is allowed');
    expect(text).toContain('12,345 bounces say that the address is dead');
    expect(text).toContain('10 to mailboxes of this server (2 bounced, 1 put off)');
    expect(text).toMatch(/Delivered [▁▂▃▄▅▆▇█ ]+ most /);
    expect(text).toContain('Blocks and limits, as they began');
  });

  it('says nothing where all is well and only failures are asked for', async () => {
    expect(await render(run(logEvidence()), 'pretty', { quiet: true })).toBe('');
  });

  it('has a word for a log without mail, and for none at all', async () => {
    expect(await render(run(nothingSent()), 'pretty', {})).toContain('No mail was sent in this log');
    const empty = { ...nothingSent(), lines: 0, files: [] };
    expect(await render(run(empty), 'pretty', {})).toContain('The log is empty');
  });
});

describe('whatever a reply holds', () => {
  const hostile = '550 \u001b[31mred\u0007 \u202egnp.exe | `x` <script>@user #1 [a](http://evil.example)';

  it.each(['pretty', 'markdown'] as const)('%s shows it as words', async (format) => {
    const text = await render(run(full(hostile)), format, { verbose: true });
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
    if (format === 'markdown') {
      // Within a code span nothing is markup.
      const words = text.replaceAll(/``.*?``/g, '');
      expect(words).not.toContain('<script>');
      expect(words).not.toContain('](http://evil');
    }
  });
});
