import type { Log } from '../../../../src/core/ports';

/** A log that keeps its lines. */
export class MemoryLog implements Log {
  readonly lines: string[] = [];

  readonly info = this.write.bind(this);
  readonly warn = this.write.bind(this);
  readonly error = this.write.bind(this);
  readonly debug = this.write.bind(this);

  get text(): string {
    return this.lines.join('\n');
  }

  private write(message: string): void {
    this.lines.push(message);
  }
}
