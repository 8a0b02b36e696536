// Haraka, receiving, set up to refuse. It runs outside of the root, from the folder npm installed it into.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, Record } from './ground.mjs';

const REJECTS = [
  'host_mismatch',
  'proto_mismatch',
  'rdns_match',
  'dynamic',
  'bare_ip',
  'literal_mismatch',
  'valid_hostname',
  'forward_dns',
  'big_company',
];

export async function collect(ground) {
  if (ground.haraka === undefined) return;
  const den = ground.den('haraka');
  const instances = {
    2900: ['access', 'headers'],
    2901: ['helo.checks'],
    2902: ['mail_from.is_resolvable'],
  };
  for (const [port, plugins] of Object.entries(instances)) {
    const write = (name, text) => ground.write(den, `${port}/config/${name}`, text);
    write('plugins', [...plugins, 'auth/flat_file', 'rcpt_to.in_host_list', 'queue/discard', ''].join('\n'));
    write('smtp.ini', `listen=127.0.0.1:${port}\nnodes=0\n`);
    write('me', 'mx.example.com\n');
    write('host_list', 'example.com\n');
    write('databytes', '3000\n');
    write(
      'connection.ini',
      'strict_rfc1869=true\nmax_unrecognized_commands=3\n[max]\nbytes=3000\nmime_parts=3\nreceived_count=3\nline_length=512\ndata_line_length=992\n[headers]\nmax_received=3\nmax_lines=50\n[message]\ngreeting[]=ESMTP ready\nclose=closing connection. Have a jolly good day.\nhelo=Haraka says hello\n[uuid]\nbanner_chars=0\ndeny_chars=0\n',
    );
    write('auth_flat_file.ini', '[core]\nmethods=PLAIN,LOGIN\n[users]\njoe=right\n');
    write(
      'mail_from.is_resolvable.ini',
      '[main]\nallow_mx_ip=true\n[reject]\nno_mx=true\nmisc_dns_error=true\n',
    );
    write('mail_from.access.blacklist', 'blocked@example.org\n');
    write('rcpt_to.access.blacklist', 'blocked@example.com\n');
    write('connect.rdns_access.blacklist', `${CLIENT.listed}\n`);
    write(
      'helo.checks.ini',
      `[check]\n${REJECTS.map((one) => `${one}=true\n`).join('')}[reject]\n${REJECTS.map((one) => `${one}=true\n`).join('')}[skip]\nprivate_ip=false\nrelaying=false\n[bigco]\ngoogle.com=google.com\n`,
    );
    write(
      'headers.ini',
      'required=From,Date\ndate_future_days=2\ndate_past_days=15000\n[check]\nduplicate_singular=true\nmissing_required=true\ninvalid_date=true\n[reject]\nduplicate_singular=true\nmissing_required=true\ninvalid_date=true\n',
    );
    const told = ground.start(
      process.execPath,
      [join(ground.haraka, 'node_modules/Haraka/bin/haraka'), '-c', join(den.outside, port)],
      { chroot: false, cwd: den.outside },
    );
    await ground.ready(Number(port), told);
  }
  const { version } = JSON.parse(
    readFileSync(join(ground.haraka, 'node_modules/Haraka/package.json'), 'utf8'),
  );
  const record = new Record('haraka', `Haraka ${version}`);
  const say = (...args) => record.refused(...args);
  const ehlo = 'EHLO client.example.org';
  const auth = `AUTH PLAIN ${Buffer.from('\0joe\0wrong').toString('base64')}`;
  await say('rcpt_to.in_host_list', 'relay-denied', 2900, mail({ to: 'user@elsewhere.example' }));
  await say('mail_from.is_resolvable', 'dns-or-routing', 2902, mail({ from: 'news@nosuch.example' }));
  await say(
    'mail_from.is_resolvable, name server fails',
    'dns-or-routing',
    2902,
    mail({ from: 'news@servfail.example' }),
  );
  await say(
    'mail_from.is_resolvable, null MX',
    'dns-or-routing',
    2902,
    mail({ from: 'news@nullmx.example' }),
    { accept: ['policy-rejected'] },
  );
  await say('access: mail_from blacklist', 'policy-rejected', 2900, mail({ from: 'blocked@example.org' }));
  await say('access: rcpt_to blacklist', 'policy-rejected', 2900, mail({ to: 'blocked@example.com' }), {
    accept: ['mailbox-disabled'],
  });
  await say('access: rdns blacklist', 'policy-rejected', 2900, mail(), {
    from: CLIENT.listed,
    accept: ['reputation-blocked'],
  });
  await say('databytes', 'message-too-large', 2900, mail({ parameters: 'SIZE=1000000' }));
  await say(
    'databytes',
    'message-too-large',
    2900,
    mail({ data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(500)}` }),
  );
  await say(
    'headers: duplicate_singular',
    'content-rejected',
    2900,
    mail({ data: `Subject: Twice\r\n${MESSAGE}` }),
    { accept: ['syntax-or-protocol'] },
  );
  await say(
    'headers: missing_required',
    'content-rejected',
    2900,
    mail({ data: MESSAGE.replace(/Date: .*\r\n/, '') }),
    { accept: ['syntax-or-protocol'] },
  );
  await say(
    'headers: invalid_date',
    'content-rejected',
    2900,
    mail({ data: MESSAGE.replace('2026', '2066') }),
    { accept: ['syntax-or-protocol'] },
  );
  await say(
    'max received headers',
    'dns-or-routing',
    2900,
    mail({ data: `${'Received: from a by b; Sun, 22 Nov 2026 10:00:00 +0000\r\n'.repeat(8)}${MESSAGE}` }),
  );
  await say('a bare line feed', 'syntax-or-protocol', 2900, [
    ...mail(),
    'DATA',
    { raw: 'From: a@example.org\n\nHello.\n.\r\n', phase: 'message' },
  ]);
  await say('HELO: valid_hostname', 'syntax-or-protocol', 2901, mail({ helo: 'localhost' }), {
    accept: ['policy-rejected'],
  });
  await say('HELO: bare_ip', 'syntax-or-protocol', 2901, mail({ helo: '192.0.2.1' }), {
    accept: ['policy-rejected'],
  });
  await say('HELO: literal_mismatch', 'policy-rejected', 2901, mail({ helo: '[192.0.2.99]' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('HELO: forward_dns', 'dns-or-routing', 2901, mail({ helo: 'nosuch.example' }), {
    accept: ['policy-rejected'],
  });
  await say('HELO: rdns_match', 'policy-rejected', 2901, mail({ helo: 'mx.example.com' }), {
    accept: ['rdns-missing', 'dns-or-routing'],
  });
  await say('HELO: dynamic', 'policy-rejected', 2901, mail({ helo: 'ip-127-0-0-8.dyn.example.org' }), {
    accept: ['rdns-missing', 'reputation-blocked'],
  });
  await say('HELO: big_company', 'policy-rejected', 2901, mail({ helo: 'google.com' }));
  await say('flat_file: wrong password', 'auth-failed', 2900, [ehlo, auth]);
  await say('recipient syntax', 'mailbox-unknown', 2900, mail({ to: 'user@@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('sender syntax', 'syntax-or-protocol', 2900, mail({ from: 'news@@example.org' }));
  await say('strict_rfc1869', 'syntax-or-protocol', 2900, [ehlo, 'MAIL FROM: news@example.org']);
  await say('unknown command', 'syntax-or-protocol', 2900, [ehlo, 'FOO']);
  await say('EHLO without a name', 'syntax-or-protocol', 2900, ['EHLO']);
  await say('MAIL before EHLO', 'syntax-or-protocol', 2900, ['MAIL FROM:<news@example.org>']);
  await say('RCPT before MAIL', 'syntax-or-protocol', 2900, [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before RCPT', 'syntax-or-protocol', 2900, [...mail({ to: [] }), 'DATA']);
  await say('a command that is too long', 'syntax-or-protocol', 2900, [ehlo, `NOOP ${'x'.repeat(3000)}`]);
}
