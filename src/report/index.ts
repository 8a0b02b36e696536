/** The formats reports can be written in; each is loaded only when asked for. */
import type { Run } from '../model/report.ts';
import type { CreateRenderer, RenderOptions } from './renderer.ts';

export type { CreateRenderer, Hints, InputError, Renderer, RenderOptions, RunHead } from './renderer.ts';

const renderers = {
  pretty: async () => (await import('./terminal/pretty.ts')).createPretty,
  json: async () => (await import('./json.ts')).createJson,
  ndjson: async () => (await import('./ndjson.ts')).createNdjson,
  markdown: async () => (await import('./markdown/markdown.ts')).createMarkdown,
} satisfies { readonly [format: string]: () => Promise<CreateRenderer> };

export type Format = keyof typeof renderers;

export const FORMATS: readonly Format[] = Object.keys(renderers) as Format[];

export function loadRenderer(format: Format): Promise<CreateRenderer> {
  return renderers[format]();
}

const PLAIN: RenderOptions = { width: 80, color: false, verbose: false, quiet: false, terminal: false };

/** A finished run as text. */
export async function render(
  run: Run,
  format: Format,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const create = await loadRenderer(format);
  const { tool, command, startedAt } = run;
  const renderer = create(
    { tool, command, startedAt, targets: run.reports.length },
    { ...PLAIN, ...options },
  );
  const parts = [renderer.begin()];
  for (const report of run.reports) {
    await renderer.ready?.(report);
    parts.push(renderer.report(report));
  }
  parts.push(renderer.end({ tookMs: run.tookMs }));
  return parts.join('');
}
