/** CRAM-MD5: a keyed digest of the server's challenge in place of the password (RFC 2195). */
import { createHmac } from 'node:crypto';
import type { Mechanism } from './mechanism.ts';

export const cramMd5: Mechanism = {
  name: 'CRAM-MD5',
  begin({ user, secret }) {
    let answered = false;
    return {
      first: null,
      next(challenge) {
        if (challenge === null || challenge.length === 0) return { fail: 'the challenge cannot be read' };
        if (answered) return { fail: 'the server asks a second time' };
        answered = true;
        const digest = createHmac('md5', secret).update(challenge).digest('hex');
        return { say: `${user} ${digest}`, shown: '<user name and digest>' };
      },
      missing: () => null,
      told: null,
    };
  },
};
