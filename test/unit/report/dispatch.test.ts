/** What became of messages, as it is shown: headline, recipients, what happens next; narrow, in Markdown, and from hostile servers. */
import { describe, expect, it } from 'vitest';
import type { SentMessage, SentRecipient } from '../../../src/model/evidence/delivery.ts';
import type { Report } from '../../../src/model/report.ts';
import { dispatchSentence, messagesTold, nextSteps } from '../../../src/report/dispatch-story.ts';
import { columns } from '../../../src/report/terminal/columns.ts';
import { createPage } from '../../../src/report/terminal/page.ts';
import { dispatch } from '../../../src/report/terminal/topics/dispatch.ts';
import { delivered } from '../../support/delivery.ts';
import { observed } from '../../support/evidence.ts';
import { session } from '../../support/transport.ts';

const HOST = 'mx.example.com';
const to = (address: string, over: Partial<SentRecipient> = {}): SentRecipient => ({
  address,
  outcome: 'accepted',
  host: HOST,
  stage: 'message',
  reply: '250 2.0.0 Ok: queued as 4XaB',
  explanation: null,
  tries: 1,
  ...over,
});
const NO: Partial<SentRecipient> = { outcome: 'refused', stage: 'rcpt', reply: '550 5.1.1 no such user' };
const LATER: Partial<SentRecipient> = { outcome: 'deferred', stage: 'rcpt', reply: '450 4.2.0 later' };
const OPEN: Partial<SentRecipient> = { outcome: 'unclear', reply: null };

const message = (recipients: SentRecipient[], over: Partial<SentMessage> = {}): SentMessage => ({
  number: 1,
  octets: 100,
  messageId: '<1@example.org>',
  token: null,
  outcome: recipients[0]?.outcome ?? 'unsent',
  recipients,
  queueId: null,
  waitsMs: [],
  ...over,
});

function report(...sent: SentMessage[]): Report {
  const evidence = delivered([session({ host: HOST })]);
  const delivery = observed({ ...evidence.delivery.value, sent });
  return { evidence: { ...evidence, delivery } } as unknown as Report;
}

const [A, B, C] = ['a@example.com', 'b@example.com', 'c@example.com'];

describe('the headline', () => {
  it.each<[string, SentMessage[]]>([
    ['Accepted by mx.example.com; queued as 4XaB', [message([to(A)], { queueId: '4XaB' })]],
    ['Accepted by mx.example.com for both recipients', [message([to(A), to(B)])]],
    ['Accepted by mx.example.com for all 3 recipients', [message([to(A), to(B), to(C)])]],
    ['Accepted by mx.example.com for 2 of 3 recipients', [message([to(A), to(B, NO), to(C)])]],
    ['Refused by mx.example.com: 550 5.1.1 no such user', [message([to(A, NO)])]],
    ['Put off by mx.example.com: 450 4.2.0 later', [message([to(A, LATER), to(B, NO)])]],
    [
      'May have been delivered: all of the message went out to mx.example.com, and no answer came',
      [message([to(A, OPEN)])],
    ],
    [
      '1 of 3 messages accepted by mx.example.com, 1 put off, 1 refused',
      [message([to(A)]), message([to(A, NO)]), message([to(A, LATER)])],
    ],
  ])('%s', (sentence, sent) => {
    expect(dispatchSentence(report(...sent))).toBe(sentence);
  });

  it('is none where nothing was to be sent', () => {
    expect(dispatchSentence({ evidence: {} } as Report)).toBeUndefined();
    expect(messagesTold({ evidence: {} } as Report)).toEqual([]);
  });
});

describe('what happens next', () => {
  it('begins with what must not be done', () => {
    const steps = nextSteps(report(message([to(A, OPEN), to(B), to(C, LATER)])));
    expect(steps).toHaveLength(3);
    expect(steps[0]).toMatch(/^Look whether it has arrived before sending it again/);
    expect(steps[2]).toContain('--wait');
  });

  it('does not advise to wait where that was done', () => {
    expect(nextSteps(report(message([to(A, LATER)], { waitsMs: [1_000] }))).join()).not.toContain('--wait');
  });
});

describe('on the screen', () => {
  const drawn = (width: number, ...sent: SentMessage[]): string[] =>
    dispatch(
      createPage({ width, color: false, verbose: false, quiet: false, terminal: true }),
      report(...sent),
    ).flat();

  it('stands beside the address where there is room', () => {
    expect(drawn(80, message([to(A), to('longer@example.com', NO)]))).toEqual(
      expect.arrayContaining([
        '  ✔ a@example.com       accepted: 250 2.0.0 Ok: queued as 4XaB',
        '  ✖ longer@example.com  refused: 550 5.1.1 no such user',
      ]),
    );
  });

  it.each([40, 60, 80, 200])('keeps to %i columns, and moves no cursor', (width) => {
    const hostile = to(`${'x'.repeat(60)}@${'y'.repeat(60)}.example`, {
      ...NO,
      reply: `550 \u001b[31m${'very '.repeat(100)}\r\nlong`,
    });
    for (const line of drawn(width, message([hostile, to(A)]))) {
      expect(columns(line), line).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    }
  });

  it('tells of so many only', () => {
    const many = Array.from({ length: 500 }, (_, index) => to(`u${index}@example.com`));
    const lines = drawn(80, message(many), ...Array.from({ length: 99 }, () => message([to(A)])));
    expect(lines.length).toBeLessThan(120);
    expect(lines.join('\n')).toMatch(/and 480 recipients more[\s\S]*and 80 messages more/);
  });
});
