import { defineConfig } from 'vitest/config';

/** Against real servers from Debian; what is not installed fails. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
