/**
 * Stands in for the native logger of the server build, which cannot be built without a compiler:
 * without one, log channels of extensions would stay empty. Lines look as VS Code's own.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export const version = 0;
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let level = 2;

export class Logger {
  #file;
  #level = level;
  #plain = false;

  constructor(_type, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
  }

  #write(at, message) {
    if (at < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.#plain ? message : `${time} [${LEVELS[at]}] ${message}\n`;
    try {
      appendFileSync(this.#file, line);
    } catch {
      // The folder is gone: the window is closing.
    }
  }

  trace(message) {
    this.#write(0, message);
  }
  debug(message) {
    this.#write(1, message);
  }
  info(message) {
    this.#write(2, message);
  }
  warn(message) {
    this.#write(3, message);
  }
  error(message) {
    this.#write(4, message);
  }
  critical(message) {
    this.#write(5, message);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(value) {
    this.#level = value;
  }
  /** Output channels bring their own line ends and times. */
  clearFormatters() {
    this.#plain = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}

export function setLevel(value) {
  level = value;
}

export function setFlushOn() {}

export async function createRotatingLogger(name, file) {
  return new Logger('rotating', name, file);
}

export async function createAsyncRotatingLogger(name, file) {
  return new Logger('rotating_async', name, file);
}
