/** The formats explanations can be written in; each is loaded only when asked for. */
import type { Recalled } from '../explain/reply.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Format } from './index.ts';
import type { RenderOptions, RunHead } from './renderer.ts';

/** Text in the making, as for reports. */
export interface ExplanationRenderer {
  begin(): string;
  explanation(one: Explanation): string;
  /** A line of a session that needs no explanation; where this is left out, it gets one all the same. */
  brief?(one: Explanation): string;
  /**
   * The same line for a reply in a wording that is known, which is the UTF-8 of `item` between `from` and `to`, straight into
   * `octets` from `at` on. Gives back where it ends, or -1 where there is no room, so that `explanation` has to be asked.
   */
  putAgain?(recalled: Recalled, item: Buffer, from: number, to: number, octets: Buffer, at: number): number;
  end(run: { tookMs: number }): string;
}

/** `targets` of the head is the number of explanations, where it is known beforehand. */
export type CreateExplanationRenderer = (head: RunHead, options: RenderOptions) => ExplanationRenderer;

const renderers: { readonly [F in Format]: () => Promise<CreateExplanationRenderer> } = {
  pretty: async () => (await import('./terminal/explanation.ts')).createPretty,
  json: async () => (await import('./explanation-json.ts')).createJson,
  ndjson: async () => (await import('./explanation-json.ts')).createNdjson,
  markdown: async () => (await import('./markdown/explanation.ts')).createMarkdown,
};

export function loadExplanationRenderer(format: Format): Promise<CreateExplanationRenderer> {
  return renderers[format]();
}
