/** The order in which rotated logs were written: a shell names `mail.log` first and `mail.log.2.gz` last. */

/** Files of one set oldest first; sets in the order in which they were named. */
export function inOrder(files: readonly string[]): string[] {
  const sets = new Map<string, { file: string; age: string }[]>();
  for (const file of files) {
    const { set, age } = partsOf(file);
    const own = sets.get(set) ?? [];
    own.push({ file, age });
    sets.set(set, own);
  }
  return [...sets.values()].flatMap((own) =>
    own.sort((a, b) => (a.age < b.age ? -1 : a.age > b.age ? 1 : 0)).map(({ file }) => file),
  );
}

/**
 * `mail.log`, `mail.log.1`, `mail.log.2.gz`, `maillog-20261101`, `mainlog.01`: which set the file is of, and a text by
 * which the older ones of it come first.
 */
function partsOf(file: string): { set: string; age: string } {
  const bare = file.replace(/\.(?:gz|zst|bz2|xz|z)$/i, '');
  const dated = /[-.](\d{4}-?\d\d-?\d\d(?:[-.T_]?\d{2,6})?)(?:\.log)?$/.exec(bare);
  if (dated !== null)
    return { set: setOf(bare.slice(0, dated.index)), age: `1 ${(dated[1] as string).replace(/\D/g, '')}` };
  const numbered = /\.(\d{1,5})$/.exec(bare);
  if (numbered !== null)
    // The higher the number the older.
    return {
      set: setOf(bare.slice(0, numbered.index)),
      age: `0 ${String(100_000 - Number(numbered[1])).padStart(6, '0')}`,
    };
  return { set: setOf(bare), age: '2' };
}

/** `mail.log` and `mail-20261101.log` are of one set. */
function setOf(name: string): string {
  return name.replace(/\.log$/, '');
}
