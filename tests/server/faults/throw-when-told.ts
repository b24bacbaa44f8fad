/** Loaded into a server under test: SIGUSR2 makes it throw what nobody catches, in the way that THROWS names. */
process.on('SIGUSR2', () => {
  const fault = (): Error => new Error('nobody caught this');
  switch (process.env.THROWS) {
    case 'timer':
      setTimeout(() => {
        throw fault();
      }, 0);
      return;
    case 'promise':
      void Promise.reject(fault());
      return;
    case 'worker':
      void import('node:worker_threads').then(
        ({ Worker }) => new Worker('throw new Error("nobody caught this")', { eval: true }),
      );
  }
});
