/** The hosts a message links to, in its plain text and its HTML. */
import type { MessageLinks } from '../../model/evidence/message.ts';
import { withoutEntities } from '../html-text.ts';
import { publicSuffixOrganizationalDomain } from '../organizational-domain.ts';
import { decodeBody } from './transfer-encoding.ts';

/** A text of the message as it stands there. */
export interface RawText {
  type: 'text/plain' | 'text/html';
  encoding: string;
  body: Buffer;
}

/** Octets that are looked through, and links that are read in them. */
const MOST_TEXT = 4_194_304;
const MOST_LINKS = 5_000;
const MAX_HOSTS = 100;

const URL_START = /\bhttps?:\/{1,2}([^\s/?#"'<>\\`{}|^]{1,500})/gi;
/** Attributes that take the scheme of the page, and names that mail programs make links of. */
const RELATIVE =
  /\b(?:href|src|action|background)\s{0,20}=\s{0,20}["']?\s{0,20}\/\/([^\s/?#"'<>\\`{}|^]{1,500})/gi;
const BARE = /(?:^|[\s("'<>[])(www\.[^\s/?#"'<>\\`{}|^:@]{1,250})/gim;
/** Addresses that name a language rather than a place. */
const NO_LINKS =
  /<!doctype[^>]{0,300}>|\bxmlns(?::[\w-]{1,40})?\s{0,9}=\s{0,9}(?:"[^"]{0,300}"|'[^']{0,300}')/gi;

export function linksIn(texts: readonly RawText[]): MessageLinks {
  const counts = new Map<string, number>();
  let octets = 0;
  let links = 0;
  let further = 0;
  for (const { type, encoding, body } of texts) {
    const text = decodeBody(body, encoding, MOST_TEXT - octets).toString();
    octets += text.length;
    const source = type === 'text/html' ? withoutEntities(text.replaceAll(NO_LINKS, ' ')) : text;
    for (const pattern of type === 'text/html' ? [URL_START, RELATIVE] : [URL_START, BARE])
      for (const [, authority = ''] of source.matchAll(pattern)) {
        if (++links > MOST_LINKS) break;
        const host = hostOf(authority);
        if (host === null) continue;
        if (counts.has(host) || counts.size < MAX_HOSTS) counts.set(host, (counts.get(host) ?? 0) + 1);
        else further += 1;
      }
  }
  return {
    hosts: [...counts].map(([host, count]) => ({
      host,
      domain: publicSuffixOrganizationalDomain(host),
      count,
    })),
    further: further + Math.max(0, links - MOST_LINKS),
  };
}

/** As browsers read it: in A-labels, without what stands before `@` and the port; null where it is none. */
function hostOf(authority: string): string | null {
  // Punctuation of the sentence around it.
  const url = `http://${authority.replace(authority.startsWith('[') ? /[.,;:!)*]+$/ : /[.,;:!)\]*]+$/, '')}/`;
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
  return host.includes('.') || host.includes(':') ? host.slice(0, 255) : null;
}
