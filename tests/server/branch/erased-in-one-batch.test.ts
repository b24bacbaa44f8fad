import { afterAll, expect, test } from 'vitest';
import type { BranchCommand } from '../../../queue/branch/branch.ts';
import { as, type VaultRef } from '../../../queue/ids.ts';
import { memoryJournal } from '../../../server/journal/memory.ts';
import type { VaultWrite } from '../../../server/journal/port.ts';
import { openJournal } from '../../../server/journal/sqlite/sqlite-journal.ts';
import { systemTimers } from '../../../server/system.ts';
import { C1, LAN } from '../../queue/small-hall.ts';
import { collect, lan, receive, ticketId } from '../../queue/specification.ts';
import { temporaryFolder } from '../journal/folder.ts';
import { asked, issue, openHall, SMALL, send, streamOf } from './loop-rig.ts';

const put = (ref: string): VaultWrite => ({
  kind: 'put',
  ref,
  content: Buffer.from('Nguyễn Văn An'),
  eraseAfter: Number.MAX_SAFE_INTEGER,
});

const { folder, remove } = temporaryFolder();
afterAll(remove);

test.each([
  ['memory', async () => memoryJournal()],
  ['SQLite', () => openJournal({ folder, timers: systemTimers })],
])(
  '[FILE-10] handed over, undone, handed over again and erased in one batch: no letter of it is left in the vault (%s)',
  async (_, open) => {
    const journal = await open();
    const { loop } = await openHall(journal);
    const [first, second] = [ticketId('A001'), ticketId('T001')];
    const before: readonly (readonly [BranchCommand, VaultWrite[]])[] = [
      [{ type: 'SignIn', counter: C1, clerk: LAN, takeOver: false }, []],
      [issue(), []],
      [lan('CallTicket', first), []],
      [lan('StartService', first), []],
      [receive(C1, LAN, first), [put('applicant-1')]],
      [lan('FinishService', first), []],
    ];
    for (const [index, [command, vault]] of before.entries())
      await loop.submit({ ...asked(command, `before-${index}`), vault });
    const [dossier] = [...loop.folded().state.dossiers.dossiers.keys()];
    if (dossier === undefined) throw new Error('nothing was received');
    await send(loop, { type: 'MarkReady', dossier }, 'ready');
    await send(loop, collect(dossier), 'collect');
    await send(loop, lan('CallTicket', second), 'call');
    await send(loop, lan('StartService', second), 'start');
    const handOver = (letter: string) =>
      ({
        type: 'HandOver',
        dossier,
        counter: C1,
        clerk: LAN,
        ticket: second,
        to: 'representative',
        letter: as<VaultRef>(letter),
      }) as const;
    const outcomes = await Promise.all([
      loop.submit({ ...asked(handOver('letter-1'), 'a'), vault: [put('letter-1')] }),
      send(loop, { type: 'UndoHandover', dossier, counter: C1, clerk: LAN }, 'b'),
      loop.submit({ ...asked(handOver('letter-2'), 'c'), vault: [put('letter-2')] }),
      send(loop, { type: 'ErasePersonalData', dossier, clerk: LAN }, 'd'),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    expect((await streamOf(journal)).slice(-4)).toEqual([
      'DossierHandedOver',
      'HandoverUndone',
      'DossierHandedOver',
      'PersonalDataErased',
    ]);
    const left = await journal.readVault(SMALL, ['applicant-1', 'letter-1', 'letter-2']);
    expect([...left.keys()]).toEqual([]);
    // Whoever comes too late with a note about it leaves no row either.
    const late = { type: 'CorrectHandover', dossier, clerk: LAN, reason: as<VaultRef>('reason-1') } as const;
    const refused = await loop.submit({ ...asked(late, 'e'), vault: [put('reason-1')] });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { name: 'dossier_erased' } });
    expect([...(await journal.readVault(SMALL, ['reason-1'])).keys()]).toEqual([]);
    await loop.stop();
    await journal.close();
  },
);
