/** Where the process enters: arguments in, exit status out. */

declare const __VERSION__: string;

/** Should the run end without an answer, it was our fault. */
process.exitCode = 4;
process.on('uncaughtException', (error) => {
  process.stderr.write(
    `mailsonde ${__VERSION__}: internal error: ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(4);
});

let unwritten = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early (head, less): that is its good right.
  if (error.code === 'EPIPE' || unwritten) return;
  unwritten = true;
  process.exitCode = 2;
  process.stderr.write(`mailsonde: cannot write to standard output: ${error.message}\n`);
});
// Nobody left to tell.
process.stderr.on('error', () => {});

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Asked by every installer and CI cache key; the command grammar is not needed to answer.
  process.stdout.write(`${__VERSION__}\n`);
  process.exitCode = 0;
} else {
  void import('./program.ts')
    .then(({ runProgram }) => runProgram(args, process))
    .then((status) => {
      process.exitCode = unwritten && status !== 130 ? 2 : status;
    });
}
