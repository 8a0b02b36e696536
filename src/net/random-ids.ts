/** Random 16-bit numbers from the cryptographic generator, drawn in bulk because each draw alone is dear. */
const pool = new Uint16Array(2048);
let left = 0;

export function randomId(): number {
  if (left === 0) {
    crypto.getRandomValues(pool);
    left = pool.length;
  }
  return pool[--left] as number;
}
