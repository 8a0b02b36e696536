import { describe, expect, it } from 'vitest';
import { readBlocklistCodes } from '../../src/knowledge/blocklist-answers.ts';
import { BLOCKLISTS, blocklistOf, DEAD_BLOCKLISTS, deadBlocklist } from '../../src/knowledge/blocklists.ts';

describe('the table of blocklists', () => {
  it('has unique zones, none of them dead, each with source and date', () => {
    const zones = BLOCKLISTS.map(({ zone }) => zone);
    expect(new Set(zones).size).toBe(zones.length);
    for (const list of BLOCKLISTS) {
      expect(deadBlocklist(list.zone), list.zone).toBeUndefined();
      expect(list.source, list.zone).toMatch(/^https:\/\//);
      expect(list.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(list.kinds.length).toBeGreaterThan(0);
    }
    expect(Object.keys(DEAD_BLOCKLISTS).length).toBeGreaterThan(10);
  });

  it('asks by default only lists that answer without key or registration', () => {
    const byDefault = BLOCKLISTS.filter((list) => list.byDefault);
    expect(byDefault.map(({ zone }) => zone)).toEqual([
      'zen.spamhaus.org',
      'dbl.spamhaus.org',
      'bl.spamcop.net',
      'psbl.surriel.com',
      'multi.surbl.org',
      'multi.uribl.com',
    ]);
    expect(byDefault.some(({ needsKey }) => needsKey)).toBe(false);
  });

  it('knows zones below a dead one', () => {
    expect(deadBlocklist('dnsbl.sorbs.net')).toMatch(/SORBS/);
    expect(deadBlocklist('sorbs.network')).toBeUndefined();
  });

  it.each([
    ['zen.spamhaus.org', ['127.0.0.2'], 'listed'],
    ['zen.spamhaus.org', ['127.255.255.252'], 'refused'],
    ['zen.spamhaus.org', ['127.0.0.2', '127.255.255.254'], 'refused'],
    ['dbl.spamhaus.org', ['127.0.1.255'], 'refused'],
    ['multi.surbl.org', ['127.0.0.1'], 'refused'],
    ['multi.uribl.com', ['127.0.0.12'], 'harmless'],
    ['multi.uribl.com', ['127.0.0.6'], 'listed'],
    ['hostkarma.junkemailfilter.com', ['127.0.0.1'], 'harmless'],
    ['hostkarma.junkemailfilter.com', ['127.0.0.2', '127.0.0.3'], 'listed'],
    ['nobody.knows.example', ['127.0.0.1'], 'refused'],
    ['nobody.knows.example', ['10.0.0.1'], 'refused'],
    ['nobody.knows.example', ['127.0.0.77'], 'listed'],
  ])('%s %j is %s', (zone, codes, state) => {
    expect(readBlocklistCodes(blocklistOf(zone), codes).state).toBe(state);
  });
});
