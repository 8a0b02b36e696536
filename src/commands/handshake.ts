/** `handshake`: live sessions with servers that were named, or with every MX host of a domain. */
import type { CheckTopic } from '../model/check.ts';
import type { Io, Settings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { UsageError } from '../model/usage-error.ts';
import { run as inspect } from './inspect.ts';
import { announceProbes } from './intrusive.ts';
import type { Hints, InspectRequest, InspectResult } from './request.ts';

export interface HandshakeRequest {
  args: readonly string[];
  inputs: readonly string[];
  /** The arguments are domains. */
  mx: boolean;
  tool: InspectRequest['tool'];
  hints: Hints;
}

/** What a session answers; the rest is judged beside it, and what cannot be seen of it from here does not count. */
const ASKED: readonly CheckTopic[] = ['smtp', 'tls', 'delivery'];

export function run(request: HandshakeRequest, settings: Settings, io: Io): Promise<InspectResult> {
  const smtp = settings.given.smtp ?? {};
  announceProbes(settings, io);
  const { mx, ...rest } = request;
  if (mx && smtp.credentials !== undefined) {
    throw new UsageError(
      '--mx and --user contradict each other',
      'the mail hosts of a domain let nobody sign in; name the submission server, such as smtp.example.com:587',
    );
  }
  return inspect(
    {
      ...rest,
      command: 'handshake',
      accepts: mx ? 'domain' : 'server',
      topics: { judged: judgedBy(mx, settings), asked: ASKED },
      topicsOf: (target, chosen) => ({
        ...chosen,
        judged: chosen.judged.filter((topic) => concerns(topic, target)),
      }),
    },
    { ...settings, given: { ...settings.given, smtp } },
    io,
  );
}

const OF_DOMAIN: readonly CheckTopic[] = ['dns', 'mx', 'mta-sts', 'dane', 'smtp', 'tls', 'delivery'];
const OF_HOST: readonly CheckTopic[] = ['ptr', 'dane', 'smtp', 'tls', 'delivery'];

/** What was saved says itself what it holds. */
function judgedBy(mx: boolean, { replay }: Settings): readonly CheckTopic[] {
  if (replay !== undefined) return [...new Set([...OF_DOMAIN, ...OF_HOST])];
  return mx ? OF_DOMAIN : OF_HOST;
}

/** A server that takes mail from mail programs needs no reverse name, and DANE is for servers among themselves. */
function concerns(topic: CheckTopic, target: Target): boolean {
  return (
    (topic !== 'ptr' && topic !== 'dane') ||
    !('port' in target) ||
    target.port === undefined ||
    target.port === 25
  );
}
