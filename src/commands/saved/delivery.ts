/** Evidence of the way of a message. */
import type { Attempt, DeliveryEvidence, SentMessage, SentRecipient } from '../../model/evidence/delivery.ts';
import { DELIVERY_OUTCOMES } from '../../model/evidence/sessions.ts';
import { failure, stage } from './outcome.ts';
import { address, flag, list, maybe, object, orNull, text, whole, word } from './shape.ts';

const deliveryOutcome = word(...DELIVERY_OUTCOMES);

const sent = object<SentMessage>({
  number: whole,
  octets: orNull(whole),
  messageId: orNull(text),
  token: orNull(text),
  outcome: deliveryOutcome,
  recipients: list(
    object<SentRecipient>({
      address: text,
      outcome: deliveryOutcome,
      host: orNull(text),
      stage: orNull(stage),
      reply: orNull(text),
      explanation: orNull(text),
      tries: whole,
    }),
  ),
  queueId: orNull(text),
  waitsMs: list(whole),
});

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
      outcome: word('accepted', 'deferred', 'refused', 'unreached', 'unclear'),
      explanation: orNull(text),
      failure: maybe(failure),
    }),
  ),
  to: text,
  askedRecipient: flag,
  sent: maybe(list(sent)),
});
