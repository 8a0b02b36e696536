/** Evidence of the way of a message. */
import type { Attempt, DeliveryEvidence } from '../../model/evidence/delivery.ts';
import { failure, stage } from './outcome.ts';
import { address, flag, list, maybe, object, orNull, text, whole, word } from './shape.ts';

export const delivery = object<DeliveryEvidence>({
  by: word('mx', 'implicit', 'null', 'none', 'named'),
  attempts: list(
    object<Attempt>({
      host: text,
      ip: address,
      port: whole,
      preference: orNull(whole),
      stage,
      reply: orNull(text),
      outcome: word('accepted', 'deferred', 'refused', 'unreached'),
      explanation: orNull(text),
      failure: maybe(failure),
    }),
  ),
  to: text,
  askedRecipient: flag,
});
