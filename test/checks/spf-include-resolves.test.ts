/** Includes and redirects lead to one sound record. */
import { describe, expect, it } from 'vitest';
import { spfIncludeResolves } from '../../src/checks/spf/spf-include-resolves.ts';
import { examined } from '../support/spf.ts';

describe('spf-include-resolves', () => {
  const WORLD = `
    ok.example.net TXT v=spf1 -all
    text.example.net TXT hello
    two.example.net TXT v=spf1 -all
    two.example.net TXT v=spf1 mx -all
    bad.example.net TXT v=spf1 wat
    deep.example.net TXT v=spf1 include:gone.example.org -all
    broken.example.net SERVFAIL
  `;

  it.each([
    ['include:ok.example.net -all', 'pass'],
    ['include:%{i}.example.net -all', 'pass'],
    ['-all include:gone.example.org', 'pass'],
    ['include:gone.example.org -all', 'fail'],
    ['include:text.example.net -all', 'fail'],
    ['include:two.example.net -all', 'fail'],
    ['include:bad.example.net -all', 'fail'],
    ['include:deep.example.net -all', 'fail'],
    ['redirect=text.example.net', 'fail'],
    ['include:broken.example.net -all', 'unknown'],
    ['include:broken.example.net include:gone.example.org -all', 'fail'],
  ])('%s: %s', async (terms, verdict) => {
    expect((await examined(spfIncludeResolves, `${WORLD}\nexample.com TXT v=spf1 ${terms}`)).verdict).toBe(
      verdict,
    );
  });
  it('does not apply without a record', async () => {
    expect(await examined(spfIncludeResolves, 'example.com A 192.0.2.1')).toMatchObject({
      verdict: 'skipped',
    });
  });

  it('names the target', async () => {
    const { data } = await examined(
      spfIncludeResolves,
      `${WORLD}\nexample.com TXT v=spf1 include:deep.example.net -all`,
    );
    expect(data).toMatchObject({
      targets: [{ term: 'include:gone.example.org', domain: 'deep.example.net' }],
    });
  });
});
