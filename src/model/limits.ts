/** Every bound of a run in one place (times in milliseconds, sizes in octets). */
import type { Limits } from './context.ts';

export const DEFAULT_LIMITS: Limits = {
  totalMs: 120_000,
  dnsMs: 5_000,
  connectMs: 10_000,
  commandMs: 30_000,
  dnsConcurrency: 2_000,
  connectConcurrency: 16,
  knockConcurrency: 512,
  cnameChain: 12,
  dnsMessageBytes: 65_535,
  recordsPerAnswer: 512,
  // Names that many targets share: includes, mail providers' hosts. A target's own answers it remembers itself.
  dnsCacheEntries: 4_096,
  dnsCacheBytes: 8_388_608,
  mxHosts: 20,
  addressesPerHost: 16,
  sendingAddresses: 64,
  ptrNames: 10,
  spfQuestions: 200,
  spfDepth: 20,
  dkimFurtherSelectors: 64,
  reportUris: 10,
  // RFC 8461 §3.2: receivers need not accept a policy beyond 64 KB.
  policyBytes: 65_536,
  bimiBytes: 262_144,
};
