/** Tests of a dialect by example: each row beside a reply it reads and one it must leave alone. */
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/model/dialect.ts';
import { rowFor } from './dialect-rows.ts';

/** The row without its dialect (`no-mailbox`), a reply as the provider writes it, and one that only looks like it. */
export type Example = readonly [row: string, reply: string, near: string];

export function describeDialect(dialect: Dialect, examples: readonly Example[]): void {
  describe(dialect.id, () => {
    it.each(examples)('%s', (row, reply, near) => {
      expect(rowFor(dialect, reply)).toBe(`${dialect.id}-${row}`);
      expect(rowFor(dialect, near)).not.toBe(`${dialect.id}-${row}`);
    });

    it('has an example of every row', () => {
      const shown = new Set(examples.map(([row]) => `${dialect.id}-${row}`));
      expect(dialect.rows.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    });
  });
}
