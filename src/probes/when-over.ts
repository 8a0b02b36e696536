/** The end of a target's time, or of the run, as a promise: what is under way is shared, and so does not end with it. */

/** One for all that is waited for: each listener of its own would be one too many of a long list. */
export function whenOver(signal: AbortSignal): { promise: Promise<'cut'>; forget(): void } {
  let onAbort = (): void => {};
  const promise = new Promise<'cut'>((resolve) => {
    onAbort = () => resolve('cut');
    signal.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', onAbort) };
}
