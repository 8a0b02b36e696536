/** Texts of DNS records: what each part says, and what is wrong with them. */
import { describe, expect, it } from 'vitest';
import { explainItem } from '../../../src/explain/item.ts';

const record = (text: string) => {
  const one = explainItem(text);
  expect(one.kind).toBe('record');
  return one;
};
const names = (text: string) => record(text).details?.map(({ name }) => name);
const says = (text: string, name: string) =>
  record(text).details?.find((detail) => detail.name === name)?.says;
const problems = (text: string) => record(text).problems?.join('\n');

/** RSA, 1024 bits. */
const KEY =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB';

describe('SPF', () => {
  it('says of each term who may send by it', () => {
    const text = 'v=spf1 include:_spf.x.example ip4:192.0.2.0/24 ip6:2001:db8::1 a mx:y.example -all';
    expect(names(text)).toEqual(text.split(' ').slice(1));
    expect(says(text, 'ip4:192.0.2.0/24')).toBe('the network 192.0.2.0/24 may send');
    expect(says(text, 'ip6:2001:db8::1')).toBe('the address 2001:db8::1 may send');
    expect(says(text, 'mx:y.example')).toBe('the mail hosts (MX) of y.example may send');
    expect(says(text, '-all')).toMatch(/everybody else may not send/);
    expect(record(text)).toMatchObject({ problems: [], actor: 'nobody' });
    expect(record(text).meaning).toContain('take 3,');
  });

  it('takes a lone "-all" for a domain that sends nothing', () => {
    expect(record('v=spf1 -all').title).toContain('sends no mail');
  });

  it.each([
    ['v=spf1 +all', /whole world/],
    ['v=spf1 a mx', /without "all"/],
    ['v=spf1 -all a', /after "all"/],
    ['v=spf1 ptr -all', /not to use it/],
    ['v=spf1 ip4:300.0.0.1 -all', /300\.0\.0\.1/],
    ['v=spf1 inlcude:x.example -all', /inlcude/],
    ['v=spf1;a -all', /do not see an SPF record/],
    [
      `v=spf1 ${Array.from({ length: 11 }, (_, i) => `include:${i}.example`).join(' ')} -all`,
      /11 DNS lookups/,
    ],
  ])('%s', (text, expected) => {
    expect(problems(text)).toMatch(expected);
    expect(record(text)).toMatchObject({ actor: 'sender-admin', retry: { advice: 'after-fix' } });
  });

  it('finds nothing wrong with a redirect in place of all', () => {
    expect(problems('v=spf1 redirect=_spf.x.example')).toBe('');
  });
});

describe('DMARC', () => {
  it('says each tag', () => {
    const text = 'v=DMARC1; p=quarantine; sp=none; adkim=s; rua=mailto:d@shop.example; t=y';
    expect(record(text).title).toContain('spam folder');
    expect(record(text).meaning).toContain('one step milder');
    expect(says(text, 'sp=none')).toMatch(/subdomains that exist is delivered as usual/);
    expect(says(text, 'adkim=s')).toMatch(/the very domain/);
    expect(problems(text)).toBe('');
  });

  it.each([
    ['v=DMARC1; p=rejct', /rejct/],
    ['v=DMARC1; p=none; rua=d@shop.example', /rua: d@shop\.example/],
    ['v=dmarc1; p=none; rua=mailto:d@shop.example', /capitals/],
  ])('%s', (text, expected) => {
    expect(problems(text)).toMatch(expected);
  });

  it('names the domain a line of a zone belongs to', () => {
    const line = '_dmarc.shop.example. 3600 IN TXT "v=DMARC1; p=reject; " "rua=mailto:d@shop.example"';
    expect(record(line).action[0]).toContain('mailsonde dmarc shop.example');
    expect(names(line)).toContain('rua=mailto:d@shop.example');
  });
});

describe('DKIM', () => {
  it('measures the key', () => {
    const text = `s1._domainkey.shop.example. IN TXT ("v=DKIM1; k=rsa; " "p=${KEY.slice(0, 100)}" "${KEY.slice(100)}")`;
    expect(record(text).title).toContain('1024 bits');
    expect(problems(text)).toMatch(/2048 are recommended/);
    expect(record(text).action[0]).toContain('mailsonde dkim shop.example --selector s1');
    expect(record(`p=${KEY}`).title).toContain('1024 bits');
  });

  it('knows a withdrawn key and a broken one', () => {
    expect(record('v=DKIM1; p=').title).toContain('withdrawn');
    expect(problems(`v=DKIM1; k=rsa; p=${KEY.slice(0, 60)}`)).toMatch(/ends too early/);
    expect(problems(`v=DKIM1; k=rsa; t=y; p=${KEY}`)).toMatch(/t=y/);
  });
});

describe('the way to the host', () => {
  it('MX', () => {
    expect(record('shop.example. 300 IN MX 10 mx1.shop.example.').title).toContain('mx1.shop.example');
    expect(record('shop.example. IN MX 0 .').title).toContain('takes no mail');
    expect(problems('MX 10 192.0.2.1')).toMatch(/never an address/);
    expect(problems('MX 10 mail')).toMatch(/no dot/);
    expect(problems('MX 5 .')).toMatch(/number 0/);
    expect(problems('MX 70000 mx.shop.example')).toMatch(/too large/);
  });

  it('TLSA', () => {
    const digest = 'ab'.repeat(32);
    expect(problems(`_25._tcp.mx.shop.example. IN TLSA 3 1 1 ${digest}`)).toBe('');
    expect(names(`3 1 1 ${digest}`)?.slice(0, 3)).toEqual(['3', '1', '1']);
    expect(problems('3 1 1 abcd')).toMatch(/SHA-256/);
    expect(problems(`1 1 1 ${digest}`)).toMatch(/only 2 and 3/);
  });

  it('MTA-STS, TLS-RPT and BIMI', () => {
    expect(problems('v=STSv1; id=20260101T000000')).toBe('');
    expect(problems('v=STSv1')).not.toBe('');
    expect(problems('v=TLSRPTv1; rua=mailto:t@shop.example')).toBe('');
    expect(problems('v=TLSRPTv1;')).toMatch(/rua=/);
    expect(problems('v=BIMI1; l=https://shop.example/l.svg;')).toBe('');
    expect(problems('v=BIMI1; l=http://shop.example/l.svg')).toMatch(/https/);
    expect(record('v=BIMI1; l=; a=;').title).toContain('wants no logo');
  });
});

it('leaves texts alone that merely mention records', () => {
  for (const text of [
    'the v=spf1 record is missing for that domain',
    'MX lookup failed for x.example',
    '550 SPF failed',
  ])
    expect(explainItem(text).kind, text).toBe('reply');
});

describe('records that are not as they should be', () => {
  it('are told where a DMARC record does not begin with its version', () => {
    expect(problems('p=reject; v=DMARC1')).toMatch(/v/);
  });

  it('do not count a redirect beside "all"', () => {
    const text = 'v=spf1 a mx ptr redirect=x.example -all';
    expect(record(text).meaning).toContain('the terms here take 3');
    expect(problems(text)).toContain('"redirect" is passed over');
    expect(says(text, 'redirect=x.example')).toMatch(/passed over/);
  });

  it('may be the policy file of MTA-STS', () => {
    const policy = 'version: STSv1\nmode: enforce\nmx: mx.example.com\nmax_age: 604800\n';
    expect(record(policy)).toMatchObject({ problems: [] });
    expect(names(policy)).toEqual(['mode: enforce', 'mx: mx.example.com', 'max_age: 604800']);
    expect(problems('version: STSv1\nmode: enforce\nmax_age: 604800\n')).toMatch(/mx/);
  });
});
