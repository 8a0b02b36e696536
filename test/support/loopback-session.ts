/** Holds sessions with servers on loopback, with short patience. */
import type { Limits } from '../../src/model/context.ts';
import type { SmtpSession } from '../../src/model/evidence/sessions.ts';
import type { SmtpRequest } from '../../src/model/smtp.ts';
import { type ContextOptions, createContext } from '../../src/net/context.ts';

export const MX = 'mx.example.com';

export interface ClientOptions extends Pick<ContextOptions, 'sourceAddress' | 'signal'> {
  ca?: string;
  limits?: Partial<Limits>;
}

export async function holdSession(
  port: number,
  request: Partial<SmtpRequest> = {},
  { ca, limits, ...rest }: ClientOptions = {},
): Promise<SmtpSession> {
  const ctx = createContext({
    dns: ['127.0.0.1'],
    ...(ca !== undefined && { extraCa: [ca] }),
    limits: { connectMs: 2_000, commandMs: 2_000, ...limits },
    ...rest,
  });
  try {
    return await ctx.speak({
      host: MX,
      ip: '127.0.0.1',
      port,
      tls: 'opportunistic',
      helo: 'client.example',
      ...request,
    });
  } finally {
    ctx.close();
  }
}
