/** The demands of large receivers: dated, referenced, and judged by what a message shows. */
import { describe, expect, it } from 'vitest';
import { receiverViews } from '../../src/checks/receiver-view.ts';
import { RECEIVERS } from '../../src/knowledge/receivers/index.ts';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { observed } from '../support/evidence.ts';
import { hop, messageEvidence, messageForm, signature } from '../support/messages.ts';

function standings(receiver: string, given: Partial<MessageEvidence>): { [rule: string]: string } {
  const view = receiverViews({ message: observed(messageEvidence(given)) }).find(
    (one) => one.receiver === receiver,
  );
  return Object.fromEntries((view?.demands ?? []).map(({ rule, standing }) => [rule, standing]));
}

const { dmarc, spf } = messageEvidence();
const FULL = { uris: ['https://example.com/u'], post: true, oneClick: true, signed: true, problem: null };

describe('what receivers demand', () => {
  it.each(RECEIVERS.map((one) => [one.name, one] as const))('%s is dated and referenced', (_, one) => {
    expect(one.checked).toMatch(/^202\d-\d\d-\d\d$/);
    expect(Date.parse(one.checked)).not.toBeNaN();
    expect(one.references.length).toBeGreaterThan(0);
    for (const { url } of one.references) expect(url).toMatch(/^https:\/\//);
    const rules = one.demands.map(({ rule, who }) => `${rule} ${who}`);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('is met by a sound message as far as one can see', () => {
    const broken = RECEIVERS.flatMap(({ id }) =>
      Object.entries(standings(id, { unsubscribe: FULL })).filter(([, standing]) => standing === 'broken'),
    );
    expect(broken).toEqual([]);
  });

  it.each<[string, Partial<MessageEvidence>, { [rule: string]: string }]>([
    ['gmail', { dkim: [] }, { 'spf-or-dkim': 'met', dkim: 'broken', 'dkim-1024': 'unseen' }],
    ['gmail', { dkim: [], spf: { ...spf, result: 'fail' } }, { 'spf-or-dkim': 'broken', spf: 'broken' }],
    ['gmail', { dkim: [], spf: { ...spf, result: null } }, { 'spf-or-dkim': 'unseen', spf: 'unseen' }],
    ['gmail', { dkim: [signature({ result: 'policy', fault: 'key-weak' })] }, { 'dkim-1024': 'broken' }],
    ['gmail', { dkim: [signature({ result: 'temperror', fault: 'key-unreachable' })] }, { dkim: 'unseen' }],
    ['gmail', { hops: [hop({ encrypted: false, name: null })] }, { tls: 'broken', 'reverse-name': 'unseen' }],
    ['gmail', { hops: [hop({ encrypted: null })] }, { tls: 'unseen' }],
    ['gmail', { form: messageForm({ longLines: 1 }) }, { format: 'broken' }],
    ['gmail', { unsubscribe: { ...FULL, signed: false } }, { 'one-click': 'broken' }],
    ['gmail', { unsubscribe: FULL }, { 'one-click': 'met' }],
    [
      'gmail',
      {
        from: {
          ...messageEvidence().from,
          authors: [{ name: '', address: 'a@gmail.com', domain: 'gmail.com' }],
        },
        dmarc: { ...dmarc, result: 'fail' },
      },
      { 'own-author': 'broken' },
    ],
    ['laposte', {}, { 'dmarc-reports': 'met' }],
    ['laposte', { dmarc: { ...dmarc, record: 'v=DMARC1; p=none; rua=' } }, { 'dmarc-reports': 'broken' }],
    ['laposte', { dmarc: { ...dmarc, record: null, result: 'temperror' } }, { 'dmarc-reports': 'unseen' }],
    ['yahoo', { dmarc: { ...dmarc, result: 'fail' } }, { 'dmarc-pass': 'broken' }],
    ['yahoo', { unsubscribe: { ...FULL, uris: ['mailto:a@example.com'] } }, { unsubscribe: 'met' }],
    ['outlook', { dmarc: { ...dmarc, steps: [] } }, { aligned: 'broken' }],
    [
      'outlook',
      { dmarc: { ...dmarc, result: 'none', record: null, policy: null, foundAt: null } },
      { 'dmarc-record': 'broken' },
    ],
    [
      'outlook',
      { dmarc: { ...dmarc, result: 'temperror', record: null, policy: null, steps: [] } },
      { 'dmarc-record': 'unseen', aligned: 'unseen' },
    ],
    ['laposte', { spf: { ...spf, result: 'softfail' } }, { 'spf-not-fail': 'met' }],
    ['laposte', { spf: { ...spf, result: 'fail' } }, { 'spf-not-fail': 'broken' }],
  ])('%s: %j', (receiver, given, due) => {
    expect(standings(receiver, given)).toMatchObject(due);
  });

  it('is not asked where no message was judged', () => {
    expect(receiverViews({})).toEqual([]);
  });
});
