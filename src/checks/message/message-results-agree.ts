/** Whether earlier receivers came to the same results. */
import { listed } from '../../parse/enumeration.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const messageResultsAgree = defineCheck({
  id: 'message-results-agree',
  title: 'Earlier receivers came to the same results',
  severity: 'info',
  needs: ['message'],
  why: 'Where an earlier server saw a signature hold and it no longer does, the message was changed in between; the other way round the DNS has changed since.',
  fix: 'Look which server wrote the other result, and what lies between it and here: a list, a gateway, a forwarder, or records changed since.',
  references: [rfc(8601)],
  examine({ message }) {
    if (message.status === 'absent') return skip('there is no message');
    const { claimed } = message.value;
    if (claimed.length === 0) return skip('the message carries no Authentication-Results');
    const differing = claimed.filter(({ differs }) => differs.length > 0);
    const [first] = differing;
    const data = {
      from: claimed.map(({ authservId }) => authservId || 'a server that gives no name'),
      differs: differing.flatMap(({ differs }) => differs),
    };
    return first === undefined
      ? pass(`The results of ${listed([...new Set(data.from)].slice(0, 3))} are ours too`, data)
      : fail(
          `${first.authservId || 'A server that gives no name'} wrote other results: ${first.differs.join('; ')}`,
          data,
        );
  },
});
