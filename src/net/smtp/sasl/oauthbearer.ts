/** OAUTHBEARER: an access token, with host and port it is meant for (RFC 7628). */
import { bearerConversation } from './bearer.ts';
import type { Mechanism } from './mechanism.ts';
import { saslName } from './scram.ts';

const SEPARATOR = '\u0001';

export const oauthbearer: Mechanism = {
  name: 'OAUTHBEARER',
  begin: ({ user, secret, host, port }) =>
    bearerConversation(
      {
        say: [
          `n,${user === '' ? '' : `a=${saslName(user)}`},`,
          `host=${host}`,
          `port=${port}`,
          `auth=Bearer ${secret}`,
          '',
          '',
        ].join(SEPARATOR),
        shown: '<user name and token>',
      },
      SEPARATOR,
    ),
};
