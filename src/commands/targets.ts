/** What the user named, as targets: from arguments, and line by line from a file. */
import type { Io } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseDomain } from '../parse/domain.ts';
import { canonicalIp } from '../parse/ip.ts';

/** What a command accepts as its argument. */
export type Accepts = 'domain' | 'ip-or-host' | 'ip-or-domain';

export interface BadLine {
  file: string;
  line: number;
  text: string;
  message: string;
}

export type Named = { target: Target } | { bad: BadLine };

/** Throws a UsageError for what is not acceptable. */
export function readTarget(text: string, accepts: Accepts): Target {
  if (accepts !== 'domain') {
    const ip = canonicalIp(text.trim().replace(/^\[(?:ipv6:)?(.*)\]$/i, '$1'));
    if (ip !== null) return { kind: 'ip', ascii: ip, display: ip };
  }
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new UsageError(parsed.problem, parsed.hint);
  return accepts === 'ip-or-host' ? { ...parsed.target, kind: 'host' } : parsed.target;
}

/** Arguments first, then the lines of the file; a bad argument throws, a bad line is told and passed over. */
export async function* readTargets(
  args: readonly string[],
  input: string | undefined,
  accepts: Accepts,
  io: Pick<Io, 'lines'>,
): AsyncIterable<Named> {
  for (const target of args.map((text) => readTarget(text, accepts))) yield { target };
  if (input === undefined) return;
  let line = 0;
  for await (const text of io.lines(input)) {
    line += 1;
    const bare = text
      .replace(/^\ufeff/, '')
      .replace(/(?:^|\s)#.*$/, '')
      .trim();
    if (bare === '') continue;
    try {
      yield { target: readTarget(bare, accepts) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      yield { bad: { file: input, line, text: text.slice(0, 300), message: error.message } };
    }
  }
}
