/** The record says what to make of everybody else. */
import { describe, expect, it } from 'vitest';
import { spfHasAll } from '../../src/checks/spf/spf-has-all.ts';
import { examined } from '../support/spf.ts';

describe('spf-has-all', () => {
  const WORLD = `
    soft.example.net TXT v=spf1 mx ~all
    open.example.net TXT v=spf1 mx
    text.example.net TXT hello
    broken.example.net SERVFAIL
  `;

  it.each([
    ['mx -all', 'pass'],
    ['mx ~all', 'pass'],
    ['mx ?all', 'fail'],
    ['mx', 'fail'],
    ['mx +all', 'skipped'],
    ['redirect=soft.example.net', 'pass'],
    ['redirect=open.example.net', 'fail'],
    ['redirect=%{d}.example.net', 'skipped'],
    ['redirect=%{i}.example.net', 'pass'],
    ['redirect=text.example.net', 'skipped'],
    ['redirect=broken.example.net', 'unknown'],
  ])('%s: %s', async (terms, verdict) => {
    expect((await examined(spfHasAll, `${WORLD}\nexample.com TXT v=spf1 ${terms}`)).verdict).toBe(verdict);
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfHasAll, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
