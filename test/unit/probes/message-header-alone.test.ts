/** A file that holds the header alone: what hangs on the body is not judged; a message that was sent empty is. */
import { describe, expect, it } from 'vitest';
import { messageDkimPass } from '../../../src/checks/message/message-dkim-pass.ts';
import { messageEightBit } from '../../../src/checks/message/message-eight-bit.ts';
import { messageSize } from '../../../src/checks/message/message-size.ts';
import { messageStructure } from '../../../src/checks/message/message-structure.ts';
import { messageTextPart } from '../../../src/checks/message/message-text-part.ts';
import { receiverViews } from '../../../src/checks/receiver-view.ts';
import type { Report } from '../../../src/model/report.ts';
import { messageHeadline } from '../../../src/report/message-story.ts';
import { observed } from '../../support/evidence.ts';
import { type Fields, lookAt, messageText, RECEIVED, signed } from '../../support/messages.ts';

const NOW = new Date('2026-01-02T00:00:00Z');
const MIME: Fields = { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' };
const headerOf = (text: string): string => text.slice(0, text.indexOf('\r\n\r\n'));

describe('a header alone', () => {
  it.each([
    ['without a line end', ''],
    ['with a line end', '\r\n'],
    ['with the empty line', '\r\n\r\n'],
    ['with several', '\r\n\r\n\r\n'],
  ])('%s leaves DKIM, DMARC and MIME open', async (_, end) => {
    const whole = await signed(
      messageText(
        { ...MIME, Received: RECEIVED.replace('192.0.2.1', '192.0.2.9') },
        '--b\r\n\r\nHi\r\n--b--\r\n',
      ),
    );
    const value = await lookAt(headerOf(whole) + end);
    expect(value.form).toMatchObject({ bodyMissing: true, structure: [], parts: [] });
    expect(value.dkim).toMatchObject([{ result: 'neutral', fault: 'body-missing' }]);
    expect(value.dmarc).toMatchObject({ result: null });
    expect(value.dmarc.says).toContain('DKIM could not be tested');
    const message = observed(value);
    expect(messageDkimPass.examine({ message }, NOW)).toMatchObject({
      verdict: 'unknown',
      data: { cause: 'vantage' },
    });
    for (const check of [messageStructure, messageTextPart, messageSize])
      expect(check.examine({ message }, NOW)).toMatchObject({ verdict: 'skipped' });
    expect(messageEightBit.examine({ message }, NOW)).toMatchObject({ says: 'The header is plain ASCII' });
    const demands = receiverViews({ message }).flatMap((view) => view.demands);
    const dkim = demands.filter(({ rule }) => ['dkim', 'dmarc-pass', 'aligned'].includes(rule));
    expect(dkim.length).toBeGreaterThan(0);
    expect(dkim.map(({ standing }) => standing)).toEqual(dkim.map(() => 'unseen'));
    const report = { target: { kind: 'message' }, evidence: { message } } as unknown as Report;
    expect(messageHeadline(report)).toContain('the body is not in the file');
  });

  it('passes DMARC by SPF all the same', async () => {
    const value = await lookAt(headerOf(await signed(messageText())));
    expect(value.form.bodyMissing).toBe(true);
    expect(value.dmarc.result).toBe('pass');
  });

  it('fails DMARC where a foreign signature could not have helped', async () => {
    const from = RECEIVED.replace('192.0.2.1', '192.0.2.9');
    const whole = await signed(messageText({ Received: from }), { domain: 'esp.example' });
    expect((await lookAt(headerOf(whole))).dmarc.result).toBe('fail');
  });

  it('holds nothing against what the receiver found', async () => {
    const claim = 'mx.example.net; dkim=pass header.d=example.com; spf=pass smtp.mailfrom=example.com';
    const whole = await signed(messageText({ 'Authentication-Results': claim }));
    expect((await lookAt(headerOf(whole))).claimed).toMatchObject([{ differs: [] }]);
  });
});

describe('an empty message', () => {
  it('is whole where its signature says so', async () => {
    const { form, dkim } = await lookAt(await signed(messageText({}, '')));
    expect(dkim).toMatchObject([{ result: 'pass' }]);
    expect(form.bodyMissing).toBeUndefined();
  });

  it('is whole without a signature', async () => {
    const { form } = await lookAt(messageText({}, ''));
    expect(form.bodyMissing).toBeUndefined();
  });
});
