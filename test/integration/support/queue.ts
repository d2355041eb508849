/** Hands things over in order, to whoever waits for the next one. */
export class Queue<T> {
  private readonly things: T[] = [];
  private readonly waiting: ((thing: T) => void)[] = [];

  get length(): number {
    return this.things.length;
  }

  put(thing: T): void {
    const next = this.waiting.shift();
    if (next) next(thing);
    else this.things.push(thing);
  }

  async next(): Promise<T> {
    if (this.things.length > 0) return this.things.splice(0, 1)[0] as T;
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
