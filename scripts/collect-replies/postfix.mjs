// Postfix, receiving and sending, set up to refuse.
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, milter, Record, sleep, talk } from './ground.mjs';

const QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'saved'];
const SERVICES = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'proxymap unix - - n - - proxymap',
  'anvil unix - - n - 1 anvil',
  'scache unix - - n - 1 scache',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'discard unix - - n - - discard',
  'local unix - n n - - local',
  'virtual unix - n n - - virtual',
  'smtp unix - - n - - smtp',
  'lmtp unix - - n - - lmtp',
  'secure unix - - n - - smtp -o smtp_tls_security_level=secure -o smtp_tls_CAfile=',
  'encrypt unix - - n - - smtp -o smtp_tls_security_level=encrypt',
  'signedin unix - - n - - smtp -o smtp_sasl_auth_enable=yes -o smtp_sasl_password_maps=inline:{127.0.0.1=joe:wrong} -o smtp_sasl_security_options=',
  'dnsblog unix - - n - 0 dnsblog',
  'postlog unix-dgram n - n - 1 postlogd',
];

/** Port → parameters of the listener. */
const LISTENERS = {
  2500: {},
  2501: { smtpd_sender_restrictions: 'reject_non_fqdn_sender,reject_unknown_sender_domain' },
  2502: {
    mynetworks: '127.0.0.0/8',
    smtpd_relay_restrictions: 'permit_mynetworks,reject_unauth_destination',
    smtpd_recipient_restrictions: 'reject_non_fqdn_recipient,reject_unknown_recipient_domain,permit',
  },
  2503: {
    smtpd_helo_required: 'yes',
    smtpd_helo_restrictions:
      'reject_invalid_helo_hostname,reject_non_fqdn_helo_hostname,reject_unknown_helo_hostname',
  },
  2504: {
    smtpd_client_restrictions: 'reject_unknown_reverse_client_hostname,reject_unknown_client_hostname',
  },
  2505: {
    smtpd_client_restrictions: 'reject_rbl_client bl.example.net',
    smtpd_sender_restrictions: 'reject_rhsbl_sender dbl.example.net',
    smtpd_helo_restrictions: 'reject_rhsbl_helo dbl.example.net',
  },
  2506: { smtpd_client_restrictions: 'reject_rbl_client silent.example.net' },
  2507: { smtpd_client_restrictions: 'check_client_access inline:{127.0.0.7=REJECT,127.0.0.9=DEFER}' },
  2508: { smtpd_sender_restrictions: 'check_sender_access inline:{news@example.org=REJECT}' },
  2509: {
    smtpd_recipient_restrictions:
      'check_recipient_access inline:{user@example.com=REJECT},permit_auth_destination',
  },
  2511: { smtpd_tls_security_level: 'encrypt' },
  2512: { smtpd_tls_security_level: 'may', smtpd_tls_auth_only: 'yes', smtpd_sasl_auth_enable: 'yes' },
  2513: { smtpd_client_connection_rate_limit: '1' },
  2514: { smtpd_client_message_rate_limit: '1' },
  2515: { smtpd_client_recipient_rate_limit: '1' },
  2516: { smtpd_sasl_auth_enable: 'yes', smtpd_client_auth_rate_limit: '1' },
  2517: { message_size_limit: '1000' },
  2518: { smtpd_recipient_limit: '1' },
  2519: { queue_minfree: '1000000000000' },
  2520: { virtual_mailbox_maps: 'hash:/nonexistent' },
  2521: { smtpd_hard_error_limit: '2', smtpd_soft_error_limit: '10' },
  2522: { smtpd_timeout: '1s' },
  2523: { smtpd_forbid_bare_newline: 'reject', smtpd_data_restrictions: 'reject_unauth_pipelining' },
  2524: { smtpd_forbid_unauth_pipelining: 'yes' },
  2525: { smtpd_recipient_restrictions: 'reject_unverified_recipient,permit_auth_destination' },
  2526: { smtpd_sender_restrictions: 'reject_unverified_sender' },
  2527: { smtpd_milters: 'inet:127.0.0.1:3001' },
  2528: { smtpd_milters: 'inet:127.0.0.1:3002' },
  2529: { smtpd_milters: 'inet:127.0.0.1:3003' },
  2530: { smtpd_milters: 'inet:127.0.0.1:3004', milter_connect_timeout: '1s' },
  2531: {
    smtpd_recipient_restrictions: 'check_policy_service inet:127.0.0.1:3005,permit_auth_destination',
    smtpd_policy_service_max_idle: '1s',
    smtpd_policy_service_try_limit: '1',
  },
  2532: {
    smtpd_relay_restrictions: 'permit',
    smtpd_recipient_restrictions: 'permit_sasl_authenticated,reject',
    smtpd_sasl_auth_enable: 'yes',
  },
  2533: {
    smtpd_sasl_auth_enable: 'yes',
    smtpd_sender_restrictions: 'reject_sender_login_mismatch',
    smtpd_sender_login_maps: 'inline:{news@example.org=joe,user@example.com=other}',
  },
  2534: { smtpd_reject_unlisted_sender: 'yes' },
  2535: { cleanup_service_name: 'strict' },
  2536: { smtpd_recipient_restrictions: 'check_recipient_access regexp:/nonexistent,permit' },
  2537: { smtpd_relay_restrictions: 'defer_unauth_destination' },
  2538: { smtpd_client_restrictions: 'warn_if_reject reject,reject_plaintext_session' },
  2539: { smtpd_recipient_restrictions: 'reject_multi_recipient_bounce,permit_auth_destination' },
  2540: { strict_rfc821_envelopes: 'yes' },
  2541: {
    mynetworks: '127.0.0.0/8',
    smtpd_relay_restrictions: 'permit_mynetworks,reject_unauth_destination',
  },
  2542: { smtpd_client_connection_count_limit: '1' },
  2543: { smtpd_tls_security_level: 'may', smtpd_client_new_tls_session_rate_limit: '1' },
};

export async function collect(ground) {
  const den = ground.den('postfix');
  for (const name of ['queue', 'queue/pid']) ground.folder(den, name, 'root', 0o755);
  for (const name of [...QUEUES, 'private', 'trace']) ground.folder(den, `queue/${name}`, 'postfix');
  ground.folder(den, 'queue/public', 'postfix', 0o710);
  ground.folder(den, 'queue/maildrop', 'postfix', 0o730);
  ground.folder(den, 'data', 'postfix');
  ground.folder(den, 'mail', 'vmail', 0o755);
  const tls = ground.certificate(den);
  const users = ground.write(den, 'users', 'joe:{PLAIN}right:61007:61007::/srv\n');
  const dovecot = startDovecot(ground, den, users);
  const main = {
    compatibility_level: '3.7',
    myhostname: 'mx.example.com',
    mydestination: 'local.example',
    mynetworks: '127.255.255.255/32',
    virtual_mailbox_domains: 'example.com,full.example',
    virtual_mailbox_maps: 'inline:{user@example.com=user,box@full.example=box}',
    virtual_mailbox_base: `${den.inside}/mail`,
    virtual_uid_maps: 'static:61007',
    virtual_gid_maps: 'static:61007',
    virtual_mailbox_limit: '100001',
    mailbox_size_limit: '100001',
    message_size_limit: '100000',
    virtual_alias_domains: 'alias.example',
    virtual_alias_maps: 'inline:{known@alias.example=user@example.com}',
    relay_domains: 'inner.example',
    relay_recipient_maps: 'inline:{known@inner.example=ok,gone@inner.example=ok}',
    transport_maps: `inline:{inner.example=smtp:[127.0.0.1]:2500,closed.example=smtp:[127.0.0.1]:3999,mute.example=smtp:[127.0.0.1]:3010,hangup.example=smtp:[127.0.0.1]:3011,unwelcome.example=smtp:[127.0.0.1]:3012,plain.example=encrypt:[127.0.0.1]:2500,untrusted.example=secure:[127.0.0.1]:2511,relay.example=signedin:[127.0.0.1]:2532,small.example=smtp:[127.0.0.1]:2517,later.example=smtp:[127.0.0.1]:3013,store.example=lmtp:inet:127.0.0.1:2424}`,
    queue_directory: `${den.inside}/queue`,
    data_directory: `${den.inside}/data`,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    inet_protocols: 'ipv4',
    maillog_file: `${den.inside}/postfix.log`,
    maillog_file_prefixes: '/srv',
    alias_maps: '',
    alias_database: '',
    local_recipient_maps: 'inline:{joe=x}',
    smtpd_relay_restrictions: 'reject_unauth_destination',
    smtpd_client_event_limit_exceptions: '',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: dovecot.sasl,
    smtpd_tls_chain_files: tls,
    smtpd_error_sleep_time: '0',
    address_verify_poll_count: '1',
    address_verify_map: '',
    unverified_recipient_reject_reason: '',
    smtp_helo_timeout: '1s',
    smtp_connect_timeout: '1s',
    smtp_host_lookup: 'dns',
    unknown_local_recipient_reject_code: '550',
    bounce_queue_lifetime: '0',
  };
  const services = [];
  for (const [port, parameters] of Object.entries(LISTENERS)) {
    services.push(`127.0.0.1:${port} inet n - n - - smtpd`);
    for (const [name, value] of Object.entries(parameters)) {
      main[`listener_${port}_${name}`] = value;
      services.push(`  -o ${name}=$listener_${port}_${name}`);
    }
  }
  const header = ground.write(den, 'header', '/^Subject: bad/ REJECT\n');
  const body = ground.write(den, 'body', '/forbidden words/ REJECT\n');
  services.push(
    `strict unix n - n - 0 cleanup -o header_checks=regexp:${header} -o body_checks=regexp:${body} -o hopcount_limit=3`,
  );
  const screen = {
    2550: { postscreen_greet_wait: '2s', postscreen_greet_action: 'enforce' },
    2551: {
      postscreen_dnsbl_sites: 'bl.example.net',
      postscreen_dnsbl_action: 'enforce',
      postscreen_greet_wait: '1s',
    },
    2552: {
      postscreen_pipelining_enable: 'yes',
      postscreen_pipelining_action: 'enforce',
      postscreen_greet_wait: '1s',
    },
    2553: { postscreen_access_list: 'inline:{127.0.0.7=reject}', postscreen_denylist_action: 'enforce' },
    2554: {
      postscreen_non_smtp_command_enable: 'yes',
      postscreen_non_smtp_command_action: 'enforce',
      postscreen_greet_wait: '1s',
    },
    2555: { postscreen_greet_wait: '2s', postscreen_greet_action: 'drop' },
  };
  for (const [port, parameters] of Object.entries(screen)) {
    services.push(
      `127.0.0.1:${port} inet n - n - 1 postscreen`,
      `  -o postscreen_cache_map=btree:${den.inside}/data/screen_${port}`,
      '  -o smtpd_service_name=screened',
    );
    for (const [name, value] of Object.entries(parameters)) {
      main[`listener_${port}_${name}`] = value;
      services.push(`  -o ${name}=$listener_${port}_${name}`);
    }
  }
  services.push('screened pass - - n - - smtpd');
  ground.write(
    den,
    'main.cf',
    Object.entries(main)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  );
  ground.write(den, 'master.cf', `${[...services, ...SERVICES].join('\n')}\n`);

  await ground.listen(3001, milter('R', 'r'));
  await ground.listen(3002, milter('E', 'r'));
  await ground.listen(3003, milter('R', 't'));
  // Talks to nobody, hangs up, does not welcome, and puts off.
  await ground.listen(3010, () => {});
  await ground.listen(3011, (socket) => socket.end());
  await ground.listen(3012, (socket) => socket.end('554 mx.example.com ESMTP not accepting messages\r\n'));
  const told = ground.start('/usr/lib/postfix/sbin/master', ['-d', '-c', den.inside]);
  for (const port of [...Object.keys(LISTENERS), ...Object.keys(screen)]) {
    await ground.ready(Number(port), told);
  }

  const version = ground.run('/usr/sbin/postconf', ['-c', den.inside, '-h', 'mail_version']).trim();
  const record = new Record('postfix', `Postfix ${version}`);
  await receive(record);
  await deliver(ground, den, record);
  const store = new Record('dovecot', dovecot.version);
  await lmtp(store);
}

function startDovecot(ground, den, users) {
  ground.write(
    den,
    'dovecot.conf',
    `base_dir = ${den.inside}/run
state_dir = ${den.inside}/state
log_path = ${den.inside}/dovecot.log
protocols = lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
mail_plugins = quota
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=1K
}
passdb {
  driver = passwd-file
  args = ${users}
}
userdb {
  driver = passwd-file
  args = ${ground.write(den, 'stores', `user:::::${den.inside}/store::\nsmall:::::${den.inside}/small::\n`)}
  override_fields = uid=vmail gid=vmail home=${den.inside}/mail/%n
}
service auth {
  unix_listener ${den.inside}/sasl {
    mode = 0666
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = 2424
  }
}
protocol lmtp {
  auth_username_format = %n
}
`,
  );
  ground.start('/usr/sbin/dovecot', ['-F', '-c', `${den.inside}/dovecot.conf`]);
  const version = ground.run('/usr/sbin/dovecot', ['--version']).split(' ')[0];
  return { sasl: `${den.inside}/sasl`, version: `Dovecot ${version}` };
}

async function receive(record) {
  const say = (setting, category, port, commands, how) =>
    record.refused(setting, category, port, commands, how);
  const auth = `AUTH PLAIN ${Buffer.from('\0joe\0wrong').toString('base64')}`;
  const right = `AUTH PLAIN ${Buffer.from('\0joe\0right').toString('base64')}`;
  // Recipients.
  await say('virtual_mailbox_maps', 'mailbox-unknown', 2500, mail({ to: 'nobody@example.com' }));
  await say('virtual_alias_maps', 'mailbox-unknown', 2500, mail({ to: 'nobody@alias.example' }));
  await say('local_recipient_maps', 'mailbox-unknown', 2500, mail({ to: 'nobody@local.example' }));
  await say('relay_recipient_maps', 'mailbox-unknown', 2500, mail({ to: 'nobody@inner.example' }));
  await say('reject_unauth_destination', 'relay-denied', 2500, mail({ to: 'user@elsewhere.example' }));
  await say('defer_unauth_destination', 'relay-denied', 2537, mail({ to: 'user@elsewhere.example' }));
  await say('recipient syntax', 'mailbox-unknown', 2540, mail({ to: '@example.com' }), {
    accept: ['syntax-or-protocol'],
  });
  await say('recipient without brackets', 'syntax-or-protocol', 2540, [
    'EHLO client.example.org',
    'MAIL FROM:<news@example.org>',
    'RCPT TO:user@example.com',
  ]);
  await say('reject_non_fqdn_recipient', 'mailbox-unknown', 2502, mail({ to: 'user@host' }), {
    accept: ['syntax-or-protocol', 'domain-unknown'],
  });
  await say('reject_unknown_recipient_domain', 'domain-unknown', 2502, mail({ to: 'user@nosuch.example' }));
  await say('reject_unknown_recipient_domain', 'domain-unknown', 2502, mail({ to: 'user@nullmx.example' }));
  await say('check_recipient_access=REJECT', 'policy-rejected', 2509, mail());
  await say('virtual_mailbox_maps broken', 'server-temporary', 2520, mail());
  // Senders.
  await say('reject_unknown_sender_domain', 'dns-or-routing', 2501, mail({ from: 'news@nosuch.example' }));
  await say('reject_unknown_sender_domain', 'dns-or-routing', 2501, mail({ from: 'news@nullmx.example' }), {
    accept: ['domain-unknown'],
  });
  await say('reject_unknown_sender_domain', 'dns-or-routing', 2501, mail({ from: 'news@servfail.example' }), {
    accept: ['server-temporary'],
  });
  await say('reject_non_fqdn_sender', 'syntax-or-protocol', 2501, mail({ from: 'www-data@web1' }));
  await say('sender syntax', 'syntax-or-protocol', 2540, mail({ from: '@example.org' }));
  await say('check_sender_access=REJECT', 'policy-rejected', 2508, mail());
  await say('smtpd_reject_unlisted_sender', 'policy-rejected', 2534, mail({ from: 'nobody@example.com' }), {
    accept: ['mailbox-unknown'],
  });
  await say('reject_sender_login_mismatch', 'auth-required', 2533, mail());
  await say('reject_sender_login_mismatch', 'policy-rejected', 2533, [
    'EHLO client.example.org',
    right,
    ...mail({ from: 'user@example.com' }).slice(1),
  ]);
  await say('reject_unverified_sender', 'server-temporary', 2526, mail({ from: 'news@silent.example' }), {
    accept: ['greylisted', 'dns-or-routing'],
  });
  // Who connects.
  await say('reject_unknown_reverse_client_hostname', 'rdns-missing', 2504, mail(), {
    from: CLIENT.nameless,
  });
  await say('reject_unknown_client_hostname', 'rdns-missing', 2504, mail(), { from: CLIENT.forged });
  await say('reject_rbl_client', 'reputation-blocked', 2505, mail(), { from: CLIENT.listed });
  await say('reject_rbl_client without TXT', 'reputation-blocked', 2506, mail(), { from: CLIENT.listed });
  await say('reject_rhsbl_sender', 'reputation-blocked', 2505, mail({ from: 'news@spam.example' }));
  await say('reject_rhsbl_helo', 'reputation-blocked', 2505, mail({ helo: 'spam.example' }));
  await say('check_client_access=REJECT', 'policy-rejected', 2507, mail(), { from: CLIENT.listed });
  await say('check_client_access=DEFER', 'policy-rejected', 2507, mail(), {
    from: CLIENT.nameless,
    accept: ['greylisted', 'server-temporary'],
  });
  await say('permit_sasl_authenticated,reject', 'policy-rejected', 2532, mail(), {
    accept: ['auth-required', 'relay-denied'],
  });
  await say('reject_plaintext_session', 'tls-required', 2538, mail());
  // HELO.
  await say('smtpd_helo_required', 'syntax-or-protocol', 2503, ['MAIL FROM:<news@example.org>']);
  await say('reject_non_fqdn_helo_hostname', 'syntax-or-protocol', 2503, mail({ helo: 'localhost' }));
  await say('reject_invalid_helo_hostname', 'syntax-or-protocol', 2503, mail({ helo: 'web_1.-x' }));
  await say('reject_unknown_helo_hostname', 'dns-or-routing', 2503, mail({ helo: 'nosuch.example' }));
  // TLS and signing in.
  await say('smtpd_tls_security_level=encrypt', 'tls-required', 2511, mail());
  await say('smtpd_tls_auth_only', 'syntax-or-protocol', 2512, ['EHLO client.example.org', auth], {
    accept: ['tls-required', 'auth-failed'],
  });
  await say('STARTTLS with a parameter', 'syntax-or-protocol', 2511, [
    'EHLO client.example.org',
    'STARTTLS now',
  ]);
  await say('STARTTLS not offered', 'syntax-or-protocol', 2500, ['EHLO client.example.org', 'STARTTLS'], {
    accept: ['tls-required'],
  });
  await say('smtpd_sasl_auth_enable=no', 'syntax-or-protocol', 2500, ['EHLO client.example.org', auth], {
    accept: ['auth-failed'],
  });
  await say('SASL: wrong password', 'auth-failed', 2532, ['EHLO client.example.org', auth]);
  await say('SASL: unknown mechanism', 'auth-failed', 2532, ['EHLO client.example.org', 'AUTH NTLM'], {
    accept: ['syntax-or-protocol'],
  });
  await say('SASL: not base64', 'auth-failed', 2532, ['EHLO client.example.org', 'AUTH PLAIN ***'], {
    accept: ['syntax-or-protocol'],
  });
  await say(
    'SASL: given up by the client',
    'auth-failed',
    2532,
    ['EHLO client.example.org', 'AUTH LOGIN', '*'],
    { accept: ['syntax-or-protocol'] },
  );
  await say('smtpd_client_auth_rate_limit', 'rate-limited', 2516, ['EHLO client.example.org', auth, auth], {
    last: true,
  });
  // How much and how fast.
  await talk(2513, ['QUIT']);
  await say('smtpd_client_connection_rate_limit', 'rate-limited', 2513, mail());
  await say('smtpd_client_message_rate_limit', 'rate-limited', 2514, [
    ...mail(),
    'RSET',
    'MAIL FROM:<news@example.org>',
  ]);
  await say(
    'smtpd_client_recipient_rate_limit',
    'rate-limited',
    2515,
    mail({ to: ['user@example.com', 'user@example.com'] }),
  );
  await say(
    'smtpd_recipient_limit',
    'rate-limited',
    2518,
    mail({ to: ['user@example.com', 'user@example.com'] }),
  );
  await say(
    'smtpd_hard_error_limit',
    'rate-limited',
    2521,
    ['EHLO client.example.org', 'FOO', 'FOO', 'FOO'],
    { last: true, accept: ['syntax-or-protocol'] },
  );
  await say('smtpd_timeout', 'network-unreachable', 2522, [{ phase: 'ehlo' }], {
    accept: ['server-temporary', 'syntax-or-protocol'],
  });
  const held = talk(2542, ['EHLO client.example.org', { pauseMs: 3000 }], { waitMs: 3000 });
  await sleep(400);
  await say('smtpd_client_connection_count_limit', 'rate-limited', 2542, mail());
  await held;
  // Commands.
  const ehlo = 'EHLO client.example.org';
  await say('unknown command', 'syntax-or-protocol', 2500, [ehlo, 'FOO']);
  await say('EHLO without a name', 'syntax-or-protocol', 2500, ['EHLO']);
  await say('RCPT before MAIL', 'syntax-or-protocol', 2500, [ehlo, 'RCPT TO:<user@example.com>']);
  await say('DATA before RCPT', 'syntax-or-protocol', 2500, [ehlo, 'DATA']);
  await say('MAIL twice', 'syntax-or-protocol', 2500, [...mail({ to: [] }), 'MAIL FROM:<news@example.org>']);
  await say('MAIL with an unknown parameter', 'syntax-or-protocol', 2500, mail({ parameters: 'FOO=BAR' }));
  await say('RCPT with an unknown parameter', 'syntax-or-protocol', 2500, [
    ...mail({ to: [] }),
    'RCPT TO:<user@example.com> FOO=BAR',
  ]);
  await say('MAIL SIZE that is no number', 'syntax-or-protocol', 2500, mail({ parameters: 'SIZE=big' }));
  await say('MAIL without a colon', 'syntax-or-protocol', 2500, [ehlo, 'MAIL news@example.org']);
  await say(
    'no valid recipients',
    'syntax-or-protocol',
    2500,
    [ehlo, 'MAIL FROM:<news@example.org>', 'RCPT TO:<nobody@example.com>', 'DATA'],
    { last: true, accept: ['mailbox-unknown'] },
  );
  await say(
    'an address in other letters without SMTPUTF8',
    'syntax-or-protocol',
    2500,
    mail({ from: 'nachrichten@bücher.example' }),
  );
  await say('VRFY of somebody unknown', 'mailbox-unknown', 2500, [
    'EHLO client.example.org',
    'VRFY nobody@example.com',
  ]);
  await say('VRFY elsewhere', 'relay-denied', 2500, [
    'EHLO client.example.org',
    'VRFY user@elsewhere.example',
  ]);
  await say('reject_unauth_pipelining', 'syntax-or-protocol', 2523, [
    ...mail().with(0, 'HELO client.example.org'),
    { raw: 'DATA\r\nFrom: a@example.org\r\n\r\nHello.\r\n.\r\n', phase: 'data' },
  ]);
  await say('smtpd_forbid_unauth_pipelining', 'syntax-or-protocol', 2524, [
    {
      raw: 'HELO client.example.org\r\nMAIL FROM:<news@example.org>\r\nRCPT TO:<user@example.com>\r\n',
      phase: 'ehlo',
    },
    { phase: 'mail' },
  ]);
  await say('smtpd_forbid_bare_newline', 'syntax-or-protocol', 2523, [
    ...mail(),
    'DATA',
    { raw: 'From: a@example.org\n\nHello.\r\n.\r\n', phase: 'message' },
  ]);
  // The message.
  await say('message_size_limit', 'message-too-large', 2517, mail({ parameters: 'SIZE=1000000' }));
  await say(
    'message_size_limit',
    'message-too-large',
    2517,
    mail({ data: `${MESSAGE}\r\n${'Long text.\r\n'.repeat(300)}` }),
  );
  await say(
    'header_checks=REJECT',
    'content-rejected',
    2535,
    mail({ data: MESSAGE.replace('Hello', 'bad') }),
  );
  await say('body_checks=REJECT', 'content-rejected', 2535, mail({ data: `${MESSAGE}\r\nforbidden words` }));
  await say(
    'hopcount_limit',
    'dns-or-routing',
    2535,
    mail({ data: `${'Received: from a by b; Sun, 22 Nov 2026 10:00:00 +0000\r\n'.repeat(5)}${MESSAGE}` }),
  );
  await say('milter: reject at RCPT', 'policy-rejected', 2527, mail({ data: MESSAGE }), {
    accept: ['other', 'reputation-blocked'],
  });
  await say('milter: reject at the end of the message', 'content-rejected', 2528, mail({ data: MESSAGE }), {
    accept: ['policy-rejected'],
  });
  await say('milter: defer at RCPT', 'server-temporary', 2529, mail({ data: MESSAGE }), {
    accept: ['greylisted', 'policy-rejected'],
  });
  await say('milter not running', 'server-temporary', 2530, mail({ data: MESSAGE }));
  // The server.
  await say('check_policy_service not running', 'server-temporary', 2531, mail());
  await say('queue_minfree', 'server-temporary', 2519, mail());
  // Verification, with the answer of the second attempt.
  await say(
    'reject_unverified_recipient, in progress',
    'server-temporary',
    2525,
    mail({ to: 'gone@inner.example' }),
    { accept: ['greylisted', 'mailbox-unknown'] },
  );
  // postscreen.
  await say('postscreen_greet_action=enforce', 'syntax-or-protocol', 2550, mail().slice(1), {
    early: `${ehlo}\r\n`,
    accept: ['policy-rejected', 'reputation-blocked'],
  });
  await say('postscreen_greet_action=drop', 'syntax-or-protocol', 2555, [], {
    early: `${ehlo}\r\n`,
    accept: ['policy-rejected', 'reputation-blocked'],
  });
  await say('postscreen_dnsbl_action=enforce', 'reputation-blocked', 2551, mail(), { from: CLIENT.listed });
  await say('postscreen_denylist_action=enforce', 'policy-rejected', 2553, mail(), {
    from: CLIENT.listed,
    accept: ['reputation-blocked'],
  });
  await say('postscreen, first contact after deep tests', 'greylisted', 2552, mail(), {
    accept: ['server-temporary'],
  });
  await say(
    'postscreen_pipelining_action=enforce',
    'syntax-or-protocol',
    2552,
    [
      ehlo,
      { raw: 'MAIL FROM:<news@example.org>\r\nRCPT TO:<user@example.com>\r\nDATA\r\n', phase: 'mail' },
      { phase: 'rcpt' },
    ],
    { from: CLIENT.nameless, last: true },
  );
  await say(
    'postscreen_non_smtp_command_action=enforce',
    'syntax-or-protocol',
    2554,
    ['GET / HTTP/1.1', ...mail()],
    { from: CLIENT.nameless },
  );
}

/** Mail that this Postfix cannot pass on: what its log says of each. */
async function deliver(ground, den, record) {
  const cases = {
    'user@nosuch.example': ['no such domain', 'domain-unknown'],
    'user@noaddress.example': ['MX without an address', 'domain-unknown', ['dns-or-routing']],
    'user@nullmx.example': ['null MX', 'domain-unknown'],
    'user@servfail.example': ['name server fails', 'dns-or-routing'],
    'user@loop.example': ['MX is the server itself', 'dns-or-routing'],
    'user@closed.example': ['connection refused', 'network-unreachable'],
    'user@refused.example': ['connection refused at the MX', 'network-unreachable'],
    'user@unreachable.example': ['no route', 'network-unreachable'],
    'user@silent.example': ['connection timed out', 'network-unreachable'],
    'user@mute.example': ['no greeting', 'network-unreachable'],
    'user@hangup.example': ['hangs up at once', 'network-unreachable'],
    'user@unwelcome.example': ['554 greeting', 'policy-rejected', ['reputation-blocked', 'other']],
    'user@plain.example': ['smtp_tls_security_level=encrypt', 'tls-required'],
    'user@untrusted.example': ['smtp_tls_security_level=secure', 'tls-required'],
    'user@relay.example': ['smtp_sasl_password_maps wrong', 'auth-failed'],
    'gone@inner.example': ['transport_maps leads to the server itself', 'dns-or-routing'],
    'box@full.example': ['virtual_mailbox_limit', 'mailbox-full'],
    'nobody@store.example': ['LMTP, no such user', 'mailbox-unknown'],
  };
  const body = `${MESSAGE}\r\n${'Long text, again and again.\r\n'.repeat(1200)}`;
  await talk(2541, mail({ to: Object.keys(cases), data: body }), { waitMs: 20_000 });
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  await talk(2541, mail({ to: 'box@full.example', data: body }));
  const all = Object.keys(cases);
  const of = (text, address) =>
    text.match(
      new RegExp(`to=<${address.replaceAll('.', '\\.')}>.*status=(?:deferred|bounced) \\((.*)\\)$`, 'm'),
    )?.[1];
  const text = await ground.log(
    `${den.inside}/postfix.log`,
    (one) => all.every((address) => of(one, address)),
    20_000,
  );
  for (const [address, [setting, category, accept]] of Object.entries(cases)) {
    const said = of(text, address);
    if (said === undefined) console.error(`${record.version}, ${setting}: no word in the log`);
    else record.tell(`log: ${setting}`, category, said, { accept });
  }
  // What the log of the receiving side calls the same.
  for (const [pattern, category] of [
    [/NOQUEUE: reject: RCPT from .*Relay access denied.*/, 'relay-denied'],
    [/NOQUEUE: reject: RCPT from .*User unknown in relay recipient table.*/, 'mailbox-unknown'],
    [/NOQUEUE: reject: RCPT from .*blocked using bl\.example\.net.*/, 'reputation-blocked'],
  ]) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) record.tell('log of smtpd', category, found, { phase: 'rcpt' });
  }
}

/** What Dovecot says to an MTA that hands it mail. */
async function lmtp(record) {
  const session = (to, data) => [
    'LHLO mx.example.com',
    'MAIL FROM:<news@example.org>',
    `RCPT TO:<${to}>`,
    ...(data === undefined ? [] : ['DATA', `${data}\r\n.`]),
  ];
  await record.refused('LMTP, no such user', 'mailbox-unknown', 2424, session('nobody@store.example'));
  await record.refused(
    'LMTP, quota',
    'mailbox-full',
    2424,
    session('user@store.example', `${MESSAGE}\r\n${'Text.\r\n'.repeat(500)}`),
  );
  await record.refused('LMTP, unknown command', 'syntax-or-protocol', 2424, ['LHLO mx.example.com', 'FOO']);
  await record.refused('LMTP, RCPT before MAIL', 'syntax-or-protocol', 2424, [
    'LHLO mx.example.com',
    'RCPT TO:<user@store.example>',
  ]);
  await record.refused(
    'LMTP, bad address',
    'mailbox-unknown',
    2424,
    ['LHLO mx.example.com', 'MAIL FROM:<news@example.org>', 'RCPT TO:<user@@store.example>'],
    { accept: ['syntax-or-protocol'] },
  );
}
