import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**'],
    // A shared runner may be several times slower; what hangs is told all the same.
    testTimeout: process.env.CI === undefined ? 20_000 : 60_000,
    // Shared runners stand still for seconds at a time, and many tests wait for the network. What is broken stays so.
    retry: process.env.CI === undefined ? 0 : 2,
  },
});
