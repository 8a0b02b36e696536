/** Asks for a word at the terminal: a secret, without showing what is typed, or a yes. */
import type { Writable } from 'node:stream';

/** The part of `process.stdin` that is needed; a terminal, or not. */
export interface Keys {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: Buffer) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

const INTERRUPT = '\u0003';
const END = '\u0004';
const ERASE_LINE = '\u0015';
/** No password is that long (characters). */
const MAX_TYPED = 4_096;

/**
 * Null where there is no terminal to ask at, or the person ends the input without a word. `interrupt` is called for
 * Ctrl-C, which a terminal without echo passes on as a character. `shows`: what is typed is no secret.
 */
export function askSecret(
  question: string,
  keys: Keys,
  screen: Pick<Writable, 'write'>,
  interrupt: () => void,
  shows = false,
): Promise<string | null> {
  if (keys.isTTY !== true || keys.setRawMode === undefined) return Promise.resolve(null);
  const decoder = new TextDecoder();
  // In this order: what is typed at once on seeing the question must not show either.
  keys.setRawMode(true);
  screen.write(question);
  return new Promise((resolve) => {
    let typed: string[] = [];
    const finish = (answer: string | null): void => {
      keys.off('data', onData);
      keys.off('end', onEnd);
      keys.setRawMode?.(false);
      keys.pause();
      screen.write('\n');
      resolve(answer);
    };
    const onEnd = (): void => finish(null);
    const onData = (chunk: Buffer): void => {
      // Terminals put pasted text in brackets, and send keys without a letter as sequences.
      const text = decoder
        .decode(chunk, { stream: true })
        .replaceAll(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?/g, '');
      for (const key of text) {
        const isLast = key === '\r' || key === '\n';
        if (isLast || key === INTERRUPT || (key === END && typed.length === 0)) {
          finish(isLast ? typed.join('') : null);
          if (key === INTERRUPT) interrupt();
          return;
        }
        const before = typed.length;
        if (key === ERASE_LINE) typed = [];
        else if (key === '\u007f' || key === '\b') typed.pop();
        else if (!/\p{Cc}/u.test(key) && typed.length < MAX_TYPED) typed.push(key);
        if (shows) screen.write(typed.length > before ? key : '\b \b'.repeat(before - typed.length));
      }
    };
    keys.on('data', onData);
    keys.on('end', onEnd);
    keys.resume();
  });
}
