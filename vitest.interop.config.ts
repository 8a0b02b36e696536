/** Against real servers from Debian; what is not installed fails. */
import { defineConfig } from 'vitest/config';

// Debian keeps the daemons where not everybody's path leads.
process.env.PATH = `${process.env.PATH}:/usr/sbin`;

export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // As in the other suite: a runner that stands still must not count as a fault.
    retry: process.env.CI === undefined ? 0 : 2,
    globalSetup: 'test/interop/support/tools.ts',
  },
});
