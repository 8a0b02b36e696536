/** The reverse name is the name the server is known by. */
import { ownNameOf } from '../../parse/own-name.ts';
import { defineCheck, fail, pass, rfc, skip } from '../define.ts';

export const ptrMatchesHelo = defineCheck({
  id: 'ptr-matches-helo',
  title: 'The reverse name equals the name of the server',
  severity: 'info',
  needs: ['ptr'],
  uses: ['sessions'],
  why: 'No rule wants them equal, and no receiver may refuse mail for it; a server that is called the same everywhere merely scores a little better.',
  fix: 'Set PTR record, HELO name and address record of the server to one and the same name.',
  references: [rfc(5321, '4.1.4'), rfc(1912, '2.1')],
  examine({ ptr, sessions }) {
    if (ptr.status === 'absent' || ptr.value.length === 0) return skip('no sending address is known');
    return ptr.value.map(({ ip, names, expectedName }) => {
      const about = { subject: ip };
      // A server that was spoken with by its own name has said itself what it is called.
      const held = sessions?.status === 'observed' ? sessions.value : [];
      const spoken = held.filter((one) => one.ip === ip && one.host === expectedName);
      const own = spoken.map(ownNameOf).find((name) => name !== null && names.includes(name));
      if (names.length === 0) return skip(`${ip} has no reverse name`, about);
      if (expectedName === undefined)
        return skip(`the HELO name of ${ip} is not known; state it with --helo`, about);
      const data = { ip, names, expected: expectedName };
      if (typeof own === 'string' && own !== expectedName)
        return pass(`${ip} is called ${own} in reverse, as the server calls itself`, { ...data, own }, about);
      if (names.includes(expectedName)) return pass(`${ip} is called ${expectedName} both ways`, data, about);
      return fail(`${ip} is called ${names[0]} in reverse, but the server ${expectedName}`, data, about);
    });
  },
});
