/** All dialects, in alphabetical order of their ids. */
import type { Dialect } from '../../model/dialect.ts';
import { exchangeOnline } from './exchange-online.ts';
import { gmail } from './gmail.ts';
import { outlook } from './outlook.ts';

export const DIALECTS: readonly Dialect[] = [exchangeOnline, gmail, outlook];
