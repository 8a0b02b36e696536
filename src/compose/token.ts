/** The mark by which one message is found again among all others. */
import { randomBytes } from 'node:crypto';

/** Lower case letters and digits that are not mistaken for each other. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 14;

/** 70 random bits. */
export function createToken(): string {
  return [...randomBytes(LENGTH)].map((octet) => LETTERS[octet % LETTERS.length]).join('');
}
