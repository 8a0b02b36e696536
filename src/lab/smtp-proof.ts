/** Looks at the lab's mail hosts with foreign tools: which tool, how, and what it must show. */
import type { LabProof } from './domain.ts';

/** What a bare connection hears, after a line of ours where there is one. */
export function nc(host: string, shows: string, port = 25, say?: string): LabProof {
  return { tool: 'nc', args: [host, `${port}`, ...(say === undefined ? [] : [say])], shows };
}

/** A session up to EHLO, or up to what the options say; all of it where they bring a message. */
export function swaks(host: string, shows: string, options: readonly string[] = [], port = 25): LabProof {
  const isTold = options.some((one) => one === '--quit-after' || one === '--data');
  const until = isTold ? [] : ['--quit-after', 'EHLO'];
  return { tool: 'swaks', args: [host, `${port}`, ...options, ...until], shows };
}

/** The handshake after STARTTLS, verified from the lab's authority and by name. */
export function starttls(host: string, shows: string, options: readonly string[] = [], port = 25): LabProof {
  return { tool: 'starttls', args: [host, `${port}`, ...options], shows };
}

export function dane(host: string, shows: string): LabProof {
  return { tool: 'dane', args: [host, '25'], shows };
}

/** What is answered over TLS to a command sent in clear. */
export function injection(host: string, shows: string): LabProof {
  return { tool: 'injection', args: [host, '25'], shows };
}
