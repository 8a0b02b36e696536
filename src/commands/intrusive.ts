/** Says what an intrusive look will do before it is done (`--probe`). */
import type { Io, Settings } from '../model/settings.ts';
import type { ProbeName } from '../model/smtp.ts';

const WILL_DO: { readonly [N in ProbeName]: string } = {
  'open-relay':
    'asks each server, with connections of its own, whether it takes recipients elsewhere from strangers; no message is sent, but the server may log it and block this address',
  'starttls-injection':
    'sends a harmless command in clear together with STARTTLS, with a connection of its own, to see whether it counts after TLS; the server may log it',
};

export function announceProbes({ given }: Settings, io: Io): void {
  for (const name of given.smtp?.probes ?? []) io.note(`mailsonde: --probe ${name} ${WILL_DO[name]}`);
}
