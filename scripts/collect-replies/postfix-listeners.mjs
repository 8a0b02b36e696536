// The services of the Postfix that refuses, and its listeners, each with parameters of its own.

export const SERVICES = [
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

export const LISTENERS = {
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

/** The same, with postscreen before them. */
export const SCREENS = {
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
