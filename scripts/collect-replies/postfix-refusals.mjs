// What Postfix says to clients it refuses.
import { CLIENT } from './dns.mjs';
import { MESSAGE, mail, sleep, talk } from './ground.mjs';

/** Each listener in turn. */
export async function refuse(record) {
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
