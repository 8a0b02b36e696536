/** All lexicons, in alphabetical order of their languages. */
import type { Lexicon } from '../concepts.ts';
import { ENGLISH } from './en.ts';

export const LEXICONS: readonly Lexicon[] = [ENGLISH];
