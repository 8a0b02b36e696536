/** What laposte.net demands of everybody, since 2025-09-09. */
import { page } from '../references.ts';
import type { Receiver } from './receiver.ts';

export const laposte: Receiver = {
  id: 'laposte',
  name: 'La Poste',
  bulk: 'the same is asked of everybody',
  demands: [
    { rule: 'reverse-name', who: 'all', asks: 'a reverse name that leads back', reply: 'LPNnnn_NNN' },
    { rule: 'spf-not-fail', who: 'all', asks: 'SPF does not fail', reply: 'LPNnnn_401' },
    { rule: 'aligned', who: 'all', asks: 'SPF or DKIM aligned with From', reply: null },
    { rule: 'dmarc-record', who: 'all', asks: 'a DMARC record, p=none at least', reply: null },
    { rule: 'dmarc-reports', who: 'all', asks: 'an address for DMARC reports (rua)', reply: null },
  ],
  references: [page('La Poste: postmaster', 'https://postmaster.laposte.net/')],
  checked: '2026-02-12',
};
