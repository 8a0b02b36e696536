/** All lexicons, in alphabetical order of their languages. */
import type { Lexicon } from '../concepts.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { ITALIAN } from './it.ts';
import { JAPANESE } from './ja.ts';
import { DUTCH } from './nl.ts';
import { POLISH } from './pl.ts';
import { PORTUGUESE } from './pt.ts';
import { RUSSIAN } from './ru.ts';
import { TURKISH } from './tr.ts';
import { SIMPLIFIED_CHINESE } from './zh-hans.ts';
import { TRADITIONAL_CHINESE } from './zh-hant.ts';

export const LEXICONS: readonly Lexicon[] = [
  GERMAN,
  ENGLISH,
  SPANISH,
  FRENCH,
  ITALIAN,
  JAPANESE,
  DUTCH,
  POLISH,
  PORTUGUESE,
  RUSSIAN,
  TURKISH,
  SIMPLIFIED_CHINESE,
  TRADITIONAL_CHINESE,
];
