import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { journalContract } from './contract.ts';
import { temporaryFolder } from './folder.ts';

journalContract('sqlite', true, async () => {
  const { folder, remove } = temporaryFolder();
  const open = () => openJournal({ folder, timers: systemTimers });
  return { journal: await open(), reopen: open, remove: async () => remove() };
});
