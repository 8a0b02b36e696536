/** `route`: the journey a message to an address would make, without sending one. */
import type { Io, Settings } from '../model/settings.ts';
import { run as inspect } from './inspect.ts';
import type { Hints, InspectRequest, InspectResult } from './request.ts';

export interface RouteRequest {
  args: readonly string[];
  inputs: readonly string[];
  tool: InspectRequest['tool'];
  hints: Hints;
}

export function run(request: RouteRequest, settings: Settings, io: Io): Promise<InspectResult> {
  return inspect(
    {
      ...request,
      command: 'route',
      accepts: 'address',
      // What DANE and MTA-STS promise decides whether a sender that goes by them hands a message over at all.
      topics: {
        judged: ['dns', 'mx', 'mta-sts', 'dane', 'smtp', 'tls', 'delivery'],
        asked: ['smtp', 'delivery'],
      },
    },
    { ...settings, given: { ...settings.given, smtp: settings.given.smtp ?? {} } },
    io,
  );
}
