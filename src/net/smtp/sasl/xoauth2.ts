/** XOAUTH2: what Google and Microsoft made of an access token before there was a standard. */
import { bearerConversation } from './bearer.ts';
import type { Mechanism } from './mechanism.ts';

export const xoauth2: Mechanism = {
  name: 'XOAUTH2',
  begin: ({ user, secret }) =>
    bearerConversation(
      { say: `user=${user}\u0001auth=Bearer ${secret}\u0001\u0001`, shown: '<user name and token>' },
      '',
    ),
};
