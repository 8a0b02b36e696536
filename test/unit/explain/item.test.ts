/** What was handed over is told apart: code, command, port, record, term, check, reply, or nothing known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/checks/index.ts';
import { explainItem, explainKnown } from '../../../src/explain/item.ts';
import { SMTP_COMMANDS } from '../../../src/knowledge/commands.ts';
import { ENHANCED_CODES } from '../../../src/knowledge/enhanced-codes.ts';
import { EXTENSIONS } from '../../../src/knowledge/extensions.ts';
import { MAIL_PORTS } from '../../../src/knowledge/mail-ports.ts';
import { REPLY_CODES } from '../../../src/knowledge/reply-codes.ts';
import { VOCABULARY } from '../../../src/knowledge/vocabulary/index.ts';

const item = (text: string) => explainItem(text, checks);

describe('what is no reply', () => {
  it.each([
    ['why is my mail in spam', undefined],
    ['ptr mechanism', 'ptr'],
    ['SPF record type 99', 'SPF record'],
    ['TLS/SSL', 'TLS'],
    ['The person you write to must delete some mail first', undefined],
    ['prot 587', 'port 587'],
  ])('is not explained as one: %s', (text, near) => {
    const one = explainItem(text);
    expect(one).toMatchObject({ kind: 'unknown', confidence: 0 });
    expect(one.didYouMean).toBe(near);
  });

  it('is a guess where a question quotes one', () => {
    const one = explainItem('why do I get User unknown');
    expect(one).toMatchObject({ kind: 'reply', category: 'mailbox-unknown', address: 'review' });
    expect(one.confidence).toBeLessThan(0.45);
  });

  it.each([
    'User unknown',
    'mailbox is full',
    'Unrouteable address',
    'Account does not exist',
    'Relay access denied',
  ])('but sentences of bounces are: %s', (text) => {
    expect(explainItem(text).kind).toBe('reply');
    expect(explainItem(text).confidence).toBeGreaterThan(0.8);
  });

  it.each(['gmail', 'Spamhaus', 'hotmail', 'postfix', 'Amazon SES'])('may be a provider: %s', (text) => {
    const one = explainItem(text);
    expect(one.kind).toBe('concept');
    expect(one.provider).not.toBeNull();
    expect(one.references.length).toBeGreaterThan(0);
  });

  it('may be about a port', () => {
    expect(explainItem('465 is deprecated')).toMatchObject({ kind: 'port', matched: 'port 465' });
  });
});

describe('a reply code and an enhanced code', () => {
  it.each(['550 5.1.1', '550 5.7.1', '421 4.7.0', '550 5.7.515', '250 2.0.0'])(
    'are a reply, no MX: %s',
    (text) => {
      expect(explainItem(text)).toMatchObject({ kind: 'reply', replyCode: Number(text.slice(0, 3)) });
    },
  );

  it.each(['10 mx.example.com', '250 mx.example.com.', '0 .'])(
    'but a host makes it an MX record: %s',
    (text) => {
      expect(explainItem(text).kind).toBe('record');
    },
  );
});

describe('kinds', () => {
  it.each([
    ['550', 'reply-code'],
    ['250 ', 'reply-code'],
    ['599', 'reply-code'],
    ['5.7.26', 'enhanced'],
    ['#5.1.1', 'enhanced'],
    ['X.7.1', 'enhanced'],
    ['5.7.x', 'enhanced'],
    ['4.4', 'enhanced'],
    ['EHLO', 'command'],
    ['ehlo', 'command'],
    ['EHLO mail.example.com', 'command'],
    ['MAIL FROM:<a@b.example> SIZE=100', 'command'],
    ['rcpt to:<a@b.example>', 'command'],
    ['HELO', 'command'],
    ['STARTTLS', 'command'],
    ['.', 'command'],
    ['PIPELINING', 'extension'],
    ['SIZE 35882577', 'extension'],
    ['250-SIZE 35882577', 'extension'],
    ['250 SMTPUTF8', 'extension'],
    ['port 587', 'port'],
    ['587/tcp', 'port'],
    ['tcp 25', 'port'],
    [':465', 'port'],
    ['587', 'port'],
    ['25', 'port'],
    ['port 80', 'port'],
    ['helo', 'concept'],
    ['MX', 'concept'],
    ['spf', 'concept'],
    ['greylisting', 'concept'],
    ['Warm up', 'concept'],
    ['what is a smarthost?', 'concept'],
    ['hard bounces', 'concept'],
    ['SPF-Lookup-Limit', 'check'],
    ['v=spf1 -all', 'record'],
    ['_dmarc.shop.example. 3600 IN TXT "v=DMARC1; p=none"', 'record'],
    ['shop.example. IN MX 10 mx1.shop.example.', 'record'],
    ['10 mx1.shop.example', 'record'],
    ['421-4.7.28 unusual rate of unsolicited mail', 'reply'],
    ['550 no', 'reply'],
    ['5.1.1 unknown', 'reply'],
    ['Remote host said: 550 5.1.1 user unknown', 'reply'],
    ['your mail could not be delivered to that person today', 'reply'],
    ['Mail was not delivered', 'reply'],
    ['Help us fight spam and do not send again', 'reply'],
    ['frobnicate', 'unknown'],
    ['  ', 'unknown'],
    ['', 'unknown'],
    ['port 99999', 'unknown'],
    ['999', 'unknown'],
  ])('%j is %s', (text, kind) => {
    expect(item(text).kind).toBe(kind);
  });

  it('knows every row of every table by its name', () => {
    for (const { code } of REPLY_CODES)
      expect(item(String(code))).toMatchObject({ kind: 'reply-code', replyCode: code });
    for (const { code } of ENHANCED_CODES) {
      for (const whole of [`4.${code}`, `5.${code}`])
        expect(item(whole)).toMatchObject({ kind: 'enhanced', enhancedCode: whole });
    }
    for (const { name } of SMTP_COMMANDS) expect(item(name), name).toMatchObject({ kind: 'command' });
    for (const { keyword } of EXTENSIONS)
      expect(['command', 'extension'], keyword).toContain(item(keyword).kind);
    for (const { port } of MAIL_PORTS)
      expect(item(`port ${port}`)).toMatchObject({ kind: 'port', confidence: 1 });
    for (const { term, also } of VOCABULARY)
      for (const name of [term, ...also]) expect(['concept', 'command'], name).toContain(item(name).kind);
    for (const { id } of checks) expect(item(id)).toMatchObject({ kind: 'check', input: id });
  });

  it('leads every term to itself or to the topic of its name', () => {
    for (const { term } of VOCABULARY) {
      const { matched, checks: own } = item(term);
      expect(own !== undefined || matched === term, term).toBe(true);
    }
  });
});

describe('codes', () => {
  it('say little without the words, and so do nothing to the address', () => {
    expect(item('550')).toMatchObject({ permanence: 'permanent', bounce: 'none', address: 'review' });
    expect(item('550').confidence).toBeLessThan(0.5);
    expect(item('450')).toMatchObject({
      permanence: 'temporary',
      bounce: 'soft',
      address: 'keep',
      retry: { advice: 'later' },
    });
  });

  it('say much where they can mean one thing only', () => {
    expect(item('5.1.1')).toMatchObject({ category: 'mailbox-unknown', bounce: 'hard', address: 'remove' });
    expect(item('535')).toMatchObject({ category: 'auth-failed' });
    expect(item('250')).toMatchObject({ category: 'success', bounce: 'none', permanence: 'success' });
    expect(item('354')).toMatchObject({ permanence: 'intermediate' });
  });

  it('tell what they mean at each stage, and what providers mean by them', () => {
    expect(item('550').details?.map(({ name }) => name)).toContain('to RCPT');
    expect(item('5.7.30').meaning).toMatch(/REQUIRETLS.*Gmail.*Exchange/s);
  });

  it('outside the registry are told by whoever made them up, or by their numbers', () => {
    expect(item('5.7.515')).toMatchObject({ kind: 'enhanced', provider: expect.any(String) });
    const unknown = item('5.7.999');
    expect(unknown.title).toBe('about security or policy');
    expect(unknown.confidence).toBeLessThan(0.5);
  });
});

describe('errors of guides', () => {
  it.each([
    ['465', /deprecated.*RFC 8314/s],
    ['port 25', /not encrypted: in fact/],
    ['MX', /delivery alone.*fetch/s],
    ['450', /full/],
    ['opens', /SMTP ends when.*No log, reply/s],
  ])('are corrected at %s', (text, expected) => {
    const { meaning, details } = item(text);
    expect(`${meaning} ${details?.map(({ says }) => says).join(' ')}`).toMatch(expected);
  });
});

describe('what is not known', () => {
  it.each([
    ['dmarcc', 'dmarc'],
    ['spf-lookup-limi', 'spf-lookup-limit'],
    ['greylistng', 'greylisting'],
    ['PIPELNING', 'PIPELINING'],
    ['STARTTSL', 'STARTTLS'],
    ['smarthosst', 'smarthost'],
    ['example.com', 'mailsonde check example.com'],
    ['192.0.2.1', 'mailsonde ptr 192.0.2.1'],
    ['a@b.example', 'mailsonde route a@b.example'],
  ])('%s suggests %s', (text, near) => {
    expect(item(text)).toMatchObject({ kind: 'unknown', didYouMean: near, confidence: 0, matched: null });
  });

  it('suggests nothing far-fetched', () => {
    expect(item('frobnicate')).not.toHaveProperty('didYouMean');
  });

  it('is null where only the words are left to read', () => {
    expect(explainKnown('the mailbox of that user is full', checks)).toBeNull();
    expect(explainKnown('550', checks)?.kind).toBe('reply-code');
  });
});

describe('any text', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '550',
      ' ',
      '-',
      '5.7.1',
      'v=',
      'spf1',
      'p=',
      ';',
      '"',
      'MX',
      'port',
      '\n',
      '\0',
      'MAIL FROM:',
    ),
  );

  it('is explained without a throw, in printable words and whole', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const one = item(parts.join(''));
        expect(one.input.length).toBeGreaterThan(0);
        expect(one.title).not.toBe('');
        expect(one.meaning).not.toBe('');
        expect(one.confidence >= 0 && one.confidence <= 1).toBe(true);
        const shown = [one.input, one.title, one.matched, ...(one.problems ?? [])].join('');
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no time that grows faster than the text', () => {
    for (const unit of [
      '550 ',
      'v=spf1 ',
      'p=',
      'a.',
      '5.',
      'TXT ',
      '" "',
      '(',
      '\\',
      'MAIL FROM:',
      '10 a',
    ]) {
      const began = performance.now();
      item(unit.repeat(30_000));
      expect(performance.now() - began, unit).toBeLessThan(1_000);
    }
  });
});

describe('what people search the web for', () => {
  it.each([
    ['550 error', 'reply-code', 550],
    ['SMTP error code 421', 'reply-code', 421],
    ['what does 554 mean?', 'reply-code', 554],
    ['error code 5.7.26', 'enhanced', null],
    ['is port 465 deprecated?', 'port', null],
    ['port 25 is unencrypted', 'port', null],
    ['spf record', 'concept', null],
    ['Microsoft 365', 'concept', null],
    ['Cloudmark', 'concept', null],
    ['SenderID', 'concept', null],
    ['SpamTitan', 'concept', null],
  ])('%s', (text, kind, replyCode) => {
    expect(explainItem(text)).toMatchObject({ kind, replyCode, input: text });
  });

  it.each(['550 5.1.1', '550 error: no such user here', 'port 25 connection refused'])(
    'is not %s, which a server said',
    (text) => expect(explainItem(text).kind).toBe('reply'),
  );
});

describe('a slip of the pen', () => {
  it.each([
    ['Gmial', 'Gmail'],
    ['postifx', 'Postfix'],
    ['EHOL', 'EHLO'],
    ['outlok', 'Outlook'],
    ['redirct', 'redirect'],
    ['suppresion list', 'suppression list'],
  ])('%s', (text, meant) => expect(explainItem(text)).toMatchObject({ kind: 'unknown', didYouMean: meant }));

  it.each(['mailbox full', 'access denied'])('is not %s', (text) =>
    expect(explainItem(text).kind).toBe('reply'),
  );
});
