/** Numbers, shares, spans and moments in words. */
import { describe, expect, it } from 'vitest';
import { grouped, percent, span, stretch } from '../../src/parse/figures.ts';

describe('figures', () => {
  it.each([
    [percent(0), '0 %'],
    [percent(3.149), '3.1 %'],
    [percent(5), '5 %'],
    [percent(0.04), '0.04 %'],
    [percent(100), '100 %'],
    [grouped(1_234_567), '1,234,567'],
    [span(350), '350 ms'],
    [span(1_200), '1.2 s'],
    [span(240_000), '4 min'],
    [span(27_000_000), '7.5 h'],
    [span(86_400_000), '1 day'],
    [span(1_000_000_000), '12 days'],
    [stretch('2026-11-01T08:00:00Z', '2026-11-01T09:30:00Z'), '2026-11-01 08:00 to 09:30 UTC'],
    [stretch('2026-11-01T08:00:00Z', '2026-11-02T09:30:00Z'), '2026-11-01 08:00 to 2026-11-02 09:30 UTC'],
    [stretch('2026-11-01T08:00:00Z', '2026-11-01T08:00:30Z'), '2026-11-01 08:00 UTC'],
  ])('%s', (told, expected) => {
    expect(told).toBe(expected);
  });
});
