/** Fields of a message read one by one: hops, authors and their tricks, earlier results, signatures, lists. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseAuthenticationResults,
  parseReceivedSpf,
} from '../../../src/parse/mail/authentication-results.ts';
import { readAuthor } from '../../../src/parse/mail/author.ts';
import { hopsOf, parseReceived } from '../../../src/parse/mail/received.ts';
import { parseSignatureTags } from '../../../src/parse/mail/signature-tags.ts';
import { bulkSigns, readUnsubscribe } from '../../../src/parse/mail/unsubscribe.ts';

const DATE = 'Thu, 1 Jan 2026 10:00:00 +0000';

describe('parseReceived', () => {
  it.each([
    [
      `from mail.example.com (mail.example.com [192.0.2.1]) by mx.example.net (Postfix) with ESMTPS id 4X for <a@b.example>; ${DATE}`,
      {
        helo: 'mail.example.com',
        name: 'mail.example.com',
        ip: '192.0.2.1',
        by: 'mx.example.net',
        protocol: 'ESMTPS',
        encrypted: true,
        id: '4X',
      },
    ],
    [
      `from mail.example.com ([192.0.2.1] helo=me.example.com) by mx.example.net with esmtp (Exim 4.98) (envelope-from <b@example.com>) id 1; ${DATE}`,
      {
        helo: 'me.example.com',
        name: 'mail.example.com',
        ip: '192.0.2.1',
        protocol: 'ESMTP',
        encrypted: false,
        envelopeFrom: 'b@example.com',
      },
    ],
    [
      `from unknown (HELO me.example.com) (192.0.2.1) by mx.example.net with SMTP; ${DATE}`,
      { helo: 'me.example.com', name: null, ip: '192.0.2.1', protocol: 'SMTP' },
    ],
    [
      `from AS1.example.com (2001:db8::1) by DB9.example.com (2001:db8::2) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15; ${DATE}`,
      {
        helo: 'AS1.example.com',
        ip: '2001:db8::1',
        by: 'DB9.example.com',
        protocol: 'MICROSOFT SMTP',
        encrypted: true,
        tls: 'version=TLS1_3',
      },
    ],
    [
      `by 2002:a05:6a10::1 with SMTP id x1csp; Thu, 1 Jan 2026 02:00:00 -0800 (PST)`,
      { helo: null, ip: null, by: '2002:a05:6a10::1', at: '2026-01-01T10:00:00.000Z', zone: -480 },
    ],
    [
      `from [192.168.1.5] (home.example.com [IPv6:2001:db8::5]) (authenticated bits=0) by mx.example.net with ESMTPSA; nonsense`,
      { helo: '[192.168.1.5]', ip: '2001:db8::5', authenticated: true, at: null },
    ],
  ])('%s', (field, due) => {
    expect(parseReceived(field)).toMatchObject(due);
  });

  it('tells delays from the sender on, and leaves out what has no date', () => {
    const hops = hopsOf([
      'by c.example; Thu, 1 Jan 2026 10:00:05 +0000',
      'by b.example',
      'by a.example; Thu, 1 Jan 2026 10:00:09 +0000',
    ]);
    expect(hops.map(({ by, delayMs }) => [by, delayMs])).toEqual([
      ['a.example', null],
      ['b.example', null],
      ['c.example', -4_000],
    ]);
  });

  it('never throws and keeps to its bounds', () => {
    const word = fc.constantFrom(
      'from',
      'by',
      'with',
      '(',
      ')',
      '[',
      ']',
      '192.0.2.1',
      ';',
      'helo=',
      'x',
      '\\',
      '"',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 80 }), (words) => {
        const { helo, by } = parseReceived(words.join(' '));
        expect((helo ?? '').length).toBeLessThanOrEqual(255);
        expect((by ?? '').length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('readAuthor', () => {
  const one = (field: string) => readAuthor([field], [{ name: 'Rita Reader', address: 'rita@example.net' }]);

  it('reads names and domains, encoded words too', () => {
    expect(one('=?utf-8?q?J=C3=BCrgen?= <j@B\u00fccher.example>').authors).toEqual([
      { name: 'Jürgen', address: 'j@Bücher.example', domain: 'xn--bcher-kva.example' },
    ]);
    expect(one('Shop <shop@example.com>')).toMatchObject({ problems: [], tricks: [] });
  });

  it.each([
    ['"security@bank.example" <x@spam.example>', 'other-address'],
    ['"other@mail.example.com" <x@example.com>', 'other-mailbox'],
    ['=?utf-8?q?ceo=40bank=2Eexample?= <x@spam.example>', 'other-address'],
    ['"Rita Reader" <x@spam.example>', 'recipient-name'],
    ['"Bank \u2714" <x@spam.example>', 'badge'],
    ['"Ba\u200bnk" <x@spam.example>', 'hidden-characters'],
  ])('%s', (field, code) => {
    expect(one(field).tricks.map((trick) => trick.code)).toContain(code);
  });

  it.each([
    [[], 'no From field'],
    [['a@example.com', 'b@example.com'], '2 From fields'],
    [['undisclosed'], 'no address with a domain'],
    [['a@example.com, b@example.net'], '2 addresses of 2 domains'],
    [['a@example.com, b@example.com'], '2 addresses; receivers want one'],
  ])('%j', (fields, says) => {
    expect(readAuthor(fields, []).problems.join()).toContain(says);
  });

  it('leaves an address that repeats itself alone', () => {
    expect(one('"x@example.com" <x@example.com>').tricks).toEqual([]);
  });
});

describe('parseAuthenticationResults', () => {
  it('reads methods, reasons and properties', () => {
    const read = parseAuthenticationResults(
      'mx.example.net 1; dkim=pass (2048-bit key; secure) header.d=example.com header.i="@example.com"; spf=fail reason="no; match" smtp.mailfrom=b@example.com; dmarc=pass',
    );
    expect(read).toEqual({
      authservId: 'mx.example.net',
      results: [
        {
          method: 'dkim',
          result: 'pass',
          reason: null,
          properties: { 'header.d': 'example.com', 'header.i': '@example.com' },
        },
        {
          method: 'spf',
          result: 'fail',
          reason: 'no; match',
          properties: { 'smtp.mailfrom': 'b@example.com' },
        },
        { method: 'dmarc', result: 'pass', reason: null, properties: {} },
      ],
    });
  });

  it.each(['', ';;;', '=;', 'a+b=c', 'mx.example.net; none'])('%j is none', (field) => {
    expect(parseAuthenticationResults(field)?.results ?? []).toEqual([]);
  });

  it('reads what Exchange Online writes, which leaves out its name', () => {
    const read = parseAuthenticationResults(
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=b.example.com; dkim=fail (body hash did not verify) header.d=example.com;dmarc=pass action=none header.from=example.com;compauth=pass reason=100',
    );
    expect(read?.authservId).toBe('');
    expect(read?.results.map(({ method, result }) => `${method}=${result}`)).toEqual([
      'spf=pass',
      'dkim=fail',
      'dmarc=pass',
      'compauth=pass',
    ]);
    expect(read?.results[0]?.properties).toEqual({ 'smtp.mailfrom': 'b.example.com' });
  });

  it('holds nothing but what stands there, whatever that is called', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseAuthenticationResults(`mx.example; spf=pass ${text}`);
        expect(read?.authservId).toBe('mx.example');
      }),
    );
    expect(
      Object.keys(parseAuthenticationResults('m; spf=pass x.__proto__=1')?.results[0]?.properties ?? {}),
    ).toEqual(['x.__proto__']);
  });

  it('reads Received-SPF', () => {
    expect(
      parseReceivedSpf(
        'Pass (mx: ok) client-ip=192.0.2.1; envelope-from="b@example.com"; helo=m.example.com; receiver=mx.example.org',
      ),
    ).toEqual({
      result: 'pass',
      receiver: 'mx.example.org',
      ip: '192.0.2.1',
      helo: 'm.example.com',
      mailFrom: 'b@example.com',
    });
    expect(parseReceivedSpf('Pass client-ip=192.0.2.1')).toMatchObject({ receiver: null });
  });
});

describe('parseSignatureTags', () => {
  it('reads what people ask for, defaults filled in', () => {
    expect(
      parseSignatureTags(
        'v=1; a=rsa-sha256; c=relaxed; d=example.com; s=s1; h=From : To:from; t=1; x=2; l=5; bh=; b=',
      ),
    ).toEqual({
      domain: 'example.com',
      selector: 's1',
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/simple',
      signed: ['from', 'to', 'from'],
      identity: null,
      signedAt: 1,
      expiresAt: 2,
      length: 5,
    });
    expect(parseSignatureTags('')).toMatchObject({
      domain: '',
      canonicalization: 'simple/simple',
      length: null,
    });
  });
});

describe('readUnsubscribe', () => {
  const POST = 'List-Unsubscribe=One-Click';
  const covered = { result: 'pass' as const, signed: ['from', 'list-unsubscribe', 'list-unsubscribe-post'] };

  it('needs an https address, the Post field, and a signature over both', () => {
    const full = readUnsubscribe(['<mailto:a@b.example>, <https://b.example/u>'], [POST], [covered]);
    expect(full).toMatchObject({ oneClick: true, signed: true, problem: null });
    const signed = ['from', 'list-unsubscribe'];
    expect(readUnsubscribe(['<https://b.example/u>'], [POST], [{ result: 'pass', signed }]).signed).toBe(
      false,
    );
    expect(readUnsubscribe(['<https://b.example/u>'], [POST], [{ ...covered, result: 'fail' }]).signed).toBe(
      false,
    );
  });

  it.each([
    [['<mailto:a@b.example>'], [POST], 'no https address'],
    [['https://b.example/u'], [POST], 'angle brackets'],
    [['<https://b.example/u>'], ['yes'], 'nothing else is allowed'],
    [[], [POST], 'no List-Unsubscribe'],
    [['<https://b.example/u>', '<https://b.example/u>'], [POST], '2 List-Unsubscribe fields'],
  ])('%j with %j', (fields, posts, says) => {
    const read = readUnsubscribe(fields, posts, [covered]);
    expect(read.oneClick).toBe(false);
    expect(read.problem).toContain(says);
  });

  it('knows what is sent to many', () => {
    expect(
      bulkSigns([
        { name: 'precedence', value: 'bulk' },
        { name: 'list-id', value: '<x>' },
      ]),
    ).toEqual(['Precedence', 'List-Id']);
    expect(bulkSigns([{ name: 'precedence', value: 'first-class' }])).toEqual([]);
  });
});
