/** The command grammar: names, arguments, options and help. Everything that works is loaded when a command runs. */
import { Command, CommanderError } from 'commander';
import type { Hints } from '../commands/request.ts';
import type { Tool } from '../model/report.ts';
import type { Io, Settings } from '../model/settings.ts';
import type { CommandResult, ExitStatus } from './exit.ts';
import {
  addExplainOptions,
  EXPLAIN_EXAMPLES,
  type RawExplainOptions,
  termsAsItems,
} from './explain-options.ts';
import { harmless } from './harmless.ts';
import { addLogsOptions, LOGS_EXAMPLES, type RawLogsOptions } from './logs-options.ts';
import { addMessageOptions, MESSAGE_EXAMPLES, type RawMessageOptions } from './message-options.ts';
import { withOptionalValues } from './optional-values.ts';
import { addSharedOptions, type RawOptions } from './options.ts';
import { programName } from './program-name.ts';
import { addSendOptions, type RawSendOptions, SEND_EXAMPLES, splitSendOptions } from './send-options.ts';
import { addPortsOptions, addRouteOptions, addSessionOptions } from './smtp-options.ts';
import {
  addCheckOptions,
  addTopicOptions,
  heloOption,
  inputOption,
  TOPIC_COMMANDS,
  type TopicCommand,
} from './topic-options.ts';
import { typedFlags } from './typed-flags.ts';

declare const __VERSION__: string;

/**
 * Runs one command line; the returned status is the process's. Where it runs inside another, `outer` is what the user
 * types before the command, such as `lab -- `, and the command line as typed: hints then name commands that work.
 */
export async function runProgram(
  words: readonly string[],
  host: NodeJS.Process,
  outer: { within: string; typed: readonly string[] } = { within: '', typed: words },
): Promise<ExitStatus> {
  const argv = termsAsItems(helpAsFlag(words));
  let status: ExitStatus = 0;
  const act =
    (work: (settings: Settings, io: Io) => Promise<CommandResult>) =>
    async (raw: RawOptions): Promise<void> => {
      const { runCommand } = await import('./run-command.ts');
      status = await runCommand(raw, work, host, words);
    };
  const frame: Omit<Frame, 'program' | 'tool'> = {
    act,
    hints: (command) => ({
      program: programName(host.argv[1], host.cwd(), host.env.PATH ?? ''),
      within: outer.within,
      flags: typedFlags(command, outer.typed),
    }),
    again: (args, typed) => runProgram(args, host, { within: 'lab -- ', typed }),
  };
  const program = grammar(argv, host, frame);
  try {
    await program.parseAsync(withOptionalValues(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const meant = error.code === 'commander.unknownCommand' ? meantCommand(argv[0] ?? '') : undefined;
    if (meant !== undefined) {
      const { program: name, within } = frame.hints(program);
      host.stderr.write(`(Did you mean: ${name} ${within}${meant}?)\n`);
    }
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}

/** `help` and `help COMMAND` as the flag that says the same. */
function helpAsFlag(argv: readonly string[]): readonly string[] {
  const [first, command, ...more] = argv;
  if (first !== 'help' || more.length > 0) return argv;
  if (command === undefined) return ['--help'];
  const known = [
    'check',
    'handshake',
    'ports',
    'route',
    'send',
    'explain',
    'logs',
    'message',
    'lab',
    'help',
    ...TOPIC_COMMANDS.map(({ name }) => name),
  ];
  // Of a command there is not, commander knows the nearest.
  return known.includes(command) ? [command, '--help'] : [command];
}

/** A name where a command is due: what was surely meant. */
function meantCommand(word: string): string | undefined {
  if (!/^[\p{L}\p{N}_.:@-]+$/u.test(word) || word.startsWith('-')) return undefined;
  if (/^(?:\d+(?:\.\d+){3}|[\da-f]*:[\da-f:.]+)$/i.test(word)) return `ptr ${word}`;
  const domain = word.slice(word.lastIndexOf('@') + 1);
  return /^[^.:]+(?:\.[^.:]+)+\.?$/.test(domain) ? `check ${domain}` : undefined;
}

/** What every command is made with. */
interface Frame {
  program: Command;
  tool: Tool;
  hints(command: Command): Hints;
  act(work: (settings: Settings, io: Io) => Promise<CommandResult>): (raw: RawOptions) => Promise<void>;
  /** Runs a command line inside this one. */
  again(args: readonly string[], typed: readonly string[]): Promise<ExitStatus>;
}

function grammar(
  argv: readonly string[],
  host: NodeJS.Process,
  frame: Omit<Frame, 'program' | 'tool'>,
): Command {
  // Commands made later inherit this: none of them ends the process by itself, or repeats a control character.
  const program = new Command('mailsonde')
    .exitOverride()
    .configureOutput({
      writeErr: (text) => host.stderr.write(harmless(text.replace(/^error: /, 'mailsonde: '))),
    })
    .enablePositionalOptions()
    .description('Why mail does not arrive, and what exactly to change.')
    .version(__VERSION__, '-V, --version')
    .usage('<command> [options]')
    .helpCommand(false)
    .showHelpAfterError('(mailsonde --help shows all commands)')
    .addHelpText('after', EXAMPLES);
  const commands: { readonly [name: string]: (frame: Frame) => void } = {
    check: addCheck,
    ...Object.fromEntries(
      TOPIC_COMMANDS.map((topic) => [topic.name, (frame: Frame) => addTopic(topic, frame)]),
    ),
    handshake: addHandshake,
    ports: addPorts,
    route: addRoute,
    send: addSend,
    explain: addExplain,
    logs: addLogs,
    message: addMessage,
    lab: addLab,
    help: addHelp,
  };
  const [name = ''] = argv;
  // To make all commands takes longer than to run one; only help and slips of the pen need them all.
  const isEnough = Object.hasOwn(commands, name) && !argv.includes('--help') && !argv.includes('-h');
  for (const add of isEnough ? [commands[name]] : Object.values(commands))
    add?.({ ...frame, program, tool: { name: 'mailsonde', version: __VERSION__ } });
  return program;
}

function addCheck({ program, act, tool, hints }: Frame): void {
  addCheckOptions(
    program
      .command('check')
      .argument('[domain...]', 'domains to look at')
      .description('everything a receiver and a sender would look at, judged, with the record to publish'),
  ).action((domains: string[], raw: RawOptions, command: Command) =>
    act(async (settings, io) => {
      const { chooseTopics, run } = await import('../commands/check.ts');
      return run(
        {
          command: 'check',
          args: domains,
          accepts: 'domain',
          topics: chooseTopics(raw),
          tool,
          hints: hints(command),
          inputs: raw.input ?? [],
        },
        settings,
        io,
        raw.message,
      );
    })(raw),
  );
}

function addTopic({ name, topics, accepts, does }: TopicCommand, { program, act, tool, hints }: Frame): void {
  const argument = {
    domain: '[domain...]',
    'ip-or-host': '[ip|host...]',
    'ip-or-domain': '[ip|domain...]',
  }[accepts];
  addTopicOptions(name, program.command(name).argument(argument).description(does)).action(
    (args: string[], raw: RawOptions, command: Command) =>
      act(async (settings, io) => {
        const { run, topicChoice } = await import('../commands/check.ts');
        return run(
          {
            command: name,
            args,
            accepts,
            topics: topicChoice(topics, raw),
            tool,
            hints: hints(command),
            inputs: raw.input ?? [],
          },
          settings,
          io,
        );
      })(raw),
  );
}

function addHandshake({ program, act, tool, hints }: Frame): void {
  const command = program
    .command('handshake')
    .argument('[host[:port]...]', 'mail servers to speak with; port 25 where none is given')
    .description('one live SMTP session, step by step, timed and explained; no message is ever sent')
    .option('--mx', 'take the names for domains, and visit every MX host and address of each')
    .addOption(inputOption())
    .addOption(heloOption());
  addSharedOptions(addSessionOptions(command))
    .addHelpText('after', HANDSHAKE_EXAMPLES)
    .action((hosts: string[], raw: RawOptions & { mx?: boolean }, self: Command) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/handshake.ts');
        return run(
          { args: hosts, inputs: raw.input ?? [], mx: raw.mx ?? false, tool, hints: hints(self) },
          settings,
          io,
        );
      })(raw),
    );
}

function addPorts({ program, act, tool, hints }: Frame): void {
  const command = program
    .command('ports')
    .argument('[host[:port]...]', 'mail servers whose ports to look at')
    .description('mail ports of a host: open or not, with which TLS, what each is for, and which to use')
    .addOption(inputOption())
    .addOption(heloOption());
  addSharedOptions(addPortsOptions(command))
    .addHelpText('after', PORTS_EXAMPLES)
    .action((hosts: string[], raw: RawOptions, self: Command) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/ports.ts');
        return run({ args: hosts, inputs: raw.input ?? [], tool, hints: hints(self) }, settings, io);
      })(raw),
    );
}

function addRoute({ program, act, tool, hints }: Frame): void {
  const command = program
    .command('route')
    .argument('[address...]', 'mail addresses whose way is looked for')
    .description('the journey of a message to an address: host by host, and where it would stop')
    .addOption(inputOption())
    .addOption(heloOption());
  addSharedOptions(addRouteOptions(command))
    .addHelpText('after', ROUTE_EXAMPLES)
    .action((addresses: string[], raw: RawOptions, self: Command) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/route.ts');
        return run({ args: addresses, inputs: raw.input ?? [], tool, hints: hints(self) }, settings, io);
      })(raw),
    );
}

function addSend({ program, act, tool, hints }: Frame): void {
  addSendOptions(
    program
      .command('send')
      .description('one test message, composed or raw, to a server or straight to the mail hosts'),
  )
    .addHelpText('after', SEND_EXAMPLES)
    .action(async (typed: RawSendOptions, self: Command) => {
      const { wishes, raw } = splitSendOptions(typed);
      // Where the provider takes one name for all accounts, nobody need know it.
      if (wishes.provider !== undefined && raw.user === undefined && wishes.dryRun !== true) {
        const { fixedUserOf } = await import('../commands/send-way.ts');
        const user = fixedUserOf(wishes.provider);
        if (user !== undefined) raw.user = user;
      }
      await act(async (settings, io) => {
        const { run } = await import('../commands/send.ts');
        return run({ wishes, tool, hints: hints(self) }, settings, io);
      })(raw);
    });
}

function addExplain({ program, act, tool }: Frame): void {
  addExplainOptions(
    program
      .command('explain')
      .argument('[text...]', 'what to explain, each in quotes where it has spaces; - is standard input')
      .description('a reply, a code, a bounce, a term, a record or a check in plain words, and what to do'),
  )
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action((items: string[], raw: RawExplainOptions) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/explain.ts');
        return run({ items, inputs: raw.input ?? [], list: raw.list ?? false, tool }, settings, io);
      })(raw),
    );
}

function addLogs({ program, act, tool, hints }: Frame): void {
  addLogsOptions(
    program
      .command('logs')
      .argument(
        '[file...]',
        'logs of mail servers, packed (gz, zst) or not; mbox or Maildir; - for standard input',
      )
      .description(
        'what became of the mail in a log: bounces by reason and receiver, queue, blocks, who to remove',
      ),
  )
    .addHelpText('after', LOGS_EXAMPLES)
    .action((files: string[], raw: RawLogsOptions, self: Command) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/logs.ts');
        return run({ files, wishes: raw, tool, hints: hints(self) }, settings, io);
      })(raw),
    );
}

function addMessage({ program, act, tool, hints }: Frame): void {
  addMessageOptions(
    program
      .command('message')
      .argument('[file]', 'a raw message; - for standard input')
      .description('one raw message as receivers judge it: authentication, alignment, way, form, bulk rules'),
  )
    .addHelpText('after', MESSAGE_EXAMPLES)
    .action((file: string | undefined, typed: RawMessageOptions, self: Command) => {
      // What the shared settings would take for the envelope of a session is that of the message here.
      const { mailFrom, bulk, spamd, rspamd, blocklists, ...raw } = typed;
      const wishes = { mailFrom, bulk, spamd, rspamd, blocklists };
      return act(async (settings, io) => {
        const { run } = await import('../commands/message.ts');
        return run({ file, wishes, tool, hints: hints(self) }, settings, io);
      })(raw);
    });
}

function addLab({ program, act, again, hints }: Frame): void {
  program
    .command('lab')
    // What follows the command inside is its own: `--` may be left out.
    .passThroughOptions()
    .argument('[command...]', 'the command to run inside, such as: -- check broken.example')
    .description('an embedded mail world on loopback, with healthy and broken domains: no network needed')
    .option('--serve', 'keep it up and print the flags that use it')
    .option('--delay <duration>', 'let every DNS answer and SMTP reply take this long, such as 20ms')
    .option('--no-color', 'no colours')
    .action((command: string[], raw: RawOptions & { serve?: boolean; delay?: string }, self: Command) =>
      act(async (settings, io) => {
        const { run } = await import('../commands/lab.ts');
        return run(
          {
            command,
            program: hints(self).program,
            serve: raw.serve ?? false,
            noColor: raw.color === false,
            ...(raw.delay !== undefined && { delay: raw.delay }),
          },
          settings,
          io,
          again,
        );
      })(raw),
    );
}

/** For the list of commands only: `help` is read as the flag before any command is looked for. */
function addHelp({ program }: Frame): void {
  program.command('help').argument('[command]', 'the command to explain').description('help for a command');
}

const HANDSHAKE_EXAMPLES = `
Examples:
  mailsonde handshake mx1.example.com                 as a mail server would
  mailsonde handshake smtp.example.com:587 -v         with the whole transcript
  mailsonde handshake smtp.example.com:465            TLS from the start
  mailsonde handshake --mx example.com                every MX host and address
  mailsonde handshake mx1.example.com --rcpt you@example.com --mail-from me@example.org
  mailsonde handshake mx1.example.com --probe open-relay`;

const PORTS_EXAMPLES = `
Examples:
  mailsonde ports smtp.example.com               25, 465, 587, 2525 and which to use
  mailsonde ports smtp.example.com:587           that port is to be open, else exit 1
  mailsonde ports mail.example.com --ports 25,587
  mailsonde ports mx.example.com --egress-control none

Where port 25 is silent everywhere, 25 of a few large providers is tried once, to tell
a network that blocks it from servers that are down.`;

const ROUTE_EXAMPLES = `
Examples:
  mailsonde route postmaster@example.com              as far as the first EHLO
  mailsonde route you@example.com --rcpt              and ask about the address
  mailsonde route you@example.com --rcpt --mail-from me@example.org

Hosts of the same preference are taken in turn by their names; mail servers
take them at random.`;

const EXAMPLES = `
Examples:
  mailsonde check example.com                   all about one domain
  mailsonde check example.com --selector s1 -v  with a selector you use, in full
  mailsonde spf example.com --ip 192.0.2.25     a receiver's view of that sender
  mailsonde handshake mx1.example.com           one SMTP session, step by step
  mailsonde route you@example.com               the way mail to you takes
  mailsonde send --direct --from me@example.org --to you@example.com
  mailsonde logs /var/log/mail.log*             bounces, and who to remove
  mailsonde check --input domains.txt --format ndjson
  mailsonde lab -- check broken.example         try it offline

Exit status:
  0 fine · 1 findings · 2 usage or input · 3 could not be determined
  4 internal error · 130 interrupted`;
