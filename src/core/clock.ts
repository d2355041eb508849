/** The time of day, and timers that go by it. */
export interface Clock {
  /** The present, in milliseconds since the epoch. */
  now(): number;
  /** Starts a timer that runs once, and never keeps a process alive. @returns what takes it back */
  startTimer(run: () => void, milliseconds: number): () => void;
}
