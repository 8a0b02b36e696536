/** Evidence of SPF: the record as a tree, and what it says of senders. */
import type { SpfEvaluation, SpfEvidence, SpfNode, SpfProblem, SpfTerm } from '../../model/evidence/spf.ts';
import { addresses, failure, texts } from './outcome.ts';
import {
  address,
  column,
  flag,
  later,
  list,
  maybe,
  number,
  object,
  orNull,
  type Shape,
  text,
  whole,
  word,
} from './shape.ts';

const families = object<{ ipv4: number; ipv6: number }>({ ipv4: whole, ipv6: whole });

const spfTerm: Shape<SpfTerm> = object<SpfTerm>({
  text,
  column,
  kind: word('mechanism', 'modifier', 'unknown'),
  name: text,
  qualifier: word('+', '-', '~', '?'),
  value: maybe(text),
  cidr4: maybe(whole),
  cidr6: maybe(whole),
  macro: flag,
  cost: whole,
  total: whole,
  voids: families,
  resolved: maybe(
    object<NonNullable<SpfTerm['resolved']>>({
      names: texts,
      addresses,
      status: word('observed', 'nxdomain', 'nodata', 'failed'),
    }),
  ),
  failure: maybe(failure),
  unseen: maybe(object<{ ipv4: boolean; ipv6: boolean }>({ ipv4: flag, ipv6: flag })),
  subtree: maybe(later(() => spfNode)),
  unreachable: maybe(word('after-all', 'redirect-with-all')),
});

const spfNode: Shape<SpfNode> = object<SpfNode>({
  domain: text,
  status: word('record', 'none', 'nxdomain', 'several', 'loop', 'macro', 'unread', 'failed'),
  record: maybe(text),
  terms: list(spfTerm),
  problems: list(object<SpfProblem>({ code: text, column, text, says: text, fatal: flag })),
  failure: maybe(failure),
  own: flag,
  alias: maybe(text),
  ttl: maybe(number),
});

const spfResult = word('none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror');

export const spf = object<SpfEvidence>({
  domain: text,
  record: orNull(text),
  records: texts,
  nearMisses: list(
    object<SpfEvidence['nearMisses'][number]>({
      value: text,
      at: text,
      type: word('TXT', 'SPF'),
      says: text,
    }),
  ),
  chunks: list(whole),
  answerBytes: whole,
  seams: maybe(
    list(object<{ column: number; left: string; right: string }>({ column, left: text, right: text })),
  ),
  tree: spfNode,
  meant: maybe(object<NonNullable<SpfEvidence['meant']>>({ record: text, tree: spfNode })),
  terms: list(spfTerm),
  lookups: whole,
  voidLookups: whole,
  voids: families,
  complete: flag,
  ttl: number,
  evaluations: list(
    object<SpfEvaluation>({
      ip: address,
      sender: text,
      helo: text,
      domain: text,
      identity: word('mailfrom', 'helo'),
      result: spfResult,
      explanation: orNull(text),
      reason: text,
      matched: list(object<SpfEvaluation['matched'][number]>({ domain: text, term: text, column })),
      lookups: whole,
      voidLookups: whole,
      steps: list(
        object<SpfEvaluation['steps'][number]>({
          depth: whole,
          domain: text,
          term: text,
          result: word('match', 'no-match', 'error', 'skipped'),
          note: text,
        }),
      ),
    }),
  ),
  result: maybe(spfResult),
  explanation: maybe(orNull(text)),
});
