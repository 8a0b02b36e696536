/** Large receivers and their demands, in the order of checklists. */
import { apple } from './apple.ts';
import { gmail } from './gmail.ts';
import { laposte } from './laposte.ts';
import { outlook } from './outlook.ts';
import type { Receiver } from './receiver.ts';
import { yahoo } from './yahoo.ts';

export type { Demand, Receiver } from './receiver.ts';

export const RECEIVERS: readonly Receiver[] = [gmail, yahoo, outlook, apple, laposte];
