/** Seeded chance: the same seed plays the same day (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, below 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.share() * count);
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.share());
  }

  /** Times at a desk: the sum of two exponentials, standard deviation 0.71 of the mean; few are over in a moment. */
  serviceTime(mean: number): number {
    return this.exponential(mean / 2) + this.exponential(mean / 2);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}
