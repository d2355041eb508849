/** Something that happens again and again; has the shape of VS Code's `Event`. @returns what ends listening */
export type Event<T> = (listener: (data: T) => void) => { dispose(): void };

/** Tells of an event. Its owner alone fires it, and hands on nothing but `event`. */
export class Emitter<T = void> {
  private readonly listeners = new Set<(data: T) => void>();

  readonly event: Event<T> = (listener) => {
    // One that listens twice is told twice.
    const own = (data: T): void => {
      listener(data);
    };
    this.listeners.add(own);
    return { dispose: () => this.listeners.delete(own) };
  };

  fire(data: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(data);
      } catch (error) {
        // The others are told all the same; the host hears of it as of any fault.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
