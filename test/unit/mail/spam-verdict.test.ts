/** What filters write into a message about spam is found in the fields of the usual ones, and in the header alone. */
import { describe, expect, it } from 'vitest';
import { spamVerdict } from '../../../src/parse/mail/spam-verdict.ts';

describe('the verdict of a filter', () => {
  it.each([
    ['X-Spam-Flag: YES', 'X-Spam-Flag: YES'],
    ['X-Spam-Flag: YES\r\nX-Spam-Status: Yes,\r\n\tscore=8', 'X-Spam-Status: Yes, score=8'],
    ['X-Spam: Yes', 'X-Spam: Yes'],
    ['X-Spamd-Result: default: True [15.00 / 15.00]', 'X-Spamd-Result: default: True [15.00 / 15.00]'],
    ['X-Rspamd-Action: add header', 'X-Rspamd-Action: add header'],
    ['X-MS-Exchange-Organization-SCL: 5', 'X-MS-Exchange-Organization-SCL: 5'],
    [
      'X-Forefront-Antispam-Report: CIP:1.2.3.4;SFV:SPM;CAT:SPM',
      'X-Forefront-Antispam-Report: CIP:1.2.3.4;SFV:SPM;CAT:SPM',
    ],
    ['x-spam-status: YES', 'X-Spam-Status: YES'],
  ])('%j', (header, verdict) => {
    expect(spamVerdict(`Subject: x\r\n${header}\r\n\r\nbody\r\n`)).toBe(verdict);
  });

  it.each([
    'X-Spam-Status: No, score=-1.2',
    'X-MS-Exchange-Organization-SCL: 1',
    'X-Forefront-Antispam-Report: SFV:NSPM;CAT:NONE',
    'X-Spamd-Result: default: False [1.00 / 15.00]',
    'X-Rspamd-Action: no action',
    'Subject: X-Spam-Flag: YES',
    'Subject: x\r\n\r\nX-Spam-Flag: YES',
  ])('%j is none', (header) => {
    expect(spamVerdict(`${header}\r\n\r\nbody\r\n`)).toBeNull();
  });

  it('is kept short', () => {
    expect(spamVerdict(`X-Spam-Status: Yes, ${'tests '.repeat(9_000)}\r\n\r\n`)?.length).toBeLessThan(200);
  });
});
