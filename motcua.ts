import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JournalFault } from './server/journal/sqlite/fault.ts';
import { openJournal } from './server/journal/sqlite/sqlite-journal.ts';
import { createLog } from './server/log.ts';
import { type OpenHouse, openHouse } from './server/open-house.ts';
import { readSettings, type Settings, WrongSetting } from './server/settings.ts';
import { systemClock, systemRandom, systemTimers } from './server/system.ts';

/** The one entry: reads the settings, wires the rooms by hand, starts them. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const data = resolve(settings.data);
  mkdirSync(data, { recursive: true });
  const journal = await openJournal({ folder: data, timers: systemTimers });
  const built = join(import.meta.dirname, '.built');
  const house = await openHouse({
    ...settings,
    data,
    built: { web: join(built, 'web'), voice: join(built, 'voice') },
    journal,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    log,
  });
  tellAddresses(settings, house);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      log.info('stopping', { signal });
      void house.close().then(() => process.exit(0));
    });
}

function tellAddresses(settings: Settings, { port }: OpenHouse): void {
  const base = `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`;
  const lines = [
    ...(settings.mode === 'demo' ? [['the hall', '/']] : []),
    ['kiosk', '/kiosk'],
    ['display', '/display'],
    ['counter', '/counter'],
    ['office', '/office'],
    ['API', '/api'],
  ].map(([name = '', path = '']) => `  ${name.padEnd(9)} ${base}${path}`);
  process.stdout.write(`Motcua (${settings.mode} mode, ${settings.branches.join(', ')})\n${lines.join('\n')}\n`);
}

start().catch((error: unknown) => {
  const clear = error instanceof WrongSetting || error instanceof JournalFault;
  const taken = (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';
  process.stderr.write(
    clear
      ? `${error.message}\n`
      : taken
        ? 'The port is taken: set PORT to another one.\n'
        : `${String((error as Error).stack)}\n`,
  );
  process.exit(1);
});
