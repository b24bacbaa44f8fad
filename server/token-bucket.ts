import type { SteadyClock } from './ports.ts';

/** So many at once, and so many a second in the long run. */
export interface Allowance {
  readonly atOnce: number;
  readonly aSecond: number;
}

/** What one sender may still do. */
export class TokenBucket {
  private left: number;
  private at: number;
  private allowance: Allowance;
  private readonly steady: SteadyClock;

  constructor(steady: SteadyClock, allowance: Allowance) {
    this.steady = steady;
    this.allowance = allowance;
    this.left = allowance.atOnce;
    this.at = steady.elapsed();
  }

  /** False when it is more than is allowed; then nothing is taken. */
  take(many = 1): boolean {
    const now = this.steady.elapsed();
    const { atOnce, aSecond } = this.allowance;
    this.left = Math.min(atOnce, this.left + ((now - this.at) / 1_000) * aSecond);
    this.at = now;
    if (this.left < many) return false;
    this.left -= many;
    return true;
  }

  /** Somebody who has turned out to belong here is given more. */
  widen(allowance: Allowance): void {
    this.left += allowance.atOnce - this.allowance.atOnce;
    this.allowance = allowance;
  }
}
