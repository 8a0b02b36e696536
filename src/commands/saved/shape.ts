/** Small shapes to hold JSON of unknown origin against: each says what is wrong first, and where. */
import { canonicalIp } from '../../parse/ip.ts';

export interface Damage {
  /** Keys and indices that lead there. */
  path: (string | number)[];
  says: string;
}

/** The depth bounds what nests in itself; a value of type `T` has no damage. */
export type Shape<T> = ((value: unknown, depth: number) => Damage | undefined) & { readonly of?: () => T };

/** What we write nests far less (an SPF tree some ten levels). */
const MAX_DEPTH = 200;
/** Columns, counts and lengths beyond this are none of ours, and would be drawn as so many spaces. */
const MAX_COUNT = 1_000_000_000;
const MAX_COLUMN = 1_000_000;

function simple<T>(due: string, fits: (value: unknown) => boolean): Shape<T> {
  return (value) =>
    fits(value) ? undefined : { path: [], says: `${due} is due, and ${kindOf(value)} stands there` };
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string'
    ? 'another text'
    : typeof value === 'number'
      ? 'another number'
      : String(value);
}

const isTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isWhole = (value: unknown, most: number): boolean =>
  isNumber(value) && Number.isInteger(value) && value >= 0 && value <= most;

export const text = simple<string>('a text', (value) => typeof value === 'string');
export const flag = simple<boolean>('true or false', (value) => typeof value === 'boolean');
export const number = simple<number>('a number', (value) => isNumber(value) && value >= 0);
/** Of either sign. */
export const signed = simple<number>('a number', isNumber);
export const whole = simple<number>('a whole number', (value) => isWhole(value, MAX_COUNT));
export const column = simple<number>('a column', (value) => isWhole(value, MAX_COLUMN) && value !== 0);
export const time = simple<string>('a time', isTime);
export const timeOrEmpty = simple<string>('a time', (value) => value === '' || isTime(value));
export const address = simple<string>(
  'an IP address',
  (value) => typeof value === 'string' && canonicalIp(value) !== null,
);

export function word<const T extends string | number | boolean | null>(...words: readonly T[]): Shape<T> {
  return simple<T>(words.length === 1 ? String(words[0]) : `one of ${words.join(', ')}`, (value) =>
    (words as readonly unknown[]).includes(value),
  );
}

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, depth) =>
    value === null ? undefined : shape(value, depth);

export const maybe =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, depth) =>
    value === undefined ? undefined : shape(value, depth);

export const list =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value, depth) => {
    if (!Array.isArray(value)) return { path: [], says: `a list is due, and ${kindOf(value)} stands there` };
    for (const [index, item] of value.entries()) {
      const damage = shape(item, depth + 1);
      if (damage !== undefined) return within(index, damage);
    }
    return undefined;
  };

/** Every field of `T`, the optional ones as `maybe`. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Shape<Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K]>;
};

/** Keys that are not named may stand there: a later version adds some. */
export const object =
  <T extends object>(fields: Fields<T>): Shape<T> =>
  (value, depth) => {
    if (!isObject(value)) return { path: [], says: `an object is due, and ${kindOf(value)} stands there` };
    if (depth > MAX_DEPTH) return { path: [], says: 'it nests too deeply' };
    for (const key of Object.keys(fields) as (keyof T & string)[]) {
      const damage = fields[key](Object.hasOwn(value, key) ? value[key] : undefined, depth + 1);
      if (damage !== undefined) return within(key, damage);
    }
    return undefined;
  };

/** An object with any keys. */
export const byKey =
  <T>(shape: Shape<T>): Shape<{ [key: string]: T }> =>
  (value, depth) => {
    if (!isObject(value)) return { path: [], says: `an object is due, and ${kindOf(value)} stands there` };
    for (const [key, item] of Object.entries(value)) {
      const damage = shape(item, depth + 1);
      if (damage !== undefined) return within(key, damage);
    }
    return undefined;
  };

/** For what holds others of its kind. */
export const later =
  <T>(shape: () => Shape<T>): Shape<T> =>
  (value, depth) =>
    shape()(value, depth);

/** `reports[0].evidence.spf` */
export function pathText(path: Damage['path']): string {
  return path
    .map((step) =>
      typeof step === 'number'
        ? `[${step}]`
        : /^[a-z]\w*$/i.test(step)
          ? `.${step}`
          : `[${JSON.stringify(step.slice(0, 60))}]`,
    )
    .join('')
    .replace(/^\./, '');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(step: string | number, damage: Damage): Damage {
  return { ...damage, path: [step, ...damage.path] };
}
