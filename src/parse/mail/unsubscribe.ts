/** How a message lets its readers leave the list, and whether one click is enough (RFC 2369, RFC 8058). */
import type { MessageSignature, MessageUnsubscribe } from '../../model/evidence/message.ts';
import { withoutComments } from './mail-date.ts';

const MAX_URIS = 10;

/** `fields` and `posts` are the values of List-Unsubscribe and List-Unsubscribe-Post. */
export function readUnsubscribe(
  fields: readonly string[],
  posts: readonly string[],
  signatures: readonly Pick<MessageSignature, 'result' | 'signed'>[],
): MessageUnsubscribe {
  const [field = '', second] = fields;
  const bare = withoutComments(field.slice(0, 8_000));
  const uris = [...bare.matchAll(/<\s*([^<>]{1,2000}?)\s*>/g)]
    .slice(0, MAX_URIS)
    .map(([, uri = '']) => uri.replaceAll(/\s+/g, ''));
  const post = posts.some((value) => /^List-Unsubscribe=One-Click$/i.test(value.trim()));
  const https = uris.some((uri) => /^https:\/\/[^/\s]+/i.test(uri));
  return {
    uris,
    post,
    oneClick: https && post && second === undefined && posts.length === 1,
    signed: signatures.some(
      ({ result, signed }) =>
        result === 'pass' &&
        signed.includes('list-unsubscribe') &&
        (!post || signed.includes('list-unsubscribe-post')),
    ),
    problem: problemOf(fields, posts, uris, https, post),
  };
}

function problemOf(
  fields: readonly string[],
  posts: readonly string[],
  uris: readonly string[],
  https: boolean,
  post: boolean,
): string | null {
  if (fields.length === 0)
    return posts.length > 0 ? 'there is a List-Unsubscribe-Post, but no List-Unsubscribe' : null;
  if (fields.length > 1) return `there are ${fields.length} List-Unsubscribe fields`;
  if (uris.length === 0) return 'List-Unsubscribe holds no address in angle brackets';
  if (posts.length > 1) return `there are ${posts.length} List-Unsubscribe-Post fields`;
  if (posts.length === 1 && !post)
    return 'List-Unsubscribe-Post does not say List-Unsubscribe=One-Click, and nothing else is allowed there';
  if (post && !https) return 'one click is promised, but no https address is given';
  return null;
}

/** What marks a message as sent to many. */
export function bulkSigns(fields: readonly { name: string; value: string }[]): string[] {
  const signs = new Set<string>();
  for (const { name, value } of fields) {
    if (name === 'list-id') signs.add('List-Id');
    if (name === 'list-unsubscribe') signs.add('List-Unsubscribe');
    if (name === 'feedback-id') signs.add('Feedback-ID');
    if (name === 'precedence' && /^(?:bulk|list)\b/i.test(value)) signs.add('Precedence');
  }
  return [...signs];
}
