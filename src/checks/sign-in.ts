/** Puts a refused sign-in into words: what the server said, what it means at this provider, and what to do. */
import { authRefusalOf } from '../knowledge/auth-refusals.ts';
import { submissionServiceOf, userNameAdvice } from '../knowledge/submission-users.ts';
import type { Authentication, SmtpSession } from '../model/evidence/sessions.ts';
import { refusalOf } from '../parse/refusal.ts';

export interface RefusedSignIn {
  says: string;
  fix: string;
  /** Stable, for scripts. */
  reason: string;
  /** It says nothing of the credentials. */
  aboutUs: boolean;
}

/** Of a reply that only names a wrong password, these rows say no more than that. */
const PLAIN_REFUSALS = ['credentials', 'app-password', 'google-credentials', 'microsoft-refused'];

export function explainRefusal(
  { host, ip, port, auth }: SmtpSession,
  { attempts, user, kind }: Authentication,
): RefusedSignIn {
  const last = attempts.at(-1);
  const reply = last?.reply ?? null;
  const text = reply?.lines.join(' ') ?? '';
  const words = `${reply?.code ?? ''} ${text}`.trim().slice(0, 300);
  const service = submissionServiceOf(host);
  const advice = service === null ? null : userNameAdvice(service, user);
  const known =
    reply === null
      ? null
      : authRefusalOf({ code: reply.code, enhanced: reply.enhanced, text }, service?.provider.id ?? null);
  const about = reply === null || isOwnWord(known) ? null : refusalOf(reply, 'auth', [ip]);
  if (about !== null) {
    return {
      says: `${host}:${port} refuses the sign-in because of us: ${about.says}. It said: ${words}`,
      fix: `${sentence(about.advice)} The credentials may well be right.`,
      reason: about.about,
      aboutUs: true,
    };
  }
  const reason = known?.id ?? 'other';
  // A name that cannot be right explains a plain refusal better than anything else.
  const wrong = PLAIN_REFUSALS.includes(reason) ? (advice?.wrong ?? null) : null;
  const token = kind === 'token' && PLAIN_REFUSALS.includes(reason) ? TOKEN : null;
  const means = wrong ?? token?.means ?? known?.means ?? meaningOfCode(reply?.code ?? 0);
  const told = last?.detail == null ? '' : ` (${last.detail})`;
  const fixes = [
    token?.fix ?? (wrong === null ? known?.fix : null) ?? null,
    token === null && (PLAIN_REFUSALS.includes(reason) || known === null) ? (advice?.says ?? null) : null,
    reason === 'credentials' ? otherMechanism(last?.mechanism ?? '', auth) : null,
  ].filter((one) => one !== null);
  return {
    says: `${host}:${port} refuses the sign-in: ${means}. It said: ${words}${told}`,
    fix: fixes.join(' ') || GENERAL,
    reason: wrong === null ? reason : 'user-name',
    aboutUs: known?.aboutUs === true,
  };
}

/** A row that knows the very words needs no guess from them. */
function isOwnWord(row: { text?: RegExp; providers?: readonly string[] } | null): boolean {
  return row?.text !== undefined || row?.providers !== undefined;
}

const GENERAL =
  'Ask the operator of the server what its reply means, and compare user name and password with the settings page.';

const TOKEN = {
  means: 'the server does not accept this access token for this user',
  fix: 'Fetch a fresh token (most live an hour) with the right scope (Google: https://mail.google.com/; Microsoft: https://outlook.office.com/SMTP.Send), for the very account named with --user.',
};

function meaningOfCode(code: number): string {
  if (code >= 500) return 'the server gives no reason we know';
  return 'the server cannot look at the credentials now';
}

/** A server may offer digests while it stores passwords in a way that serves PLAIN alone. */
function otherMechanism(tried: string, offered: readonly string[]): string | null {
  const digest = tried.startsWith('SCRAM') || tried === 'CRAM-MD5';
  return digest && offered.includes('PLAIN')
    ? `If --auth PLAIN works with the same password, the server offers ${tried} without having what it needs for it.`
    : null;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
