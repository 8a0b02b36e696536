/** Enhanced codes that a provider gives out by the range. */

/** `enhancedRange('X.7', 606, 649)`: X.7.606 to X.7.649. */
export function enhancedRange(subject: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `${subject}.${from + i}`);
}
