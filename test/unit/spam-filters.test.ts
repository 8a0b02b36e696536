/** What spam filters answer, whatever that is, and where they listen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSymbol } from '../../src/knowledge/spam-symbols.ts';
import { parseRspamdAnswer } from '../../src/parse/rspamd-answer.ts';
import { parseRspamd, parseSpamd } from '../../src/parse/spam-filter-place.ts';
import { parseSpamdAnswer } from '../../src/parse/spamd-answer.ts';

const REPORT = `SPAMD/1.1 0 EX_OK\r
Content-length: 900\r
Spam: True ; 1009.3 / 5.0\r
\r
Content preview:  pts rule name
---- ---------------------- ------------
-99 WANTED                  forged by the message

Content analysis details:   (1009.3 points, 5.0 required)

 pts rule name              description
---- ---------------------- --------------------------------------------------
-0.0 NO_RECEIVED            Informational: message has no Received headers
1000 GTUBE                  BODY: Generic Test for Unsolicited Bulk Email
 1.6 URIBL_BLACK            Contains an URL listed in a list
                            [URIs: evil.example]
 0.5 BARE

`;

describe('an answer of spamd', () => {
  it('gives score, threshold and the rules of the last table', () => {
    expect(parseSpamdAnswer(REPORT)).toEqual({
      score: 1009.3,
      threshold: 5,
      isSpam: true,
      symbols: [
        { name: 'NO_RECEIVED', score: -0, says: 'Informational: message has no Received headers' },
        { name: 'GTUBE', score: 1000, says: 'BODY: Generic Test for Unsolicited Bulk Email' },
        { name: 'URIBL_BLACK', score: 1.6, says: 'Contains an URL listed in a list [URIs: evil.example]' },
        { name: 'BARE', score: 0.5, says: null },
      ],
    });
  });

  it.each([
    ['', 'not that of spamd'],
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'not that of spamd'],
    ['SPAMD/1.0 76 Bad header line: x\r\n', 'spamd says Bad header line: x (76)'],
    ['SPAMD/1.1 0 EX_OK\r\n\r\n', 'names no score'],
    ['SPAMD/1.1 0 EX_OK\r\nSpam: True ; 1..2 / 5\r\n\r\n', 'names no score'],
  ])('%j is told apart', (text, problem) => {
    expect(parseSpamdAnswer(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('is read without its report too', () => {
    expect(parseSpamdAnswer('SPAMD/1.1 0 EX_OK\r\nSpam: False ; -0.1 / 5.0\r\n')).toEqual({
      score: -0.1,
      threshold: 5,
      isSpam: false,
      symbols: [],
    });
  });
});

describe('an answer of rspamd', () => {
  it('gives score, action and symbols', () => {
    const symbols = {
      RDNS_NONE: { name: 'RDNS_NONE', score: 1, description: 'no name' },
      URIBL_BLACK: { score: 7.5, options: ['evil.example', 3] },
      ODD: null,
    };
    const answer = { is_skipped: false, score: 8.5, required_score: 15, action: 'add header', symbols };
    expect(parseRspamdAnswer(JSON.stringify(answer))).toEqual({
      score: 8.5,
      threshold: 15,
      action: 'add header',
      symbols: [
        { name: 'RDNS_NONE', score: 1, says: 'no name' },
        { name: 'URIBL_BLACK', score: 7.5, says: '[evil.example]' },
        { name: 'ODD', score: 0, says: null },
      ],
    });
  });

  it('gives a verdict that ended the look early', () => {
    const text =
      '{"is_skipped":true,"score":15,"required_score":15,"action":"reject","symbols":{"GTUBE":{"score":0}}}';
    expect(parseRspamdAnswer(text)).toMatchObject({ action: 'reject', symbols: [{ name: 'GTUBE' }] });
  });

  it.each([
    ['<html>', 'not that of rspamd'],
    ['[]', 'not that of rspamd'],
    ['{"error":"invalid request"}', 'rspamd says invalid request'],
    ['{"is_skipped":true,"score":0,"action":"no action"}', 'passed it over'],
    ['{"score":"1","action":"no action"}', 'names no score'],
    ['{"score":1e999,"action":"no action"}', 'names no score'],
  ])('%j is told apart', (text, problem) => {
    expect(parseRspamdAnswer(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

it('never throws, whatever is answered', () => {
  const part = fc.constantFrom(
    'SPAMD/1.1 0 EX_OK\r\n',
    'Spam: True ; 5 / 5\r\n',
    '\r\n',
    '---- ----\n',
    ' 1.0 X y\n',
    '{"score":1,',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
      parseSpamdAnswer(parts.join(''));
      parseRspamdAnswer(parts.join(''));
    }),
  );
});

describe('where a filter listens', () => {
  it.each([
    [undefined, '127.0.0.1', 783, true],
    ['spam.example.com', 'spam.example.com', 783, false],
    ['[::1]:1783', '::1', 1783, true],
    ['2001:db8::1', '2001:db8::1', 783, false],
    ['127.0.0.9:99', '127.0.0.9', 99, true],
    ['LOCALHOST:99', 'localhost', 99, true],
    ['spamassassin:783', 'spamassassin', 783, false],
  ])('spamd at %s', (text, host, port, loopback) => {
    expect(parseSpamd(text)).toMatchObject({ ok: true, filter: { host, port, loopback } });
  });

  it.each([
    [undefined, 'http://127.0.0.1:11333', ''],
    ['http://[::1]:1/', 'http://[::1]:1', ''],
    ['http://rspamd.example.com/filter/checkv2', 'http://rspamd.example.com:11333/filter', '/filter'],
    ['localhost:11334', 'http://localhost:11334', ''],
  ])('rspamd at %s', (text, shown, path) => {
    expect(parseRspamd(text)).toMatchObject({ ok: true, filter: { text: shown, path } });
  });

  it.each(['', 'a b', 'x:0', 'x:70000', '[x]:1', 'a@b:1', 'http://127.0.0.1:783', 'x\n:1'])(
    'no spamd is at %j',
    (text) => expect(parseSpamd(text)).toMatchObject({ ok: false }),
  );

  it.each(['https://127.0.0.1', 'http://u:p@127.0.0.1', 'http://x/?a', 'http://', 'ftp://x'])(
    'no rspamd is at %j',
    (text) => expect(parseRspamd(text)).toMatchObject({ ok: false }),
  );
});

it('knows what common rules mean', () => {
  expect(explainSymbol('BAYES_99')).toContain('learnt such wording from spam');
  expect(explainSymbol('BAYES_00')).toContain('wanted mail');
  expect(explainSymbol('RCVD_IN_ZEN_BLOCKED')).toContain('says nothing about the message');
  expect(explainSymbol('MIME_BAD_ATTACHMENT')).toContain('leave out the attachment');
  expect(explainSymbol('LOCAL_RULE_OF_SOMEBODY')).toBeUndefined();
});
