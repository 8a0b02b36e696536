/** `lab`: the embedded mail world: list its domains, run a command inside it, or keep it up. */
import {
  type Lab,
  type LabDomain,
  type LabHost,
  labAccount,
  labDomains,
  labHosts,
  labPostbox,
  startLab,
} from '../lab/index.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { milliseconds, plain } from './values.ts';
import { wrap } from './wrap.ts';

export interface LabRequest {
  /** The command line to run inside; empty for none. */
  command: readonly string[];
  serve: boolean;
  /** How this program was started. */
  program: string;
  delay?: string;
  /** `--no-color`, which is meant for the command inside. */
  noColor: boolean;
}

export interface LabResult {
  status?: 0 | 1 | 2 | 3 | 4 | 130;
  interrupted?: boolean;
}

/** `again` runs a command line as the program itself would; hints repeat what was typed, without the lab's flags. */
export async function run(
  request: LabRequest,
  _settings: Settings,
  io: Io,
  again: (args: readonly string[], typed: readonly string[]) => Promise<NonNullable<LabResult['status']>>,
): Promise<LabResult> {
  if (request.serve && request.command.length > 0) {
    throw new UsageError(
      '--serve and a command contradict each other',
      'with --serve, run the command in another terminal',
    );
  }
  if (request.delay !== undefined && !request.serve && request.command.length === 0) {
    throw new UsageError('--delay needs something to delay', 'give --serve, or a command after --');
  }
  const delayMs = request.delay === undefined ? 0 : milliseconds('--delay', request.delay);
  if (!request.serve && request.command.length === 0) {
    await io.write(listing(request.program, Math.min(io.width, 120)));
    return {};
  }
  const [name] = request.command;
  if (name === 'lab')
    throw new UsageError('a lab inside a lab is not possible', 'give another command after --');

  const lab = await startLab({ delayMs, whole: request.serve });
  let caFile: Awaited<ReturnType<Io['temporary']>> | undefined;
  try {
    caFile = await io.temporary('lab-ca.pem', lab.caPem);
    const { path } = caFile;
    const flagsWith = (rules: readonly string[]): string[] => [
      ...['--dns', lab.dns],
      ...rules.flatMap((rule) => ['--connect-to', rule]),
      ...['--ca-file', path],
    ];
    if (request.serve) return await serve(flagsWith(lab.connectToUsual), lab, io);
    const flags = flagsWith(lab.connectTo);
    if (request.noColor) flags.push('--no-color');
    return { status: await again(withFlags(request.command, flags, lab.resolvers), request.command) };
  } finally {
    await lab.close();
    await caFile?.remove();
  }
}

/**
 * The lab's flags right behind the name of the command, since its arguments may contain a `--`. A resolver named by
 * the user stays, and `--dns lab:NAME` chooses one of the lab's others.
 */
function withFlags(
  command: readonly string[],
  flags: readonly string[],
  resolvers: Readonly<Record<string, string>>,
): string[] {
  const [first = '', ...others] = command;
  // These look at nothing.
  if (first === 'explain' || first === 'help')
    return [first, ...flags.filter((flag) => flag === '--no-color' && first === 'explain'), ...others];
  const end = command.indexOf('--');
  const isFlag = (at: number): boolean => end < 0 || at < end;
  const own = command.map((word, at) =>
    !isFlag(at)
      ? word
      : word.replace(/^(--dns=)?lab:(.+)$/, (_, flag: string | undefined, variant: string) => {
          const server = resolvers[variant];
          if (server !== undefined) return `${flag ?? ''}${server}`;
          throw new UsageError(
            `the lab has no resolver "${plain(variant)}"`,
            `its resolvers are ${Object.keys(resolvers).join(', ')}`,
          );
        }),
  );
  const [name = '', ...typed] = own;
  const { rules, rest } = takeRules(typed);
  const ownResolver = own.some((word, at) => isFlag(at) && (word === '--dns' || word.startsWith('--dns=')));
  return [name, ...rules, ...(ownResolver ? flags.slice(2) : flags), ...rest];
}

/** The user's own `--connect-to` goes before the lab's, since the first rule that matches decides. */
function takeRules(words: readonly string[]): { rules: string[]; rest: string[] } {
  const rules: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') return { rules, rest: [...rest, ...words.slice(at)] };
    const value = words[at + 1];
    if (word.startsWith('--connect-to=')) rules.push(word);
    else if (word === '--connect-to' && value !== undefined) {
      rules.push(word, value);
      at += 1;
    } else rest.push(word);
  }
  return { rules, rest };
}

/** Until an interrupt; at once where nobody reads how to use it. */
async function serve(
  flags: readonly string[],
  { resolvers, connectToOwn, account }: Lab,
  io: Io,
): Promise<LabResult> {
  const others = Object.entries(resolvers).map(([name, server]) => `  --dns ${server.padEnd(21)} ${name}\n`);
  const own = connectToOwn.map((rule) => `  --connect-to ${rule}\n`);
  const read = await io.write(
    [
      `The lab is up. Use it from another terminal with these flags, or dig @${flags[1]?.replace(':', ' -p ')}:\n`,
      `  ${flags.join(' ')}\n`,
      `Other resolvers of the same world:\n${others.join('')}`,
      `Mail servers that differ from the usual one; give the rule of the one you want before the others:\n${own.join('')}`,
      `Submission hosts know the user ${account.user} with the password ${account.password}\n`,
      `A mailbox to follow mail into: ${MAILBOX}\n`,
      'Press Ctrl-C to end.\n',
    ].join('\n'),
  );
  if (!read) return {};
  await new Promise<void>((resolve) => {
    // The servers hold no claim on the process, so something must.
    const keepAlive = setInterval(() => {}, 60_000);
    const end = (): void => {
      clearInterval(keepAlive);
      resolve();
    };
    if (io.signal.aborted) end();
    else io.signal.addEventListener('abort', end, { once: true });
  });
  return { interrupted: true };
}

/** Names beside what they show, or above it where the screen is narrow. */
export function listing(program: string, columns: number): string {
  const names = Math.max(...[...labDomains, ...labHosts].map(({ name }) => name.length));
  const indent = columns >= names + 4 + LEAST_TEXT ? names + 4 : 4;
  const room = Math.max(LEAST_TEXT, columns) - indent;
  const group = (heading: string, rows: readonly Row[]): string => {
    const lines = rows.flatMap(({ name, breaks, flags }) => {
      const text = wrap(breaks, room);
      if (flags?.length) text.push(...wrap(`with ${flags.join(' ')}`, room));
      const beside = indent > names ? `  ${name.padEnd(names)}  ${text.shift()}` : `  ${name} `;
      return [beside.trimEnd(), ...text.map((line) => ' '.repeat(indent) + line)];
    });
    return `${[...wrap(heading, columns), ...lines].join('\n')}\n`;
  };
  const of = (kind: LabDomain['kind']): Row[] => labDomains.filter((domain) => domain.kind === kind);
  return [
    group('Broken domains, each with one fault (broken.example has several):', of('broken')),
    group('Domains whose mail server does not let itself be judged, now or from here:', of('unclear')),
    group('Healthy domains, however odd:', of('healthy')),
    group('Submission hosts, sound and not, for handshake and ports:', labHosts),
    `${wrap(`They know the user ${labAccount.user} with the password ${labAccount.password}`, columns).join('\n')}\n`,
    `${wrap(`A mailbox to follow mail into: ${MAILBOX}`, columns).join('\n')}\n`,
    `Run one:  ${program} lab -- check broken.example\n`,
  ].join('\n');
}

const MAILBOX = `send --to ${labPostbox.user} --follow imaps://you@imap.postbox.example, with the password ${labPostbox.password}`;

type Row = Pick<LabDomain | LabHost, 'name' | 'breaks' | 'flags'>;

/** Narrower text is harder to read than text on a line of its own (columns). */
const LEAST_TEXT = 36;
