/** Rotated logs are read in the order in which they were written, however a shell names them. */
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/cli/rotated-names.ts';

describe('inOrder', () => {
  it.each([
    [
      'numbers',
      ['mail.log', 'mail.log.1', 'mail.log.10.gz', 'mail.log.2.gz'],
      ['mail.log.10.gz', 'mail.log.2.gz', 'mail.log.1', 'mail.log'],
    ],
    [
      'dates',
      ['maillog', 'maillog-20261101', 'maillog-20261025.xz'],
      ['maillog-20261025.xz', 'maillog-20261101', 'maillog'],
    ],
    [
      'dates before the ending',
      ['mail-20261108.log', 'mail-20261101.log.gz', 'mail.log'],
      ['mail-20261101.log.gz', 'mail-20261108.log', 'mail.log'],
    ],
    ["Exim's", ['mainlog', 'mainlog.1', 'mainlog.02'], ['mainlog.02', 'mainlog.1', 'mainlog']],
    [
      'two sets, each by itself, as they were named',
      ['b/mail.log', 'a/mail.log', 'b/mail.log.1', 'a/mail.log.1'],
      ['b/mail.log.1', 'b/mail.log', 'a/mail.log.1', 'a/mail.log'],
    ],
    ['names that tell nothing', ['zebra', '-', 'apple'], ['zebra', '-', 'apple']],
  ])('%s', (_, named, expected) => {
    expect(inOrder(named)).toEqual(expected);
  });
});
