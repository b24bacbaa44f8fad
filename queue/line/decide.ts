import type { Decision } from '../refusals.ts';
import { never, type Stamp } from '../stamp.ts';
import type { LineCommand } from './commands.ts';
import { decideCall } from './decide-call.ts';
import { decideCalling } from './decide-calling.ts';
import { decideCounter } from './decide-counter.ts';
import { decideDay } from './decide-day.ts';
import { decideIssue } from './decide-issue.ts';
import { decidePrint } from './decide-print.ts';
import { decideReopen } from './decide-reopen.ts';
import { decideService } from './decide-service.ts';
import { decideUndo } from './decide-undo.ts';
import type { LineEvent } from './events.ts';
import type { LineState } from './state.ts';

/** The rules of the line: what a command makes happen, or why it is refused. Pure. */
export function decideLine(state: LineState, command: LineCommand, stamp: Stamp): Decision<LineEvent> {
  switch (command.type) {
    case 'AdoptCatalogue':
    case 'OpenDay':
    case 'EndIssuing':
    case 'EndCalling':
    case 'CloseDay':
    case 'PauseIssuing':
    case 'ResumeIssuing':
    case 'PauseHall':
    case 'ResumeHall':
    case 'ChangeRule':
    case 'JumpNumbers':
    case 'MoveClock':
      return decideDay(state, command);
    case 'ReopenDay':
      return decideReopen(state, command, stamp);
    case 'SignIn':
    case 'SignOut':
    case 'ReleaseCounter':
    case 'PauseCounter':
    case 'ResumeCounter':
    case 'ChangeCounterServices':
      return decideCounter(state, command);
    case 'IssueTicket':
    case 'IssueCollection':
    case 'JoinDossiers':
      return decideIssue(state, command, stamp);
    case 'CallNext':
    case 'CallTicket':
    case 'RecallTicket':
    case 'FinishAndCallNext':
      return decideCalling(state, command, stamp);
    case 'StartService':
    case 'FinishService':
    case 'MissTicket':
    case 'ParkTicket':
    case 'TakeBackTicket':
    case 'ReturnTicket':
    case 'TransferTicket':
    case 'ReinstateTicket':
    case 'AmendTicket':
    case 'CancelTicket':
      return decideService(state, command);
    case 'Undo':
      return decideUndo(state, command, stamp);
    case 'OfferVoice':
    case 'ReportShown':
    case 'ClaimAnnouncement':
    case 'ReportSpoken':
    case 'DropAnnouncement':
      return decideCall(state, command, stamp);
    case 'ReprintTicket':
    case 'BeginPrint':
    case 'ConfirmPrint':
    case 'ExpirePrint':
      return decidePrint(state, command, stamp);
    default:
      return never(command);
  }
}
