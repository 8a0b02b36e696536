/** EXTERNAL: the client certificate of the TLS connection says who we are (RFC 4422 appendix A). */
import { type Mechanism, oneMessage } from './mechanism.ts';

export const external: Mechanism = {
  name: 'EXTERNAL',
  begin: ({ user }) => oneMessage({ say: user, shown: user === '' ? '=' : '<user name>' }),
};
