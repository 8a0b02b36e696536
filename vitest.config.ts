import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/interop/**'],
    testTimeout: 20_000,
    // Shared runners stand still for seconds at a time, and many tests wait for the network. What is broken stays so.
    retry: process.env.CI === undefined ? 0 : 2,
  },
});
