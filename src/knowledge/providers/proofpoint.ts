/** Proofpoint mail gateways. */
import type { Provider } from '../../model/provider.ts';

export const proofpoint: Provider = {
  id: 'proofpoint',
  name: 'Proofpoint',
  role: 'gateway',
  mx: ['pphosted.com', 'ppe-hosted.com'],
  spfIncludes: ['pphosted.com', 'ppe-hosted.com'],
  dkim: {
    selectors: ['proofpoint', 'pp', 'ppkey', 'pphosted'],
    telling: [/^proofpoint\d*$/, /^pphosted\d*$/, /^selector-\d{10}$/],
    cnameTargets: ['pphosted.com', 'ppe-hosted.com'],
    console: 'Proofpoint admin, Email Protection > Email Authentication > DKIM',
  },
  sources: ['https://help.proofpoint.com/'],
  checked: '2026-11-22',
};
