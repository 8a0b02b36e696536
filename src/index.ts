/** The library: everything the command line is built from, without side effects. */

export { checks, type ListedCheck } from './checks/index.ts';
export type { Attachment, Draft, Moment, TemplateName, TextEncoding } from './compose/draft.ts';
export { composeMessage } from './compose/outgoing.ts';
export { signMessage } from './compose/signature.ts';
export { type SigningKey, type SigningWishes, signingKeys } from './compose/signing-keys.ts';
export { createToken } from './compose/token.ts';
export { type CheckWords, explainItem, explainKnown } from './explain/item.ts';
export { explainMessage } from './explain/message.ts';
export { explainReply, type ReplyHints } from './explain/reply.ts';
export type { Check, CheckTopic } from './model/check.ts';
export { CHECK_TOPICS } from './model/check.ts';
export type { Context, Limits, Progress } from './model/context.ts';
export type { Resolver } from './model/dns.ts';
export type { SmtpDelivery, SmtpSession } from './model/evidence/sessions.ts';
export type { Evidence, Topic } from './model/evidence.ts';
export type { Category, Consequence, Explanation, Phase } from './model/explanation.ts';
export { CATEGORIES } from './model/explanation.ts';
export type { Failure } from './model/failure.ts';
export type { Finding, Reference, Severity, Verdict, ZoneEdit } from './model/finding.ts';
export { DEFAULT_LIMITS } from './model/limits.ts';
export type { LogInput, LogSource, Suppressed } from './model/log-input.ts';
export type { Outcome } from './model/outcome.ts';
export type { OutgoingMessage as ComposedMessage } from './model/outgoing.ts';
export type { Counts, Report, ReportVerdict, Run, Tool } from './model/report.ts';
export type { MessageFacts, OutgoingMessage, SmtpRequest, Speak } from './model/smtp.ts';
export type { AskFilter, FilterRequest, SpamFilter } from './model/spam-filter.ts';
export type { Given, Target } from './model/target.ts';
export {
  type ContextOptions,
  createContext,
  ownAddressesInstead,
  type ProxyAccess,
  parseConnectTo,
  parseProxyServer,
  parseServer,
  tlsSettingsProblem,
} from './net/context.ts';
export { parseDomain } from './parse/domain.ts';
export { measureMessage } from './parse/message-octets.ts';
export {
  type CreateExplanationRenderer,
  type ExplanationRenderer,
  loadExplanationRenderer,
} from './report/explanations.ts';
export { type CreateRenderer, FORMATS, type Format, loadRenderer, render } from './report/index.ts';
export { gather } from './run/gather.ts';
export { inspect, rejudge, type TopicChoice } from './run/inspect.ts';
export { judge } from './run/judge.ts';
export { ownTime } from './run/own-time.ts';
export { addToTally, createTally, type Tally } from './run/tally.ts';
export type { Judgement } from './run/verdict.ts';
