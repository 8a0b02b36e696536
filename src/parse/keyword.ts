/** EHLO keywords, with or without parameters. */

/** Compared without case (RFC 5321 §2.4); `AUTH=PLAIN` is an old way to write `AUTH PLAIN`. */
export function offers(extensions: readonly string[], keyword: string): boolean {
  return extensions.some((one) => one.split(/[ =]/)[0]?.toUpperCase() === keyword);
}
