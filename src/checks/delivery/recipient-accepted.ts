/** The server takes each recipient that was asked about. */
import { defineCheck, rfc, skip, unknownFrom } from '../define.ts';
import { heardAt, judgeReplies, lastWords, pathOf, unnameable } from '../envelope.ts';

export const recipientAccepted = defineCheck({
  id: 'recipient-accepted',
  title: 'The server takes the recipient',
  severity: 'error',
  needs: ['sessions', 'delivery'],
  why: 'Mail to an address the server refuses comes back to its sender; many such attempts ruin the name of the sending address.',
  fix: 'Look for a slip in the address; if it is right, the owner of the domain has to create the mailbox or let the server take mail for the domain.',
  references: [rfc(5321, '4.1.1.3'), rfc(3463, '3.2'), rfc(6531, '3.2')],
  examine({ sessions, delivery }) {
    const held = sessions.status === 'observed' ? sessions.value : [];
    // Behind a refused sender every recipient is refused too, and it says nothing of them.
    const willing = held.filter((session) =>
      heardAt([session], 'mail').some(({ exchange }) => (exchange.reply?.code ?? 0) < 300),
    );
    const heard = heardAt(willing, 'rcpt');
    const asked = willing.flatMap(({ transcript }) =>
      transcript.filter(({ stage, sent }) => stage === 'rcpt' && sent !== null),
    );
    const paths = [...new Set(asked.map(pathOf))];
    const blocked = held.filter(({ unsendable }) => (unsendable?.recipients.length ?? 0) > 0);
    const [one] = willing.length === 0 ? blocked : [];
    if (one !== undefined)
      return (one.unsendable?.recipients ?? []).map((path) => unnameable(one, path, path));
    if (paths.length === 0) {
      // A server that answers before it is asked ends the session there.
      const early = willing.find(({ failure }) => failure?.stage === 'rcpt')?.failure;
      if (early !== undefined)
        return unknownFrom(early, 'Whether any recipient is taken could not be determined');
      return skip(
        heardAt(held, 'mail').length > 0 ||
          held.every(({ outcome, unsendable }) => outcome !== 'completed' || unsendable !== undefined)
          ? 'no session came as far as a recipient'
          : 'no recipient was asked about; --rcpt does',
      );
    }
    const isSent = delivery.status === 'observed' && delivery.value.sent !== undefined;
    const onward = delivery.status === 'observed' && delivery.value.by !== 'named' && !isSent;
    return paths.map((path) => {
      const own = lastWords(heard.filter(({ exchange }) => pathOf(exchange) === path));
      if (own.length > 0) return judgeReplies(path, own, onward, path);
      const [failure] = willing.flatMap((session) => session.failure ?? []);
      return failure === undefined
        ? skip(`no reply about ${path} was waited for`, { subject: path })
        : unknownFrom(failure, `Whether ${path} is taken could not be determined`, { subject: path });
    });
  },
});
