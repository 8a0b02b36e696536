/** Evidence of ports and of the network here: what each port is, and whether 25 is let out. */
import type { EgressEvidence, EgressLook } from '../../model/evidence/egress.ts';
import type { PortLook } from '../../model/evidence/ports.ts';
import { failure, texts } from './outcome.ts';
import { session, tlsMode } from './sessions.ts';
import { address, flag, list, maybe, number, object, orNull, text, whole, word } from './shape.ts';

const portState = word('open', 'closed', 'filtered', 'tarpit', 'unreachable');

export const portLook = object<PortLook>({
  host: text,
  ip: address,
  port: whole,
  named: flag,
  state: portState,
  tlsMode: orNull(tlsMode),
  greeting: orNull(text),
  connectMs: number,
  failure: maybe(failure),
  session: maybe(session),
});

export const egress = object<EgressEvidence>({
  state: word('open', 'blocked', 'intercepted', 'unknown'),
  confidence: number,
  says: text,
  looks: list(
    object<EgressLook>({
      role: word('target', 'other-port', 'control'),
      host: text,
      ip: address,
      port: whole,
      state: portState,
      connectMs: number,
      greeting: maybe(text),
      startTls: maybe(flag),
      masked: maybe(word(true)),
    }),
  ),
  signs: texts,
});
