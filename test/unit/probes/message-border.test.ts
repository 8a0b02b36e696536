/** Which hop is taken for the one into the receiver's network: inside large networks, named by results, sent on. */
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../support/messages.ts';

const AT = 'Thu, 1 Jan 2026 10:00:04 +0000';
const FROM_SENDER = 'from mail.example.com (192.0.2.1) by';

/** A header of these lines, in this order. */
const header = (...lines: string[]): string =>
  [
    ...lines,
    'Date: Thu, 1 Jan 2026 10:00:00 +0000',
    'From: Shop <shop@example.com>',
    'Message-ID: <1@mail.example.com>',
    '',
    'Hello',
    '',
  ].join('\r\n');

describe('inside a large network', () => {
  it.each([
    [
      'mx.prod.outlook.com',
      '2603:10a6:10:2b:cafe::1',
      'du2.outlook.office365.com',
      'db5.mail.protection.outlook.com',
    ],
    ['mail-sor-f41.google.com', '209.85.220.41', 'mx.googlemail.com', 'mx.google.com'],
    ['mta1.mail.gq1.yahoo.com', '98.136.96.91', 'mx1.yahoodns.net', 'mta7.am0.yahoodns.net'],
    ['p00-icloudmta.apple.com', '17.57.154.1', 'mx.me.com', 'mx02.mail.icloud.com'],
  ])('%s hands over to its own', async (name, ip, by, first) => {
    const { envelope, spf } = await lookAt(
      header(
        'Return-Path: <bounce@example.com>',
        `Received: from ${name} (${ip}) by ${by} with ESMTPS; ${AT}`,
        `Received: ${FROM_SENDER} ${first} with ESMTPS; ${AT}`,
      ),
    );
    expect(envelope).toMatchObject({ ip: '192.0.2.1', hop: 0, helo: 'mail.example.com' });
    expect(spf.result).toBe('pass');
  });

  it('the upper hop counts where its own user signed in at the lower', async () => {
    const { envelope } = await lookAt(
      header(
        `Received: from mail-sor-f41.google.com (209.85.220.41) by mx.google.com with ESMTPS; ${AT}`,
        `Received: from laptop (198.51.100.7) by smtp.gmail.com with ESMTPSA; ${AT}`,
      ),
    );
    expect(envelope).toMatchObject({ ip: '209.85.220.41', hop: 1 });
  });

  it('customers of one cloud stay apart', async () => {
    const { envelope } = await lookAt(
      header(
        `Received: from a4-3.smtp-out.amazonses.com (54.240.4.3) by inbound-smtp.us-east-1.amazonaws.com with ESMTPS; ${AT}`,
        `Received: ${FROM_SENDER} relay.example.org with ESMTPS; ${AT}`,
      ),
    );
    expect(envelope).toMatchObject({ ip: '54.240.4.3', hop: 1 });
  });
});

describe('results of the receiver', () => {
  const inner = `Received: from edge.example.org (198.51.100.9) by store.example.net with ESMTPS; ${AT}`;
  const outer = `Received: ${FROM_SENDER} mx.example.net with ESMTPS; ${AT}`;

  it.each([
    ['Received-SPF', 'Pass (mx.example.net: designates it) receiver=mx.example.net; client-ip=192.0.2.1'],
    ['Authentication-Results', 'mx.example.net; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com'],
    ['Authentication-Results', 'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com'],
    [
      'Authentication-Results',
      'mx.example.net; dkim=none; spf=pass (mx.example.net: domain of b@example.com designates 192.0.2.1 as permitted sender)',
    ],
    ['Authentication-Results', 'mx.example.net; iprev=pass policy.iprev=192.0.2.1'],
  ])('name the client in %s: %s', async (name, value) => {
    const within = inner.replace('edge.example.org', 'edge.example.net');
    // Above the hop as most servers write them, beneath it as Gmail does, and at the very end of the way.
    for (const lines of [
      [within, `${name}: ${value}`, outer],
      [within, outer, `${name}: ${value}`],
      [`${name}: ${value}`, inner, outer],
    ]) {
      const { envelope } = await lookAt(header(...lines));
      expect(envelope).toMatchObject({ ip: '192.0.2.1', ipFrom: 'received', hop: 0 });
      expect(envelope.says).toContain('names in its results');
    }
  });

  it.each([
    ['of somebody else', 'mx.elsewhere.example; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com'],
    [
      'of no client on the way',
      'mx.example.net; spf=pass (sender IP is 203.0.113.5) smtp.mailfrom=example.com',
    ],
  ])('%s change nothing', async (_, value) => {
    const { envelope } = await lookAt(header(`Authentication-Results: ${value}`, inner, outer));
    expect(envelope).toMatchObject({ ip: '198.51.100.9', hop: 1 });
  });

  it('in a name the sender put beneath the hop it really came by change nothing', async () => {
    const forged = 'mx.example.net; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.com';
    const { envelope } = await lookAt(
      header(
        `Received: from liar.example.org (198.51.100.9) by mx.example.net with ESMTPS; ${AT}`,
        `Authentication-Results: ${forged}`,
        outer,
      ),
    );
    expect(envelope).toMatchObject({ ip: '198.51.100.9', hop: 1 });
  });
});

it('goes by the hop by which a mailbox at Google sent it on, as the return path does', async () => {
  const { envelope, spf } = await lookAt(
    header(
      `Received: by 2002:a05:6a10:1234:b0:abc with SMTP id p20csp1; ${AT}`,
      'Return-Path: <x+caf_=y=firma2.example@bounces.esp.example>',
      `Received: from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41]) by mx.google.com with SMTPS; ${AT}`,
      'X-Forwarded-To: y@firma2.example',
      `Received: from mail.example.com (mail.example.com. [192.0.2.1]) by mx.google.com with ESMTPS; ${AT}`,
    ),
  );
  expect(envelope).toMatchObject({
    ip: '209.85.220.41',
    helo: 'mail-sor-f41.google.com',
    mailFrom: 'x+caf_=y=firma2.example@bounces.esp.example',
    hop: 1,
  });
  expect(envelope.says).toContain('sent it on');
  expect(spf).toMatchObject({ result: 'fail', domain: 'bounces.esp.example' });
});
