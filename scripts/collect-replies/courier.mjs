// Courier, receiving, set up to refuse.
import { mkdirSync } from 'node:fs';
import { MESSAGE, mail, Record } from './ground.mjs';

/** Port → environment of its courieresmtpd. */
const LISTENERS = {
  2950: {},
  2952: { BOFHCHECKHELO: '1' },
  2953: { AUTH_REQUIRED: '1', ESMTPAUTH: 'PLAIN LOGIN' },
  2954: { ESMTP_TLS_REQUIRED: '1' },
};

export async function collect(ground) {
  const conf = (name, text) =>
    ground.write({ outside: ground.outside('/etc/courier'), inside: '/etc/courier' }, name, text);
  conf('me', 'mx.example.com\n');
  conf('locals', 'example.com\n');
  conf('esmtpacceptmailfor', 'example.com\n');
  conf('sizelimit', '3000\n');
  conf('bofh', 'badfrom blocked@example.org\nbadmx 127.0.0.66\nmaxrcpts 3 hard\nopaque\n');
  for (const folder of [
    '/var/lib/courier',
    '/var/lib/courier/tmp',
    '/var/lib/courier/msgs',
    '/var/lib/courier/msgq',
  ]) {
    ground.own(ground.outside(folder), 'courier');
  }
  // Nobody has a mailbox there; mail for `nobody` is an alias as Debian sets it up.
  const run = ground.outside('/run/courier/authdaemon');
  mkdirSync(run, { recursive: true });
  ground.own(run, 'courier');
  const daemon = {
    authmodulelist: 'authuserdb',
    authmodulelistorig: 'authuserdb',
    daemons: '2',
    authdaemonvar: '/run/courier/authdaemon',
    DEBUG_LOGIN: '0',
  };
  ground.start('/usr/lib/courier/courier-authlib/authdaemond', [], { env: daemon });
  const told = [];
  for (const [port, env] of Object.entries(LISTENERS)) {
    told.push(
      ground.start(
        '/usr/sbin/couriertcpd',
        [
          '-user=courier',
          '-group=courier',
          '-address=127.0.0.1',
          '-maxprocs=40',
          '-maxperc=40',
          '-maxperip=40',
          '-noidentlookup',
          port,
          '/usr/sbin/courieresmtpd',
        ],
        {
          env: {
            BOFHCHECKDNS: '1',
            BOFHNOEXPN: '1',
            BOFHNOVRFY: '1',
            NOADDMSGID: '1',
            SHELL: '/bin/sh',

            ...env,
          },
        },
      ),
    );
    await ground.ready(Number(port), told.at(-1));
  }
  const record = new Record('courier', 'Courier 1.0.16');
  const say = (...args) => record.refused(...args);
  const to = 'nobody@example.com';
  const ehlo = 'EHLO client.example.org';
  await say('esmtpacceptmailfor', 'relay-denied', 2950, mail({ to: 'user@elsewhere.example' }));
  await say('local user', 'mailbox-unknown', 2950, mail());
  await say('BOFHCHECKDNS, no such domain', 'dns-or-routing', 2950, mail({ from: 'news@nosuch.example' }));
  await say(
    'BOFHCHECKDNS, name server fails',
    'dns-or-routing',
    2950,
    mail({ from: 'news@servfail.example' }),
  );
  await say('BOFHCHECKDNS, null MX', 'dns-or-routing', 2950, mail({ from: 'news@nullmx.example' }));
  await say('BOFHCHECKDNS, badmx', 'policy-rejected', 2950, mail({ from: 'news@refused.example' }), {
    accept: ['dns-or-routing'],
  });
  await say(
    'BOFHCHECKDNS, MX without an address',
    'dns-or-routing',
    2950,
    mail({ from: 'news@noaddress.example' }),
  );
  await say('badfrom', 'policy-rejected', 2950, mail({ from: 'blocked@example.org' }));
  await say('BOFHCHECKHELO', 'dns-or-routing', 2952, mail({ helo: 'nosuch.example' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('AUTH_REQUIRED', 'auth-required', 2953, mail());
  await say('ESMTP_TLS_REQUIRED', 'tls-required', 2954, mail());
  await say('sizelimit', 'message-too-large', 2950, mail({ parameters: 'SIZE=1000000' }));
  await say(
    'sizelimit',
    'message-too-large',
    2950,
    mail({ to, data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(500)}` }),
  );
  await say(
    'header limit',
    'content-rejected',
    2950,
    mail({ to, data: `${Array.from({ length: 9000 }, (_, i) => `X-${i}: long\r\n`).join('')}${MESSAGE}` }),
    { accept: ['message-too-large'] },
  );
  await say('maxrcpts hard', 'rate-limited', 2950, mail({ to: Array.from({ length: 5 }, () => to) }));
  await say(
    'too many Received headers',
    'dns-or-routing',
    2950,
    mail({
      to,
      data: `${'Received: from a by b; Sun, 22 Nov 2026 10:00:00 +0000\r\n'.repeat(120)}${MESSAGE}`,
    }),
  );
  await say('unknown command', 'syntax-or-protocol', 2950, [ehlo, 'FOO']);
  await say('EHLO without a name', 'syntax-or-protocol', 2950, ['EHLO']);
  await say('MAIL before EHLO', 'syntax-or-protocol', 2950, ['MAIL FROM:<news@example.org>']);
  await say('RCPT before MAIL', 'syntax-or-protocol', 2950, [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before RCPT', 'syntax-or-protocol', 2950, [ehlo, 'MAIL FROM:<news@example.org>', 'DATA']);
  await say('MAIL twice', 'syntax-or-protocol', 2950, [...mail({ to: [] }), 'MAIL FROM:<news@example.org>']);
  await say('MAIL without brackets', 'syntax-or-protocol', 2950, [ehlo, 'MAIL FROM:news@example.org']);
  await say('recipient syntax', 'mailbox-unknown', 2950, mail({ to: 'user@@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('STARTTLS not offered', 'syntax-or-protocol', 2950, [ehlo, 'STARTTLS'], {
    accept: ['tls-required'],
  });
  await say('AUTH not offered', 'syntax-or-protocol', 2950, [ehlo, 'AUTH PLAIN AGEAYg=='], {
    accept: ['auth-failed'],
  });
}
