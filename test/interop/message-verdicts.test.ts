/** Our verdicts on messages beside those of Debian's OpenDKIM, python3-dkim, python3-spf and OpenDMARC, over one NSD. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageEvidence } from '../../src/model/evidence/message.ts';
import { createContext, type OpenContext } from '../../src/net/context.ts';
import { probeMessage } from '../../src/probes/message.ts';
import { type Fields, KEY_RECORDS, messageText, RECEIVED, S1_KEY, signed } from '../support/messages.ts';
import { ROOT } from '../support/source.ts';
import { loopbackBlock, setNameserver } from './servers/root.ts';
import { type Nameservers, startNameservers } from './support/nameservers.ts';
import {
  type Opinion,
  openDkimSays,
  sealedByPython,
  secondOpinions,
  signedByPython,
} from './support/second-opinion.ts';
import { type ServedZone, txt, zone } from './support/zones.ts';

const ZONES: readonly ServedZone[] = [
  zone('example', []),
  zone('com', []),
  zone('example.com', [
    txt('@', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('_dmarc', 'v=DMARC1; p=reject'),
    txt('s1._domainkey', KEY_RECORDS.s1),
    txt('ed._domainkey', KEY_RECORDS.ed),
    txt('changed._domainkey', KEY_RECORDS.other),
    txt('weak._domainkey', KEY_RECORDS.weak),
    txt('revoked._domainkey', 'v=DKIM1; k=rsa; p='),
    txt('junk._domainkey', 'v=DKIM1; k=rsa; p=!!!'),
    txt('notmail._domainkey', KEY_RECORDS.s1.replace('k=rsa', 'k=rsa; s=tlsrpt')),
    txt('strictkey._domainkey', KEY_RECORDS.s1.replace('k=rsa', 'k=rsa; t=s')),
    txt('sha1only._domainkey', KEY_RECORDS.s1.replace('k=rsa', 'k=rsa; h=sha1')),
    txt('news', 'v=spf1 ip4:192.0.2.1 ?all'),
    txt('soft', 'v=spf1 ip4:192.0.2.9 ~all'),
    txt('neutral', 'v=spf1 ?all'),
    txt('typo', 'v=spf1 ip4:192.0.2.300 -all'),
    txt('two', 'v=spf1 -all'),
    txt('two', 'v=spf1 +all'),
    txt('loop', 'v=spf1 include:loop.example.com -all'),
    txt('deferred', 'v=spf1 include:lost.example -all'),
    txt('mail', 'v=spf1 ip4:192.0.2.1 -all'),
  ]),
  zone('esp.example', [
    txt('bounces', 'v=spf1 ip4:192.0.2.2 -all'),
    txt('s1._domainkey', KEY_RECORDS.s1),
    txt('_dmarc', 'v=DMARC1; p=none'),
    txt('@', 'v=spf1 ip4:192.0.2.2 -all'),
  ]),
  zone('strict.example', [
    txt('@', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('_dmarc', 'v=DMARC1; p=quarantine; aspf=s; adkim=s'),
    txt('mail', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('s1._domainkey', KEY_RECORDS.s1),
    txt('s1._domainkey.mail', KEY_RECORDS.s1),
  ]),
  zone('plain.example', [txt('@', 'v=spf1 ip4:192.0.2.1 -all'), txt('s1._domainkey', KEY_RECORDS.s1)]),
  zone('watch.example', [txt('@', 'v=spf1 -all'), txt('_dmarc', 'v=DMARC1; p=none')]),
  // RFC 9989 §4.10.2: psd=n makes a department an organization of its own; the public suffix list knows nothing of it.
  zone('campus.example', [
    txt('@', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('_dmarc', 'v=DMARC1; p=none'),
    txt('_dmarc.dept', 'v=DMARC1; p=reject; psd=n'),
    txt('dept', 'v=spf1 -all'),
    txt('s1._domainkey.dept', KEY_RECORDS.s1),
  ]),
  // RFC 9989 §4.7: p is only recommended; with an address for reports such a record counts as p=none.
  zone('nop.example', [
    txt('@', 'v=spf1 ip4:192.0.2.1 -all'),
    txt('_dmarc', 'v=DMARC1; rua=mailto:d@nop.example'),
  ]),
  zone('testing.example', [txt('@', 'v=spf1 -all'), txt('_dmarc', 'v=DMARC1; p=reject; t=y')]),
  zone('lost.example', [], 'unloaded'),
];

interface Letter {
  name: string;
  text: string;
}

type Judge = 'OpenDKIM' | 'python3-dkim' | 'python3-spf' | 'OpenDMARC' | 'python3-dkim (ARC)';

interface Difference {
  who: Judge;
  ours: string;
  theirs: string;
}

const from = (ip: string): Fields => ({ Received: RECEIVED.replace('192.0.2.1', ip) });
const sentBy = (domain: string, ip = '192.0.2.1'): Fields => ({
  'Return-Path': `<b@${domain}>`,
  ...from(ip),
});
const letterText = messageText();
const TAMPERED_BODY = (text: string): string => `${text}-- \r\nfooter\r\n`;
const TAMPERED_SUBJECT = (text: string): string => text.replace('Your order', '[list] Your order');

const addedFrom = (text: string): string =>
  text.replace('From: Shop', 'From: Other <x@example.com>\r\nFrom: Shop');
const S1 = { domain: 'example.com', selector: 's1', key: S1_KEY };

async function letters(): Promise<Letter[]> {
  const whole = await signed(letterText);
  const list: Letter[] = [];
  const add = (name: string, text: string): void => void list.push({ name, text });

  add('signed and sent by the author', whole);
  add('unsigned', letterText);
  const simple = { canonicalize: 'simple/simple', headers: ['From', 'From', 'Subject', 'Date'] };
  const oversigned = await signedByPython(letterText, { ...S1, ...simple });
  add('signed by python3-dkim, simple and with From twice', oversigned);
  add('white space changed under simple', oversigned.replace('Subject: ', 'Subject:  '));
  add('a From added where h= names it twice', addedFrom(oversigned));
  add('a changed body', TAMPERED_BODY(whole));
  add('a changed subject', TAMPERED_SUBJECT(whole));
  add('a further field in front', `X-Scanned: yes\r\n${whole}`);
  add('relaxed white space', whole.replace('Subject: Your order', 'subject:   Your  order '));
  add('signed fields in another order', await signed(letterText, { headers: 'Subject:From:To:Date' }));
  add('a From added where h= names it once', addedFrom(whole));
  add('another key', await signed(letterText, { selector: 'changed' }));
  add('no key', await signed(letterText, { selector: 'gone' }));
  add('a revoked key', await signed(letterText, { selector: 'revoked' }));
  add('a key that is none', await signed(letterText, { selector: 'junk' }));
  add('a key of 512 bits', await signed(letterText, { selector: 'weak', key: 'weak' }));
  add('a key for another service', await signed(letterText, { selector: 'notmail' }));
  add('a key for another hash', await signed(letterText, { selector: 'sha1only' }));
  add(
    'a key that allows no subdomain in i=',
    (await signed(letterText, { selector: 'strictkey' })).replace(/\bd=/, 'i=@sub.example.com; d='),
  );
  add('a key server that fails', await signed(letterText, { domain: 'lost.example' }));
  add('expired before it arrived', await signed(letterText, { expires: new Date('2026-01-01T10:00:02Z') }));
  add('expired since it arrived', await signed(letterText, { expires: new Date('2026-01-02T10:00:00Z') }));
  add('l= and nothing behind', await signed(letterText, { length: 30 }));
  add('l= and a footer behind', TAMPERED_BODY(await signed(letterText, { length: 30 })));
  add('l= beyond the body', (await signed(letterText, { length: 30 })).replace(/\bl=30\b/, 'l=3000'));
  add('SHA-1', await signed(letterText, { algorithm: 'rsa-sha1' }));
  add('Ed25519', await signed(letterText, { selector: 'ed', key: 'ed' }));
  add('Ed25519, body changed', TAMPERED_BODY(await signed(letterText, { selector: 'ed', key: 'ed' })));
  add('RSA and Ed25519', await signed(whole, { selector: 'ed', key: 'ed' }));
  add('two signatures, one of them broken', await signed(TAMPERED_BODY(whole)));
  add('a foreign signature beside', await signed(whole, { domain: 'esp.example' }));
  add('a foreign signature alone', await signed(letterText, { domain: 'esp.example' }));
  add('no From in h=', whole.replace(/\bh=[^;]+/, 'h=to:subject'));
  add('no bh=', whole.replace(/\bbh=[^;]+;/, ''));
  add('an unknown version', whole.replace(/\bv=1;/, 'v=2;'));
  add('an identity elsewhere', whole.replace(/\bd=/, 'i=@elsewhere.example; d='));
  add('bare LF read as CR LF', whole.replaceAll('\r\n', '\n'));
  add('an empty body', await signed(messageText({}, '')));
  add('blank lines at the end', `${whole}\r\n\r\n`);

  add('SPF fails', messageText(from('192.0.2.77')));
  add('SPF softfails', messageText(sentBy('soft.example.com')));
  add('SPF is neutral', messageText(sentBy('neutral.example.com')));
  add('SPF with a slip', messageText(sentBy('typo.example.com')));
  add('two SPF records', messageText(sentBy('two.example.com')));
  add('an include in a circle', messageText(sentBy('loop.example.com')));
  add('an include that cannot be looked up', messageText(sentBy('deferred.example.com')));
  add('no SPF record', messageText(sentBy('nothing.example.com')));
  add('a bounce, SPF by HELO', messageText({ 'Return-Path': '<>', ...from('192.0.2.1') }));
  add('over IPv6', messageText(sentBy('example.com', 'IPv6:2001:db8::1')));

  add('a subdomain, relaxed', messageText(sentBy('news.example.com')));
  add('sent by another, unsigned', messageText(sentBy('bounces.esp.example', '192.0.2.2')));
  add(
    'sent by another, signed by the author',
    await signed(messageText(sentBy('bounces.esp.example', '192.0.2.2'))),
  );
  const strict = { From: 'a@strict.example' };
  add('strict, the very domain', messageText({ ...strict, ...sentBy('strict.example') }));
  add('strict, a subdomain', messageText({ ...strict, ...sentBy('mail.strict.example') }));
  add(
    'strict, signed by a subdomain',
    await signed(messageText({ ...strict, ...sentBy('mail.strict.example') }), {
      domain: 'mail.strict.example',
    }),
  );
  add('strict, signed by the very domain', await signed(messageText(strict), { domain: 'strict.example' }));
  add('no DMARC record', messageText({ From: 'a@plain.example', ...sentBy('plain.example') }));
  add('p=none', messageText({ From: 'a@watch.example', ...sentBy('watch.example', '192.0.2.77') }));
  add('a department of its own', messageText({ From: 'a@dept.campus.example', ...sentBy('campus.example') }));
  add('a record without p', messageText({ From: 'a@nop.example', ...sentBy('esp.example', '192.0.2.77') }));
  add(
    'a policy in testing',
    messageText({ From: 'a@testing.example', ...sentBy('esp.example', '192.0.2.77') }),
  );
  const results =
    'Authentication-Results: mx.esp.example; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com\r\n';
  const seal = { domain: 'esp.example', selector: 's1', key: S1_KEY, authservId: 'mx.esp.example' };
  const once = await sealedByPython(`${results}${whole}`, seal);
  const twice = await sealedByPython(`${results.replace('dkim=pass', 'arc=pass; dkim=pass')}${once}`, seal);
  add('ARC, sealed once', once);
  add('ARC, sealed twice', twice);
  add('ARC, body changed since', TAMPERED_BODY(once));
  add('ARC, the seal changed', once.replace(/(ARC-Seal:[\s\S]*?\bt=)\d/, '$19'));
  add(
    'ARC, what was seen changed',
    once.replace('i=1; mx.esp.example; spf=pass', 'i=1; mx.esp.example; spf=fail'),
  );
  add('ARC, the first set gone', twice.replace(/ARC-Seal: i=1;[\s\S]*?\r\n(?=\S)/, ''));
  return list;
}

const block = loopbackBlock();
let nameservers: Nameservers;
let ctx: OpenContext;
const judged: { letter: Letter; octets: Buffer; ours: MessageEvidence; theirs: Opinion; openDkim: string }[] =
  [];

beforeAll(async () => {
  nameservers = await startNameservers(ZONES, [], block(53));
  setNameserver(block(53));
  ctx = createContext({ dns: [nameservers.plain] });
  const all = await Promise.all(
    (await letters()).map(async (letter) => {
      const octets = Buffer.from(letter.text, 'latin1');
      return { letter, octets, ours: await ourVerdict(octets) };
    }),
  );
  const port = Number(nameservers.plain.split(':')[1]);
  const opinions = await secondOpinions(port, all);
  for (const [at, one] of all.entries())
    judged.push({ ...one, theirs: opinions[at] as Opinion, openDkim: await openDkimSays(one.octets) });
}, 240_000);

afterAll(async () => {
  ctx?.close();
  await nameservers?.close();
});

async function ourVerdict(octets: Buffer): Promise<MessageEvidence> {
  const message = { name: 'message.eml', octets, bulk: false, stated: {} };
  const outcome = await probeMessage(
    { kind: 'message', ascii: 'message.eml', display: 'message.eml' },
    { ...ctx, message },
  );
  if (outcome.status !== 'observed') throw new Error(outcome.status);
  return outcome.value;
}

/** What each of the others says where it is not what we say, by the words the documentation uses. */
function differencesOf({ ours, theirs, openDkim }: (typeof judged)[number]): Difference[] {
  const found: Difference[] = [];
  const compare = (who: Judge, our: string, their: string): void => {
    if (our !== their) found.push({ who, ours: our, theirs: their });
  };
  // They know only whether a signature holds.
  const holds = (words: readonly string[]): string =>
    words.map((word) => (word === 'pass' ? 'pass' : 'no pass')).join(', ') || 'no signature';
  const our = ours.dkim.map(({ result }) => result);
  compare('python3-dkim', holds(our), holds(theirs.dkim));
  compare('OpenDKIM', our.includes('pass') ? 'pass' : 'no pass', openDkim === 'pass' ? 'pass' : 'no pass');
  compare('python3-spf', ours.spf.result ?? 'not tested', theirs.spf ?? 'not tested');
  compare('python3-dkim (ARC)', ours.arc.result, theirs.arc);
  if (theirs.dmarc !== null) compare('OpenDMARC', disposition(ours), theirs.dmarc.verdict);
  return found;
}

/** What the policy comes to for the message; `t=y` lowers it by one level (RFC 9989 §4.7). */
function disposition({ dmarc: { result, policy, testing } }: MessageEvidence): string {
  if (result !== 'fail') return result ?? 'not tested';
  if (!testing) return policy ?? 'none';
  return policy === 'reject' ? 'quarantine' : 'none';
}

const DOCUMENT = readFileSync(join(ROOT, 'docs/message-verdicts.md'), 'utf8');
/** Rows of the table: letter, who, ours, theirs. */
const DOCUMENTED = DOCUMENT.split('\n').flatMap((line) => {
  const [, letter, who, ours, theirs, decides] = line.split('|').map((cell) => cell.trim());
  return decides !== undefined && /RFC \d+ §[\d.]+/.test(decides) ? [{ letter, who, ours, theirs }] : [];
});

describe('our verdicts on messages', () => {
  it('are those of OpenDKIM, python3-dkim, python3-spf and OpenDMARC, but where docs/message-verdicts.md says otherwise', () => {
    const found = judged.flatMap((one) =>
      differencesOf(one).map((difference) => ({ letter: one.letter.name, ...difference })),
    );
    expect(found).toEqual(expect.arrayContaining(DOCUMENTED));
    expect(DOCUMENTED).toEqual(expect.arrayContaining(found));
  });

  it('come out in every way there is, so that agreement means something', () => {
    const words = (pick: (ours: MessageEvidence) => readonly (string | null)[]): Set<string | null> =>
      new Set(judged.flatMap(({ ours }) => pick(ours)));
    expect(judged.length).toBeGreaterThan(60);
    expect(words(({ dkim }) => dkim.map(({ result }) => result))).toEqual(
      new Set(['pass', 'fail', 'neutral', 'policy', 'temperror']),
    );
    expect(words(({ spf }) => [spf.result])).toEqual(
      new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror', 'temperror']),
    );
    expect(words(({ dmarc }) => [dmarc.result])).toEqual(
      new Set(['pass', 'fail', 'none', 'permerror', 'temperror']),
    );
    expect(words(({ arc }) => [arc.result])).toEqual(new Set(['pass', 'fail', 'none']));
  });
});
