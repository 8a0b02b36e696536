/** The one explicit list of checks, by topic, alphabetical within each. */
import type { Check, CheckTopic } from '../model/check.ts';

/** A check as the registry holds it, with the topic (folder) it belongs to. */
export type ListedCheck = Check & { readonly topic: CheckTopic };

const byTopic: { readonly [T in CheckTopic]: readonly Check[] } = {
  dns: [],
  dnssec: [],
  mx: [],
  ptr: [],
  helo: [],
  spf: [],
  dkim: [],
  dmarc: [],
  'mta-sts': [],
  'tls-rpt': [],
  dane: [],
  bimi: [],
  blocklist: [],
};

/** Every check, in the order reports show them. */
export const checks: readonly ListedCheck[] = (Object.keys(byTopic) as CheckTopic[]).flatMap((topic) =>
  byTopic[topic].map((check) => ({ ...check, topic })),
);
