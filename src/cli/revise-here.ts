import { CommandBus } from '@nestjs/cqrs';
import {
  CorrectEvent,
  answerOf,
  RecordingModule,
  Refusal,
  RetractEvent,
  type OutcomeReceipt,
} from '../recording/index.js';
import { refusedHere } from './refused.js';
import { theRegister, withOpen } from './open-register.js';
import type { Revision } from './revision.js';

/**
 * Records it in the store of DATA_DIR, which no other process may have open.
 * @throws CommandError where it is refused, naming field, value and rule
 */
export async function reviseHere({
  kind,
  eventId,
  particulars,
  ...author
}: Revision): Promise<OutcomeReceipt> {
  const command = new { correction: CorrectEvent, retraction: RetractEvent }[kind](
    eventId,
    particulars,
    author,
  );
  try {
    return await withOpen(theRegister(RecordingModule), async (app) =>
      answerOf(await app.get(CommandBus).execute(command)),
    );
  } catch (error) {
    throw error instanceof Refusal ? refusedHere(error) : error;
  }
}
