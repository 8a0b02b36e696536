/** The server takes the envelope sender. */
import { defineCheck, rfc, skip } from '../define.ts';
import { cutOff, heardAt, judgeReplies, lastWords, unnameable } from '../envelope.ts';

export const senderAccepted = defineCheck({
  id: 'sender-accepted',
  title: 'The server takes the envelope sender',
  severity: 'error',
  needs: ['sessions', 'delivery'],
  why: 'A server that refuses the address of the sender refuses every message that comes from it, whoever it is for.',
  fix: 'Send from an address whose domain exists, takes mail itself, and lists the sending server in SPF; on a submission server, from an address of the account.',
  references: [rfc(5321, '4.1.1.2'), rfc(6531, '3.2')],
  examine({ sessions, delivery }) {
    const held = sessions.status === 'observed' ? sessions.value : [];
    const heard = heardAt(held, 'mail');
    if (heard.length === 0) {
      const blocked = held.find(({ unsendable }) => unsendable !== undefined);
      const sender = blocked?.unsendable?.sender;
      if (blocked !== undefined)
        return typeof sender === 'string'
          ? unnameable(blocked, sender)
          : skip('no session came as far as the sender: see recipient-accepted');
      return (
        cutOff(
          held,
          'the sender was taken',
          delivery.status === 'observed' && delivery.value.by === 'named',
        ) ??
        skip(
          held.some(({ outcome }) => outcome === 'completed')
            ? 'no sender was named; --rcpt and --mail-from do'
            : 'no session came as far as the sender',
        )
      );
    }
    const isSent = delivery.status === 'observed' && delivery.value.sent !== undefined;
    const onward = delivery.status === 'observed' && delivery.value.by !== 'named' && !isSent;
    return judgeReplies('the sender', lastWords(heard), onward);
  },
});
