/** Time to come, as a port: a simulated hall runs the printers by its own clock. */
export interface Timers {
  /** Runs once after so many milliseconds; the result calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
