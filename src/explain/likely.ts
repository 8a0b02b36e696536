/** How surely an explanation is told, in a file of its own since reports need no more of what explains. */
import type { Explanation } from '../model/explanation.ts';

/** Below this an explanation is one of several that may be true. */
const SURE = 0.7;

/** Title and meaning, and said to be no more than likely where it is. */
export function meaningOf({ title, meaning, confidence, category }: Explanation): string {
  return `${confidence < SURE && category !== 'other' ? 'Probably: ' : ''}${title}. ${meaning}`;
}
