/** Terms and tags of records, quoted alone. */
import { describe, expect, it } from 'vitest';
import { termsAsItems } from '../../../src/cli/explain-options.ts';
import { explainItem } from '../../../src/explain/item.ts';
import { RECORD_PARTS } from '../../../src/knowledge/record-parts.ts';

describe('a part of a record', () => {
  it.each([
    ['~all', /^SPF term ~all: .*softfail/],
    ['-all', /^SPF term -all: everybody else may not send \(fail\)$/],
    ['?all', /neutral/],
    ['all', /^SPF term all: what holds for everybody/],
    ['include:_spf.example.com', /whoever passes the record of _spf\.example\.com may send$/],
    ['-ip4:192.0.2.0/24', /the network 192\.0\.2\.0\/24 may not send/],
    ['a/24', /may send$/],
    ['redirect=_spf.example.com', /counts in place of this one$/],
    ['p=none', /^DMARC tag p=none: .* is delivered as usual$/],
    ['P = Quarantine;', /goes to the spam folder$/],
    ['pct', /^DMARC tag pct: once the share/],
    ['rua', /^DMARC tag rua: where the daily summaries go$/],
    ['aspf=s', /the envelope sender \(SPF\) has to be the very domain in From$/],
    ['k=rsa', /^DKIM key tag/],
    ['p=', /^DKIM key tag p=: no key: it was withdrawn$/],
    ['t=s', /^DKIM key tag/],
    ['s=email', /^DKIM key tag/],
    ['s=selector1', /^DKIM signature tag/],
    ['l=100', /^DKIM signature tag/],
    ['mode: enforce', /^MTA-STS setting mode: enforce: .* or not at all$/],
    ['max_age: 604800', /^MTA-STS setting/],
  ])('%s', (text, title) => {
    const told = explainItem(text);
    expect(told).toMatchObject({ kind: 'record', confidence: 1, category: null, permanence: 'unknown' });
    expect(told.title).toMatch(title);
    expect(told.problems).toBeUndefined();
    expect(told.action.join()).toContain('`mailsonde ');
  });

  it.each([
    ['+all', /lets the whole world send/],
    ['ptr:example.com', /unreliable/],
    ['ip4:mail.example.com', /not an IPv4 address/],
    ['p=quarentine', /none of none, quarantine and reject/],
    ['rua=dmarc@example.com', /no address reports can go to/],
    ['a mx include:_spf.example.com ~all', /^v=spf1 is missing at the beginning/],
    ['p=none; rua=mailto:dmarc@example.com', /^v=DMARC1 is missing at the beginning/],
  ])('%s, and what is wrong with it', (text, problem) => {
    const { kind, problems = [] } = explainItem(text);
    expect(kind).toBe('record');
    expect(problems[0]).toMatch(problem);
  });

  it.each([
    'p',
    'mode',
    'id',
    't',
    'x=y',
    'b=1',
    'a=b',
    'mode: dark',
    'mx: a',
    'all in',
    '==',
    'p=none; hello',
  ])('%s is none', (text) => {
    const { kind, title } = explainItem(text);
    expect(`${kind} ${title}`).not.toMatch(/^record (?:SPF|DKIM|MTA)/);
  });

  it('is known with its source and the command that tests it', () => {
    for (const { of, name, test, references, checked, title, meaning } of RECORD_PARTS) {
      expect(test, name).toMatch(/^mailsonde (?:spf|dmarc|dkim|message|mta-sts) /);
      expect(references.length, `${of} ${name}`).toBeGreaterThan(0);
      expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(title).not.toMatch(/\.$/);
      expect(meaning).toMatch(/\.$/);
    }
  });
});

describe('a term that looks like a flag', () => {
  it.each([
    ['explain -all', 'explain -- -all'],
    ['explain -all ~all -v', 'explain ~all -v -- -all'],
    ['explain ~all -all ?all', 'explain ~all -- -all ?all'],
    ['explain -ip4:192.0.2.1 -- -mx', 'explain -- -ip4:192.0.2.1 -mx'],
    ['explain -- -all', 'explain -- -all'],
    ['explain -q 550', 'explain -q 550'],
    ['check -all', 'check -all'],
  ])('%s', (typed, read) => expect(termsAsItems(typed.split(' ')).join(' ')).toBe(read));
});
