/** Where the process enters: arguments in, exit status out. */

declare const __VERSION__: string;

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Asked by every installer and CI cache key; the command grammar is not needed to answer.
  process.stdout.write(`${__VERSION__}\n`);
} else {
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(args, process);
}
