/** Arrivals told: where, how fast by whose clock, what was done with it; at every width, and whatever a server calls its folders. */
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { Run } from '../../../src/model/report.ts';
import { arrivalHeadline } from '../../../src/report/arrival-story.ts';
import { render } from '../../../src/report/index.ts';
import { columns } from '../../../src/report/terminal/columns.ts';
import { judgeReport } from '../../../src/run/verdict.ts';
import { arrived, copy, spam } from '../../support/arrival.ts';
import { delivered, envelope } from '../../support/delivery.ts';
import { observed } from '../../support/evidence.ts';

const TOPICS = { judged: ['delivery'], asked: ['delivery'] } as const;

function run(arrival: Evidence['arrival']): Run {
  const target = { kind: 'host', ascii: 'mx.example.com', display: 'mx.example.com', port: 587 } as const;
  const evidence = { ...delivered([envelope('250 ok', { 'you@example.com': '250 ok' })]), arrival };
  const { report, faults } = judgeReport(target, TOPICS, evidence, new Date('2026-01-01T00:00:00Z'));
  expect(faults).toEqual([]);
  const tool = { name: 'mailsonde', version: '0.0.0' } as const;
  return {
    schemaVersion: 1,
    tool,
    command: 'send',
    startedAt: report.startedAt,
    tookMs: 1,
    reports: [report],
  };
}

const draw = (
  arrival: Evidence['arrival'],
  format: 'pretty' | 'markdown',
  width = 80,
  verbose = false,
): Promise<string> =>
  render(run(arrival), format, { width, color: false, verbose, quiet: false, terminal: true });

const HOSTILE = 'Ju\u001b[31mnk\u202e|`<b>*_\r\n# x';

/** Without its line breaks. */
const told = async (...drawn: Parameters<typeof draw>): Promise<string> =>
  (await draw(...drawn)).replace(/\s+/g, ' ');

describe('an arrival', () => {
  it.each(['pretty', 'markdown'] as const)(
    'is told in %s: folder, time and whose clock, removal',
    async (format) => {
      const text = await told(observed(arrived(copy({ removal: 'removed', repeated: 1 }))), format);
      expect(text).toContain('It arrived in INBOX 2.1 s after it was taken over');
      expect(text).toMatch(/by our clock, to within 250 ms; its server notes 00:00:02 UTC/);
      expect(text).toContain('it is there 2 times');
      expect(text).toContain('removed from the mailbox afterwards, and nothing else');
    },
  );

  it('among spam is a warning with what helps, and what was not seen is left open', async () => {
    const text = await told(observed(arrived(spam('X-Spam-Flag: YES\r\n\r\n'))), 'pretty');
    expect(text).toMatch(/1 ! The message was put into Junk.*X-Spam-Flag: YES.*message-in-inbox.*Fix/);
    expect(text).toContain('! It arrived in Junk (spam) 2.1 s after it was taken over');
    const missing = await told(observed(arrived(null)), 'pretty');
    expect(missing).toContain('? It was not seen within 1 min');
    expect(missing).toContain('<1@example.org>');
  });

  it('that could not be seen says why', async () => {
    const failure = {
      stage: 'auth',
      kind: 'rejected',
      detail: 'no entry for you',
      cause: 'vantage',
    } as const;
    const text = await told({ status: 'failed', failure }, 'pretty');
    expect(text).toContain('? Whether it arrived could not be seen');
    expect(text).toContain('no entry for you');
  });

  it('of many is counted', async () => {
    const many = arrived(...Array.from({ length: 9 }, () => copy()), spam(''), null, copy({ role: 'other' }));
    const text = await told(observed(many), 'pretty');
    expect(text).toContain('9 in the inbox, 1 in the folder for spam, 1 in another folder and 1 not seen');
    expect(arrivalHeadline(run(observed(many)).reports[0] as Run['reports'][number])).toMatch(
      /^9 in the inbox/,
    );
  });

  it.each([
    [copy(), 'arrived in INBOX after 2.1 s'],
    [spam(''), 'put among spam (Junk) after 2.1 s'],
    [null, 'not seen in the mailbox within 1 min'],
  ])('ends a headline', (one, due) => {
    expect(arrivalHeadline(run(observed(arrived(one))).reports[0] as Run['reports'][number])).toBe(due);
  });

  it.each([40, 60, 80, 120])('keeps to %i columns, and to text', async (width) => {
    const value = arrived(
      copy({ path: HOSTILE, role: 'spam', source: `X-Spam-Status: Yes ${HOSTILE}\r\n\r\n` }),
    );
    const folders = [{ path: HOSTILE, role: 'spam' as const }];
    const hostile = observed({ ...value, mailbox: { ...value.mailbox, user: HOSTILE, folders } });
    const brief = await draw(hostile, 'pretty', width);
    const wide = brief.split('\n').filter((line) => columns(line) > width && !line.includes('mailsonde '));
    expect(wide).toEqual([]);
    for (const text of [brief, await draw(hostile, 'pretty', width, true)])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(await draw(hostile, 'markdown')).not.toMatch(/\u001b|\u202e|<b>/);
  });
});
