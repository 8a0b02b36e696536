/** All terms of the trade, and the way to one by any of its names. */
import { DELIVERY_TERMS } from './delivery.ts';
import { IDENTITY_TERMS } from './identity.ts';
import { REPUTATION_TERMS } from './reputation.ts';
import { ROLE_TERMS } from './roles.ts';
import type { Term } from './term.ts';
import { TRANSPORT_TERMS } from './transport.ts';

export type { Term } from './term.ts';

export const VOCABULARY: readonly Term[] = [
  ...ROLE_TERMS,
  ...DELIVERY_TERMS,
  ...REPUTATION_TERMS,
  ...IDENTITY_TERMS,
  ...TRANSPORT_TERMS,
];
