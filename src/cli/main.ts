/** Where the process enters: arguments in, exit status out. */

declare const __VERSION__: string;

const LOOKING = new Set('check mx spf dkim dmarc ptr mta-sts tls-rpt dane bimi dnssec blocklist'.split(' '));

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Asked by every installer and CI cache key; the command grammar is not needed to answer.
  process.stdout.write(`${__VERSION__}\n`);
} else {
  const grammar = import('./program.ts');
  if (LOOKING.has(args[0] ?? '')) {
    // Nearly every command looks at something: what that needs is read from disk while the grammar is.
    void import('./run-command.ts');
    void import('../commands/check.ts');
  }
  const { runProgram } = await grammar;
  process.exitCode = await runProgram(args, process);
}
