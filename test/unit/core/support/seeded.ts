/** Pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A pause of a few turns of the microtask queue, fewer than `most`, as many as the seed says. */
export function jitter(random: () => number, most = 8): () => Promise<void> {
  return async () => {
    for (let turns = Math.floor(random() * most); turns >= 0; turns--) await Promise.resolve();
  };
}
