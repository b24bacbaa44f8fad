/** Which of `count` things stands now when each stands for `eachMs`: by the server's time, so that all boards turn together. */
export const turnOf = (count: number, eachMs: number, now: number): number =>
  count <= 0 ? 0 : Math.floor(now / eachMs) % count;
