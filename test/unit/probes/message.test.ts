/** What a receiver concludes of a raw message: who sent it, each signature, alignment, and what was claimed before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAt, messageText, RECEIVED, type Signing, signed } from '../../support/messages.ts';

describe('the envelope', () => {
  it('comes from the topmost hop across a border', async () => {
    const inner =
      'from mx.example.net (mx.example.net [198.51.100.9]) by store.example.net with LMTP; Thu, 1 Jan 2026 10:00:05 +0000';
    const home =
      'from laptop (home.example.org [198.51.100.7]) by mail.example.com with ESMTPSA; Thu, 1 Jan 2026 10:00:01 +0000';
    const { envelope, hops } = await lookAt(messageText({ Received: [inner, RECEIVED, home] }));
    expect(envelope).toMatchObject({
      ip: '192.0.2.1',
      ipFrom: 'received',
      helo: 'mail.example.com',
      heloFrom: 'received',
      mailFrom: 'bounce@example.com',
      mailFromFrom: 'return-path',
      hop: 1,
    });
    expect(hops.map(({ delayMs }) => delayMs)).toEqual([null, 3_000, 1_000]);
  });

  it('is what the user states', async () => {
    const given = { ips: ['192.0.2.2'], helo: 'relay.esp.example' };
    const { envelope, spf } = await lookAt(messageText(), { given, mailFrom: 'x@bounces.esp.example' });
    expect(envelope).toMatchObject({
      ipFrom: 'stated',
      heloFrom: 'stated',
      mailFromFrom: 'stated',
      hop: null,
    });
    expect(spf).toMatchObject({ result: 'pass', domain: 'bounces.esp.example', identity: 'mailfrom' });
  });

  it('is the HELO name for a bounce', async () => {
    const { spf } = await lookAt(
      messageText({ 'Return-Path': '<>', Received: RECEIVED.replaceAll('mail.example.com', 'example.com') }),
    );
    expect(spf).toMatchObject({ result: 'pass', domain: 'example.com', identity: 'helo' });
  });

  it.each([
    [{ Received: null, 'Return-Path': null }, 'nothing tells the address'],
    [{ 'Return-Path': null }, 'nothing tells the envelope sender'],
  ])('where %j nothing is guessed', async (fields, says) => {
    const { spf } = await lookAt(messageText(fields));
    expect(spf.result).toBeNull();
    expect(spf.reason).toContain(says);
  });
});

describe('DKIM', () => {
  const text = messageText();

  it('passes for what is as it was signed, saved with LF alone too', async () => {
    const whole = await signed(text);
    for (const saved of [whole, whole.replaceAll('\r\n', '\n')]) {
      const { dkim, dmarc } = await lookAt(saved);
      expect(dkim).toHaveLength(1);
      expect(dkim[0]).toMatchObject({
        result: 'pass',
        fault: null,
        domain: 'example.com',
        bits: 2048,
        aligned: true,
      });
      expect(dmarc.result).toBe('pass');
    }
  });

  it.each<[string, Signing, (whole: string) => string, string, string]>([
    ['a changed body', {}, (whole) => `${whole}-- \r\nfooter\r\n`, 'fail', 'body-hash'],
    [
      'a changed subject',
      {},
      (whole) => whole.replace('Your order', '[list] Your order'),
      'fail',
      'header-hash',
    ],
    ['another key', { selector: 'changed' }, (whole) => whole, 'fail', 'key-mismatch'],
    ['no key', { selector: 'gone' }, (whole) => whole, 'neutral', 'key-missing'],
    ['a revoked key', { selector: 'revoked' }, (whole) => whole, 'neutral', 'key-revoked'],
    ['a key for another service', { selector: 'notmail' }, (whole) => whole, 'neutral', 'key-refuses'],
    ['a key server that fails', { selector: 'broken' }, (whole) => whole, 'temperror', 'key-unreachable'],
    [
      'an end that has passed',
      { expires: new Date('2026-01-01T10:00:02Z') },
      (whole) => whole,
      'neutral',
      'expired',
    ],
    ['SHA-1', { algorithm: 'rsa-sha1' }, (whole) => whole, 'policy', 'algorithm'],
    [
      'no From in h=',
      {},
      (whole) => whole.replace(/\bh=[^;]+/, 'h=to:subject'),
      'neutral',
      'from-not-signed',
    ],
    ['a foreign i=', {}, (whole) => whole.replace(/\bd=/, 'i=@elsewhere.example; d='), 'neutral', 'identity'],
    ['no b=', {}, (whole) => whole.replace(/\bbh=[^;]+;/, ''), 'neutral', 'syntax'],
  ])('tells %s', async (_, signing, change, result, fault) => {
    const { dkim } = await lookAt(change(await signed(text, signing)));
    expect(dkim[0]).toMatchObject({ result, fault });
    expect(dkim[0]?.says).toMatch(/\S/);
  });

  it('tells what l= leaves open', async () => {
    const whole = await signed(text, { length: 10 });
    expect((await lookAt(whole)).dkim[0]).toMatchObject({ result: 'pass', unsignedOctets: 20 });
  });

  it('judges expiry by the time of arrival, not of reading', async () => {
    const whole = await signed(text, { expires: new Date('2026-01-02T00:00:00Z') });
    expect((await lookAt(whole)).dkim[0]?.result).toBe('pass');
  });

  it('looks at twenty signatures and counts the rest', async () => {
    let whole = text;
    for (let at = 0; at < 23; at++) whole = await signed(whole, { selector: at < 3 ? 'gone' : 's1' });
    const { dkim, furtherSignatures } = await lookAt(whole);
    expect(dkim.map(({ result }) => result)).toEqual(Array.from({ length: 20 }, () => 'pass'));
    expect(furtherSignatures).toBe(3);
  });
});

describe('results of others', () => {
  it.each([
    ['mx2.example.net', true],
    ['mail.example.com', false],
    ['unnamed', undefined],
  ])('of %s prove something only where the receiver wrote them', async (name, byReceiver) => {
    const results = `${name}; spf=pass smtp.mailfrom=example.com; dmarc=fail`;
    const { claimed } = await lookAt(messageText({ 'Authentication-Results': results }));
    expect(claimed).toMatchObject([{ authservId: name, differs: ['dmarc=fail there, and pass here'] }]);
    expect(claimed[0]?.byReceiver).toBe(byReceiver);
  });
});

describe('DMARC', () => {
  it('walks the alignment through in words', async () => {
    const { dmarc } = await lookAt(
      messageText({
        'Return-Path': '<b@bounces.esp.example>',
        Received: RECEIVED.replace('192.0.2.1', '192.0.2.2'),
      }),
    );
    expect(dmarc).toMatchObject({ result: 'fail', policy: 'reject', foundAt: '_dmarc.example.com' });
    expect(dmarc.steps.map(({ says }) => says)).toEqual([
      'SPF passed for bounces.esp.example, but From is example.com: not aligned',
    ]);
  });

  it('knows strict alignment', async () => {
    const text = messageText({ From: 'a@strict.example', 'Return-Path': '<a@mail.strict.example>' });
    const { dmarc } = await lookAt(await signed(text, { domain: 'mail.strict.example' }));
    expect(dmarc).toMatchObject({ result: 'fail', alignment: { spf: 'strict', dkim: 'strict' } });
    expect(dmarc.steps[1]?.says).toContain('not aligned, since adkim=s wants the very same domain');
  });

  it.each([
    [{ From: 'a@nopolicy.example' }, 'none'],
    [{ From: 'a@example.com, b@example.org' }, 'permerror'],
    [{ From: ['a@example.com', 'a@example.com'] }, 'permerror'],
    [{ From: null }, 'permerror'],
    [{ From: 'a@lost.example' }, 'temperror'],
    [{ Received: null }, null],
  ])('%j comes to %s', async (fields, result) => {
    expect((await lookAt(messageText(fields))).dmarc.result).toBe(result);
  });
});

describe('what was claimed before', () => {
  it('is held against our own look', async () => {
    const claim =
      'mx.example.net; dkim=pass header.d=example.com; spf=fail smtp.mailfrom=x@example.com; dmarc=fail';
    const { claimed } = await lookAt(await signed(messageText({ 'Authentication-Results': claim })));
    expect(claimed[0]).toMatchObject({
      authservId: 'mx.example.net',
      differs: ['spf=fail there, and pass here', 'dmarc=fail there, and pass here'],
    });
  });
});

describe('mangled messages', () => {
  it('are read to their end all the same', async () => {
    const whole = Buffer.from(await signed(messageText()));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(60), fc.uint8Array({ maxLength: 20 })), {
          maxLength: 6,
        }),
        async (cuts) => {
          let octets: Buffer = whole;
          for (const [at, length, put] of cuts)
            octets = Buffer.concat([octets.subarray(0, at), put, octets.subarray(at + length)]);
          const { dkim, dmarc } = await lookAt(octets);
          if (dmarc.result === 'pass') expect(dmarc.steps.some(({ result }) => result === 'pass')).toBe(true);
          for (const { result, fault } of dkim) expect(fault === null).toBe(result === 'pass');
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['fields', 'A: b\r\n'.repeat(100_000)],
    [
      'signatures',
      'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=x; b=x\r\n'.repeat(5_000),
    ],
    ['hops', `Received: ${RECEIVED}\r\n`.repeat(5_000)],
    ['parentheses', `Received: ${'('.repeat(200_000)}\r\nFrom: ${'('.repeat(200_000)}\r\n`],
    ['encoded words', `From: ${'=?utf-8?q?a?= '.repeat(20_000)}<a@example.com>\r\n`],
    ['addresses', `From: ${'a@example.com, '.repeat(50_000)}\r\n`],
  ])('with a flood of %s cost little', async (_, head) => {
    const before = process.cpuUsage().user;
    await lookAt(`${head}Subject: x\r\n\r\nbody\r\n`);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(3_000);
  });
});
