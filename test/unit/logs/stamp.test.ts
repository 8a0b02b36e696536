/** Times of log lines: years and zones that are not written, leap days, summer time. */
import { afterEach, describe, expect, it } from 'vitest';
import { StampReader } from '../../../src/parse/logs/stamp.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** The times of stamps in one log, last changed at `latest`; null for what is none. */
function times(stamps: readonly string[], latest: string): (string | null)[] {
  const reader = new StampReader(Date.parse(latest));
  return stamps.map((stamp) => {
    const line = Buffer.from(`${stamp} host program: text`);
    const end = reader.read(line, 0, line.length);
    return end < 0 ? null : new Date(reader.at).toISOString().replace('.000Z', 'Z');
  });
}

describe('stamps without a year', () => {
  it.each([
    [
      'of the day the file was changed',
      ['Nov 22 10:00:00'],
      '2026-11-22T10:00:01Z',
      ['2026-11-22T10:00:00Z'],
    ],
    [
      'of later in the year: last year',
      ['Dec 31 10:00:00'],
      '2026-11-22T10:00:00Z',
      ['2025-12-31T10:00:00Z'],
    ],
    ['a little ahead of the file', ['Nov 22 10:00:30'], '2026-11-22T10:00:00Z', ['2026-11-22T10:00:30Z']],
    [
      'over New Year',
      ['Dec 31 23:59:59', 'Jan  1 00:00:00', 'Dec 31 23:59:59', 'Jan  1 00:00:01'],
      '2027-01-01T00:00:02Z',
      ['2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z', '2026-12-31T23:59:59Z', '2027-01-01T00:00:01Z'],
    ],
    ['of a leap day', ['Feb 29 12:00:00'], '2026-03-01T00:00:00Z', ['2024-02-29T12:00:00Z']],
    ['of a leap second', ['Jun 30 23:59:60'], '2026-07-01T00:00:00Z', ['2026-06-30T23:59:59Z']],
  ])('%s', (_, stamps, latest, expected) => {
    process.env.TZ = 'UTC';
    expect(times(stamps, latest)).toEqual(expected);
  });

  it('are of the zone of this machine, summer time and all', () => {
    process.env.TZ = 'Europe/Berlin';
    // At three in the morning of 25 October 2026 it is two again.
    const stamps = [
      'Oct 25 01:59:59',
      'Oct 25 02:10:00',
      'Oct 25 02:59:59',
      'Oct 25 02:00:00',
      'Oct 25 02:40:00',
      'Oct 25 03:00:00',
    ];
    expect(times(stamps, '2026-11-01T00:00:00Z')).toEqual([
      '2026-10-24T23:59:59Z',
      '2026-10-25T00:10:00Z',
      '2026-10-25T00:59:59Z',
      '2026-10-25T01:00:00Z',
      '2026-10-25T01:40:00Z',
      '2026-10-25T02:00:00Z',
    ]);
  });
});

describe('stamps in full', () => {
  it.each([
    ['2026-11-22T18:55:01.123456+01:00', '2026-11-22T17:55:01Z'],
    ['2026-11-22T18:55:01Z', '2026-11-22T18:55:01Z'],
    ['2026-11-22T18:55:01-0530', '2026-11-23T00:25:01Z'],
    ['2026-11-22 18:55:01', '2026-11-22T18:55:01Z'],
    ['2026-11-22 18:55:01 +0100', '2026-11-22T17:55:01Z'],
    ['2026-11-22 18:55:01.250', '2026-11-22T18:55:01Z'],
  ])('%s', (stamp, expected) => {
    process.env.TZ = 'UTC';
    expect(times([stamp], '2026-11-30T00:00:00Z')).toEqual([expected]);
  });

  it('change their zone with summer time, hour by hour', () => {
    expect(times(['2026-10-25T02:59:59+02:00', '2026-10-25T02:00:00+01:00'], '2026-11-01T00:00:00Z')).toEqual(
      ['2026-10-25T00:59:59Z', '2026-10-25T01:00:00Z'],
    );
  });
});

describe('what is no stamp', () => {
  it.each([
    'Nov 32 10:00:00',
    'Foo 22 10:00:00',
    'Nov 22 25:00:00',
    '2026-13-01T00:00:00Z',
    '2026-11-22',
    'hello',
    '',
  ])('%j', (stamp) => {
    expect(times([stamp], '2026-11-22T00:00:00Z')).toEqual([null]);
  });
});
