/** `ports`: which mail ports of a host are open, with which TLS, what for, and whether our own network blocks 25. */
import type { Io, Settings } from '../model/settings.ts';
import { run as inspect } from './inspect.ts';
import type { Hints, InspectRequest, InspectResult } from './request.ts';

export interface PortsRequest {
  args: readonly string[];
  inputs: readonly string[];
  tool: InspectRequest['tool'];
  hints: Hints;
}

export function run(request: PortsRequest, settings: Settings, io: Io): Promise<InspectResult> {
  return inspect(
    {
      ...request,
      command: 'ports',
      accepts: 'server',
      mostlyWaits: true,
      // What TLS and sign-in come to on submission ports shows in the same sessions; nobody asked about it by name.
      topics: { judged: ['ports', 'tls'], asked: ['ports'] },
    },
    settings,
    io,
  );
}
