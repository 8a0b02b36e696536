/** All dialects, in alphabetical order of their ids. */
import type { Dialect } from '../../model/dialect.ts';
import { gmail } from './gmail.ts';

export const DIALECTS: readonly Dialect[] = [gmail];
