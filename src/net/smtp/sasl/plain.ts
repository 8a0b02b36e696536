/** PLAIN: user name and password in one message (RFC 4616). */
import { type Mechanism, oneMessage } from './mechanism.ts';

export const plain: Mechanism = {
  name: 'PLAIN',
  // No authorization identity: the server takes that of the user.
  begin: ({ user, secret }) =>
    oneMessage({ say: `\u0000${user}\u0000${secret}`, shown: '<user name and password>' }),
};
