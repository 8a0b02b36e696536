/** `check --message FILE`: what a message of the domain tells of it goes into the look, and the message is judged too. */
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { parseDomain } from '../parse/domain.ts';
import { senderFacts } from '../parse/mail/sender-facts.ts';
import { printable } from '../parse/printable.ts';
import { readMessageFile } from './message-file.ts';
import type { InspectRequest } from './request.ts';

/** What the user states goes before what the message tells. */
export async function withMessage(
  request: InspectRequest,
  settings: Settings,
  io: Pick<Io, 'chunks'>,
  file: string,
): Promise<{ request: InspectRequest; settings: Settings }> {
  const { args, inputs } = request;
  const [domain] = args;
  if (settings.replay !== undefined)
    throw new UsageError(
      '--replay and --message contradict each other',
      'a replay looks at nothing again; look anew without --replay',
    );
  if (domain === undefined || args.length > 1 || inputs.length > 0)
    throw new UsageError('--message goes with one domain', 'name the domain the message is from');
  const { given } = settings;
  const { name, octets } = await readMessageFile(file, io);
  const parsed = parseDomain(domain);
  // What is no domain is told where domains are read.
  const facts = parsed.ok ? senderFacts(octets, parsed.target.ascii) : { selectors: [] };
  const ip = given.ips.length > 0 ? undefined : facts.ip;
  return {
    request: {
      ...request,
      message: {
        name: printable(name, 300),
        octets,
        bulk: false,
        stated: { ip: given.ips[0], helo: given.helo, mailFrom: given.sender },
      },
    },
    settings: {
      ...settings,
      given: {
        ...given,
        ips: ip === undefined ? given.ips : [ip],
        selectors: [...new Set([...given.selectors, ...facts.selectors])],
        ...(ip !== undefined && facts.mailFrom !== undefined && { sender: facts.mailFrom }),
        ...(ip !== undefined && given.helo === undefined && facts.helo !== undefined && { helo: facts.helo }),
      },
    },
  };
}
