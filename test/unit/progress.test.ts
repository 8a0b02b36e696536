/** The line on stderr: one line, on a terminal only, gone when it is done. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

function terminal(columns = 40) {
  const written: string[] = [];
  const stream = {
    columns,
    isTTY: true,
    write: (text: string) => written.push(text) > 0,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
    on: () => stream,
    off: () => stream,
    once: () => stream,
  };
  return { stream: stream as unknown as NodeJS.WritableStream & { columns: number }, written };
}

describe('createProgress', () => {
  it('writes nothing where it is not wanted', () => {
    const { stream, written } = terminal();
    const progress = createProgress(stream, { enabled: false });
    progress.update({ target: 'a.example', waiting: 'MX' });
    progress.stop();
    expect(written).toEqual([]);
  });

  it('gives a sign of life at once, and clears it', () => {
    const { stream, written } = terminal();
    const progress = createProgress(stream, { enabled: true });
    progress.update({ target: 'a.example', waiting: 'MX' });
    expect(written.join('')).toContain('a.example  waiting for MX');
    progress.stop();
    expect(written.at(-1)).toMatch(/^\r.*K$/);
    progress.stop();
    expect(written).toHaveLength(2);
  });

  it('opens again after a stop, but not after the finish', () => {
    const { stream, written } = terminal();
    const progress = createProgress(stream, { enabled: true });
    progress.update({ target: 'a.example', waiting: 'one' });
    progress.stop();
    progress.update({ target: 'a.example', waiting: 'two' });
    expect(written.join('')).toContain('two');
    progress.finish();
    const before = written.length;
    progress.update({ target: 'a.example', waiting: 'three' });
    expect(written).toHaveLength(before);
  });

  it('writes the latest event only, however many come', async () => {
    const { stream, written } = terminal();
    const progress = createProgress(stream, { enabled: true });
    for (let n = 0; n < 10_000; n++) progress.update({ target: 'a.example', waiting: `question ${n}` });
    expect(written).toHaveLength(1);
    await sleep(150);
    progress.finish();
    expect(written.join('')).toContain('question 9999');
    expect(written.length).toBeLessThan(6);
  });

  it('keeps to one line and lets nothing remote through', () => {
    const { stream, written } = terminal(30);
    const progress = createProgress(stream, { enabled: true });
    progress.update({ target: 'a.example', waiting: `\u001b[2J\u202e${'x'.repeat(100)}` });
    progress.finish();
    const shown = (written[0] as string).replace(/^\r.*?K/, '');
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(shown.length).toBeLessThan(30);
  });

  it('hands over to the spinner when it lasts', async () => {
    const { stream, written } = terminal(80);
    const progress = createProgress(stream, { enabled: true });
    progress.update({ target: 'a.example', waiting: 'MX' });
    await sleep(900);
    progress.finish();
    const frames = new Set(written.join('').match(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/gu));
    expect(frames.size).toBeGreaterThan(1);
  });
});
