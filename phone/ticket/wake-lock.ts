/** Keeps the screen on while a ticket is living, where the phone allows it; a hidden page loses it and asks again. */
export function createWakeLock(): { want(wanted: boolean): void } {
  let wanted = false;
  let lock: WakeLockSentinel | null = null;

  const take = async (): Promise<void> => {
    if (!wanted || lock !== null || document.visibilityState !== 'visible') return;
    try {
      lock = (await navigator.wakeLock?.request('screen')) ?? null;
      lock?.addEventListener('release', () => {
        lock = null;
      });
    } catch {
      // A low battery refuses it: the page works without.
    }
  };
  document.addEventListener('visibilitychange', () => void take());
  return {
    want(now) {
      wanted = now;
      if (wanted) void take();
      else void lock?.release();
    },
  };
}
