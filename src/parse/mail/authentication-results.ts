/** Authentication-Results and Received-SPF, as an earlier receiver wrote them (RFC 8601 §2.2, RFC 7208 §9.1). */
import type { AuthenticationResult } from '../../model/evidence/message.ts';
import { withoutComments } from './mail-date.ts';

const MAX_FIELD = 16_000;
const MAX_RESULTS = 50;
const MAX_PROPERTIES = 20;

/** Null where it is none. Exchange Online leaves its name out, and begins with the first result. */
export function parseAuthenticationResults(
  field: string,
): { authservId: string; results: AuthenticationResult[] } | null {
  const [head = '', ...parts] = pieces(withoutComments(field.slice(0, MAX_FIELD)));
  // Behind the name a version may stand; ARC writes `i=1;` before it.
  const first = unquoted(head.trim().split(/\s+/, 1)[0] ?? '');
  if (first === '') return null;
  const isResult = /^[\w-]{1,40}=/.test(first);
  if (!isResult && first.includes('=')) return null;
  const authservId = isResult ? '' : first;
  const results = (isResult ? [head, ...parts] : parts).slice(0, MAX_RESULTS).flatMap((part) => {
    const found = /^\s*([\w-]{1,40})(?:\s*\/\s*\d+)?\s*=\s*([\w-]{1,40})/.exec(part);
    if (found === null) return [];
    const [whole, method = '', result = ''] = found;
    return [
      { method: method.toLowerCase(), result: result.toLowerCase(), ...details(part.slice(whole.length)) },
    ];
  });
  return { authservId: authservId.slice(0, 255), results };
}

function details(text: string): Pick<AuthenticationResult, 'reason' | 'properties'> {
  const properties: { [name: string]: string } = {};
  let reason: string | null = null;
  let count = 0;
  for (const [, name = '', quoted, bare = ''] of text.matchAll(
    /([\w-]{1,40}(?:\s*\.\s*[\w-]{1,40})?)\s*=\s*(?:"([^"]{0,500})"|([^\s;"]{0,500}))/g,
  )) {
    const value = quoted ?? bare;
    const key = name.replaceAll(/\s/g, '').toLowerCase();
    if (key === 'reason') reason = value;
    else if (key.includes('.') && !Object.hasOwn(properties, key) && count++ < MAX_PROPERTIES)
      properties[key] = value;
  }
  return { reason, properties };
}

/** At semicolons outside of quotes. */
function pieces(text: string): string[] {
  const found = [''];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === ';' && !quoted) found.push('');
    else found[found.length - 1] += character;
  }
  return found;
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

/**
 * Address of the client, as text, where the field names one: `smtp.remote-ip` and `policy.iprev` (RFC 8601 §2.7.3), or
 * in the comment of an SPF result, as Exchange Online (`sender IP is`) and Gmail (`designates`) have it.
 */
export function clientIn(field: string): string | null {
  const text = field.slice(0, MAX_FIELD);
  return (
    /\b(?:smtp\.(?:remote|client)-ip|policy\.iprev|client-ip)\s*=\s*"?([\da-f.:]{3,45})/i.exec(text)?.[1] ??
    /\bspf\s*=[^;]{0,600}?\b(?:sender IP is|designates?)\s+([\da-f.:]{3,45})/i.exec(text)?.[1] ??
    null
  );
}

export interface ReceivedSpf {
  result: string;
  /** Who wrote it. */
  receiver: string | null;
  ip: string | null;
  helo: string | null;
  mailFrom: string | null;
}

export function parseReceivedSpf(field: string): ReceivedSpf {
  const text = withoutComments(field.slice(0, MAX_FIELD));
  const value = (key: string): string | null => {
    const found = new RegExp(`\\b${key}\\s*=\\s*(?:"([^"]{0,320})"|([^\\s;]{0,320}))`, 'i').exec(text);
    return found?.[1] ?? found?.[2] ?? null;
  };
  return {
    result: /^\s*([a-z]{1,20})/i.exec(text)?.[1]?.toLowerCase() ?? '',
    receiver: value('receiver'),
    ip: value('client-ip'),
    helo: value('helo'),
    mailFrom: value('envelope-from')?.replace(/^<(.*)>$/, '$1') ?? null,
  };
}
