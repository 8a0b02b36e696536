/** Trend Micro Email Security. */
import type { Provider } from '../../model/provider.ts';

export const trendMicro: Provider = {
  id: 'trend-micro',
  name: 'Trend Micro',
  role: 'gateway',
  mx: ['tmes.trendmicro.com', 'tmes.trendmicro.eu', 'tmes-sg.trendmicro.com', 'tmes-anz.trendmicro.com'],
  spfIncludes: ['spf.tmes.trendmicro.com', 'trendmicro.com', 'trendmicro.eu'],
  dkim: {
    selectors: [],
    telling: [/^tm-dkim-/],
    console: 'Trend Micro Email Security, Outbound Protection > Domain-based Authentication > DKIM Signing',
  },
  sources: ['https://docs.trendmicro.com/'],
  checked: '2026-11-22',
};
