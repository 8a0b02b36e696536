/** The frame of whatever is explained from a table rather than from what a server said: nothing went wrong. */
import type { ExplainedKind, Explanation } from '../model/explanation.ts';
import { withoutAuthSecret } from '../parse/auth-secret.ts';
import { printable } from '../parse/printable.ts';

type Told = Pick<Explanation, 'title' | 'meaning'> & Partial<Explanation>;

/** Keys that do not apply are null, and nobody has to do anything, unless `told` says otherwise. */
export function entry(kind: ExplainedKind, input: string, { title, meaning, ...told }: Told): Explanation {
  const shown = printable(withoutAuthSecret(input.trim()));
  return {
    input: shown,
    kind,
    replyCode: null,
    enhancedCode: null,
    permanence: 'unknown',
    category: null,
    bounce: 'none',
    provider: null,
    phase: null,
    title,
    meaning,
    actor: 'nobody',
    action: [],
    retry: { advice: 'never', afterSeconds: null },
    address: 'keep',
    confidence: 1,
    matched: shown,
    references: [],
    ...told,
  };
}
