/** Every SASL mechanism we speak. */
import { cramMd5 } from './cram-md5.ts';
import { external } from './external.ts';
import { login } from './login.ts';
import type { Mechanism } from './mechanism.ts';
import { oauthbearer } from './oauthbearer.ts';
import { plain } from './plain.ts';
import { scramSha1, scramSha256 } from './scram.ts';
import { xoauth2 } from './xoauth2.ts';

export const mechanisms: readonly Mechanism[] = [
  scramSha256,
  scramSha1,
  plain,
  login,
  cramMd5,
  oauthbearer,
  xoauth2,
  external,
];
