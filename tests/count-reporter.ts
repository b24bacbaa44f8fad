import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Prints the count over all projects, alone, as the very last line of the run: `12 passed, 0 failed` (`, 1 skipped` if any were).
 * A file that does not load, and an error outside of any test, count as one failure each: else a broken run could look green.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const line = countLine(modules, unhandledErrors.length);
    // The other reporters write their summaries at the same hook; only the end of the process comes after all of them.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}

function countLine(modules: readonly TestModule[], unhandledErrors: number): string {
  let passed = 0;
  let failed = unhandledErrors;
  let skipped = 0;
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failed += 1;
      else skipped += 1;
    }
    for (const suite of module.children.allSuites()) failed += suite.errors().length;
  }
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
