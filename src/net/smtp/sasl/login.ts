/** LOGIN: user name and password, each after a prompt; older than SASL, with no RFC, and offered everywhere. */
import type { Mechanism } from './mechanism.ts';

export const login: Mechanism = {
  name: 'LOGIN',
  begin({ user, secret }) {
    // The words of the prompts differ from server to server; their order does not.
    const answers = [
      { say: user, shown: '<user name>' },
      { say: secret, shown: '<password>' },
    ];
    return {
      first: null,
      next: () => answers.shift() ?? { fail: 'the server asks for more than user name and password' },
      missing: () => null,
      told: null,
    };
  },
};
