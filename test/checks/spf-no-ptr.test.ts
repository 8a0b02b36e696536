/** The domain's own records do without ptr. */
import { describe, expect, it } from 'vitest';
import { spfNoPtr } from '../../src/checks/spf/spf-no-ptr.ts';
import { examined } from '../support/spf.ts';

describe('spf-no-ptr', () => {
  const WORLD = '_a.example.com TXT v=spf1 ptr -all\na.example.net TXT v=spf1 ptr -all';

  it.each([
    ['mx -all', 'pass'],
    ['ptr -all', 'fail'],
    ['?ptr:example.com -all', 'fail'],
    ['-all ptr', 'pass'],
    ['include:_a.example.com -all', 'fail'],
    ['include:a.example.net -all', 'pass'],
  ])('%s: %s', async (terms, verdict) => {
    expect((await examined(spfNoPtr, `${WORLD}\nexample.com TXT v=spf1 ${terms}`)).verdict).toBe(verdict);
  });

  it('shuts nobody out by an edit, but says whom to look for', async () => {
    const said = await examined(spfNoPtr, 'example.com TXT v=spf1 mx ptr:mail.example.com -all');
    expect(said).not.toHaveProperty('records');
    expect(said.fix).toContain('whose reverse name ends in mail.example.com');
    expect(said.fix).toContain('No edit is given here');
  });

  it('does not apply without a record', async () => {
    expect(await examined(spfNoPtr, 'example.com A 192.0.2.1')).toMatchObject({ verdict: 'skipped' });
  });
});
