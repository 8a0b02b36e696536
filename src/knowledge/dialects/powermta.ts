/** What PowerMTA writes about its own deliveries: the class of the enhanced code in words, in brackets. */
import type { Dialect } from '../../model/dialect.ts';

const GUIDE = { title: "PowerMTA User's Guide: accounting files", url: 'https://bird.com/powermta' };

export const powermta: Dialect = {
  id: 'powermta',
  name: 'PowerMTA',
  kind: 'server',
  signs: [/\bx-pmta;/i],
  rows: [
    {
      id: 'powermta-bad-mailbox',
      text: /^\(bad destination mailbox address(?: syntax)?\)$/i,
      category: 'mailbox-unknown',
      references: [GUIDE],
    },
    {
      id: 'powermta-bad-system',
      text: /^\(bad destination system address\)$|\bunable to route: no mail hosts for domain\b/i,
      category: 'domain-unknown',
      references: [GUIDE],
    },
    {
      id: 'powermta-mailbox-full',
      text: /^\(mailbox full\)$/i,
      category: 'mailbox-full',
      references: [GUIDE],
    },
    {
      id: 'powermta-mailbox-disabled',
      text: /^\(mailbox disabled, not accepting messages\)$/i,
      category: 'mailbox-disabled',
      references: [GUIDE],
    },
    {
      id: 'powermta-no-answer',
      text: /^\((?:no answer from host|bad connection)\)$/i,
      category: 'network-unreachable',
      references: [GUIDE],
    },
    {
      id: 'powermta-routing',
      text: /^\((?:unable to route|directory server failure|routing loop detected|routing server failure)\)$|\bunable to route: dns lookup failure\b/i,
      category: 'dns-or-routing',
      references: [GUIDE],
    },
    {
      id: 'powermta-expired',
      text: /^\(delivery time expired\)$/i,
      category: 'expired-in-queue',
      references: [GUIDE],
    },
    {
      id: 'powermta-size',
      text: /^\((?:message length exceeds administrative limit|message too big for system)\)$/i,
      category: 'message-too-large',
      references: [GUIDE],
    },
    {
      id: 'powermta-congestion',
      text: /^\((?:network congestion|mail system full|system not accepting network messages)\)$/i,
      category: 'server-temporary',
      references: [GUIDE],
    },
  ],
  sources: ["PowerMTA User's Guide, accounting file fields dsnStatus and dsnDiag", 'RFC 3463'],
  checked: '2026-11-22',
};
