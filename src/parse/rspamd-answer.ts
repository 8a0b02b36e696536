/** What rspamd answers to `/checkv2`: the score, what it would do, and the symbols that matched. */
import type { SpamSymbol } from '../model/evidence/spam-filters.ts';

export interface RspamdAnswer {
  score: number;
  /** From here on it refuses; null where it has none. */
  threshold: number | null;
  action: string;
  symbols: SpamSymbol[];
}

/** Never throws; `problem` where it is no answer of rspamd to a message. */
export function parseRspamdAnswer(text: string): RspamdAnswer | { problem: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { problem: 'the answer is not that of rspamd' };
  }
  if (!isRecord(answer)) return { problem: 'the answer is not that of rspamd' };
  if (typeof answer.error === 'string') return { problem: `rspamd says ${answer.error.slice(0, 200)}` };
  const { score, action, required_score: threshold } = answer;
  // Whatever ends the look early counts as passed over; only where nothing came of it there is no verdict.
  if (answer.is_skipped === true && action === 'no action')
    return { problem: 'rspamd passed it over, as its settings have it' };
  if (!isNumber(score) || typeof action !== 'string')
    return { problem: 'the answer of rspamd names no score' };
  return {
    score,
    threshold: isNumber(threshold) ? threshold : null,
    action: action.slice(0, 60),
    symbols: isRecord(answer.symbols)
      ? Object.entries(answer.symbols).map(([name, value]) => symbol(name, value))
      : [],
  };
}

function symbol(name: string, value: unknown): SpamSymbol {
  const { score, description, options }: Record<string, unknown> = isRecord(value) ? value : {};
  const found = Array.isArray(options) ? options.filter((one) => typeof one === 'string').slice(0, 5) : [];
  const told = [
    typeof description === 'string' ? description : '',
    found.length === 0 ? '' : `[${found.join(', ')}]`,
  ];
  return {
    name,
    score: isNumber(score) ? score : 0,
    says: told.filter((one) => one !== '').join(' ') || null,
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
