/** What KumoMTA writes about its own deliveries, after the words "KumoMTA internal:". */
import type { Dialect } from '../../model/dialect.ts';

const SKIP_HOSTS = {
  title: 'KumoMTA: skip_hosts',
  url: 'https://docs.kumomta.com/reference/kumo/make_egress_path/skip_hosts/',
};

export const kumomta: Dialect = {
  id: 'kumomta',
  name: 'KumoMTA',
  kind: 'server',
  signs: [/\bKumoMTA internal: /i],
  rows: [
    {
      id: 'kumomta-starttls',
      text: /\bKumoMTA internal: .*(?:\bSTARTTLS\b|\bTLS handshake\b)/i,
      category: 'tls-required',
      but: {
        title: 'No encrypted connection came about',
        meaning:
          'The sending server could not agree on TLS with any mail host of the recipient, and its settings do not let it go on without.',
      },
    },
    {
      id: 'kumomta-source-address',
      text: /\bKumoMTA internal: .*\bunplumbed source address\b/i,
      category: 'network-unreachable',
      but: {
        title: 'The sending server lacks the address it should send from',
        action: ['Give the machine the source address named in the egress source, or correct it there.'],
        retry: { advice: 'after-fix', afterSeconds: null },
      },
    },
    {
      id: 'kumomta-no-connection',
      text: /\bKumoMTA internal: (?:failed to connect to any candidate hosts|failed to send message to .*Timed Out)/i,
      category: 'network-unreachable',
    },
    {
      id: 'kumomta-skipped-hosts',
      text: /\bMX consisted solely of hosts on the skip_hosts list\b/i,
      category: 'dns-or-routing',
      but: {
        action: [
          'Every mail host of the domain is on the skip_hosts list of the sending server; take one of them off, or expect no delivery.',
        ],
      },
      references: [SKIP_HOSTS],
    },
    {
      id: 'kumomta-own-trouble',
      text: /\bKumoMTA internal: error in deliver_message\b/i,
      category: 'server-temporary',
      but: { title: 'The sending server has a problem of its own', actor: 'sender-admin' },
    },
  ],
  sources: [SKIP_HOSTS.url],
  checked: '2026-11-22',
};
