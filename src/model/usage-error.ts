/** The user erred: one sentence, a hint, no stack, exit status 2. */

export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What was expected, or the next step. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
