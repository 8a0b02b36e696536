/** `lab`: the embedded mail world: list its domains, run a command inside it, or keep it up. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labDomains, startLab } from '../lab/index.ts';
import type { Io, Settings } from '../model/settings.ts';
import { UsageError } from '../model/usage-error.ts';
import { milliseconds } from './values.ts';

export interface LabRequest {
  /** The command line to run inside; empty for none. */
  command: readonly string[];
  serve: boolean;
  delay?: string;
}

export interface LabResult {
  status?: 0 | 1 | 2 | 3 | 4 | 130;
  interrupted?: boolean;
}

/** `again` runs a command line as the program itself would. */
export async function run(
  request: LabRequest,
  _settings: Settings,
  io: Io,
  again: (args: readonly string[]) => Promise<NonNullable<LabResult['status']>>,
): Promise<LabResult> {
  if (request.serve && request.command.length > 0) {
    throw new UsageError(
      '--serve and a command contradict each other',
      'with --serve, run the command in another terminal',
    );
  }
  const delayMs = request.delay === undefined ? 0 : milliseconds('--delay', request.delay);
  if (!request.serve && request.command.length === 0) {
    await io.write(listing());
    return {};
  }
  const [name] = request.command;
  if (name === 'lab')
    throw new UsageError('a lab inside a lab is not possible', 'give another command after --');

  const folder = await mkdtemp(join(tmpdir(), 'mailsonde-lab-'));
  const lab = await startLab({ delayMs });
  try {
    const caFile = join(folder, 'lab-ca.pem');
    await writeFile(caFile, lab.caPem);
    const flags = [
      '--dns',
      lab.dns,
      ...lab.connectTo.flatMap((rule) => ['--connect-to', rule]),
      '--ca-file',
      caFile,
    ];
    if (request.serve) return await serve(flags, lab.resolvers, io);
    return { status: await again(withFlags(request.command, flags, lab.resolvers)) };
  } finally {
    await lab.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The lab's flags behind the user's own, unless the user gave that flag. `--dns lab:NAME` chooses one of the lab's
 * other resolvers.
 */
function withFlags(
  command: readonly string[],
  flags: readonly string[],
  resolvers: Readonly<Record<string, string>>,
): string[] {
  if (command[0] === 'explain') return [...command];
  const own = command.map((word) => {
    const variant = /^lab:(.+)$/.exec(word)?.[1];
    return variant === undefined ? word : (resolvers[variant] ?? word);
  });
  const added: string[] = [];
  for (let i = 0; i < flags.length; i += 2) {
    const flag = flags[i] as string;
    const given = own.some((word) => word === flag || word.startsWith(`${flag}=`));
    if (!given || flag === '--connect-to' || flag === '--ca-file') added.push(flag, flags[i + 1] as string);
  }
  return [...own, ...added];
}

async function serve(
  flags: readonly string[],
  resolvers: Readonly<Record<string, string>>,
  io: Io,
): Promise<LabResult> {
  const others = Object.entries(resolvers).map(([name, server]) => `  --dns ${server.padEnd(21)} ${name}\n`);
  await io.write(
    `The lab is up. Use it from another terminal with these flags, or dig @${flags[1]?.replace(':', ' -p ')}:\n\n  ${flags.join(' ')}\n\nOther resolvers of the same world:\n${others.join('')}\nPress Ctrl-C to end.\n`,
  );
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

function listing(): string {
  const width = Math.max(...labDomains.map(({ name }) => name.length));
  const group = (kind: 'broken' | 'healthy', heading: string): string => {
    const rows = labDomains
      .filter((domain) => domain.kind === kind)
      .map(
        ({ name, breaks, flags }) =>
          `  ${name.padEnd(width)}  ${breaks}${flags?.length ? `\n  ${''.padEnd(width)}  with ${flags.join(' ')}` : ''}\n`,
      );
    return `${heading}\n${rows.join('')}`;
  };
  return [
    group('broken', 'Broken domains, each with one fault (broken.example has several):'),
    '\n',
    group('healthy', 'Healthy domains, however odd:'),
    '\nRun one:  mailsonde lab -- check broken.example\n',
  ].join('');
}
