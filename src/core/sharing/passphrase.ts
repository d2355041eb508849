import { randomInt } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** 2,048 words: 11 bits each. Six are more than anybody guesses in twenty tries, or offline. */
const WORDS = 6;

/** A passphrase that can be read out on the phone: six English words, about 66 bits. */
export function makePassphrase(): string {
  return Array.from({ length: WORDS }, () => wordlist[randomInt(wordlist.length)] ?? '').join('-');
}
