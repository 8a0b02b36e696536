/** Which state of a port an attempt to connect shows. */
import type { PortState } from '../model/evidence/ports.ts';
import type { Failure } from '../model/failure.ts';

/** Answers of a firewall: ours, or one on the way. A host that cannot be found is told the same way. */
const FIREWALL = new Set(['EACCES', 'EPERM', 'EHOSTUNREACH']);

export function portState(failure: Failure | undefined): PortState {
  switch (failure?.kind) {
    case undefined:
      return 'open';
    case 'refused':
    case 'reset':
    case 'closed':
      return 'closed';
    case 'timeout':
      return 'filtered';
    default:
      return FIREWALL.has(failure?.code ?? '') ? 'filtered' : 'unreachable';
  }
}

/** Somebody is there: a refusal is an answer too. */
export function isAnswer(state: PortState): boolean {
  return state === 'open' || state === 'closed' || state === 'tarpit';
}
