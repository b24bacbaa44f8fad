/** Keeps the screen on while a ticket is living, where the phone allows it; a hidden page loses it and asks again. */
export function createWakeLock(): { want(wanted: boolean): void } {
  let wanted = false;
  /** On its way or held: one at a time, and kept as a promise, so that what arrives late can be let go. */
  let lock: Promise<WakeLockSentinel | null> | null = null;

  const take = (): void => {
    if (!wanted || lock !== null || document.visibilityState !== 'visible') return;
    const taken = request(() => {
      if (lock === taken) lock = null;
    });
    lock = taken;
  };
  const letGo = async (): Promise<void> => {
    const held = await lock;
    if (!wanted) void held?.release();
  };
  document.addEventListener('visibilitychange', take);
  return {
    want(now) {
      wanted = now;
      if (wanted) take();
      else void letGo();
    },
  };
}

/** @param onLost when it was refused or released, by whomever */
async function request(onLost: () => void): Promise<WakeLockSentinel | null> {
  try {
    const lock = (await navigator.wakeLock?.request('screen')) ?? null;
    lock?.addEventListener('release', onLost);
    return lock;
  } catch {
    // A low battery refuses it: the page works without.
    onLost();
    return null;
  }
}
