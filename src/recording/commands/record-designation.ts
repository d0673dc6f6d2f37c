import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { invalid } from '../deciding/refusal.js';
import { Recorder, type Author, type Outcome } from '../recorder.js';
import { recordParticulars, type Particulars } from './particulars.js';

export const DESIGNATION_STEPS = {
  requested: 'DesignationRequested',
  proposed: 'DesignationProposed',
  granted: 'DesignationGranted',
  denied: 'DesignationDenied',
  rescinded: 'DesignationRescinded',
} as const;

/** A step of a designation: asked for, proposed in public, granted, denied or rescinded. */
export class RecordDesignation extends Command<Outcome> {
  constructor(
    readonly productId: string,
    /** With `step`, one of the keys of DESIGNATION_STEPS. */
    readonly particulars: Particulars,
    readonly author: Author,
  ) {
    super();
  }
}

@CommandHandler(RecordDesignation)
export class RecordDesignationHandler implements ICommandHandler<RecordDesignation> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ productId, particulars, author }: RecordDesignation): Promise<Outcome> {
    const { step, ...rest } = particulars;
    if (!isStep(step))
      throw invalid([
        { field: 'step', value: step, rule: `must be one of ${Object.keys(DESIGNATION_STEPS).join(', ')}` },
      ]);
    return recordParticulars(this.recorder, productId, DESIGNATION_STEPS[step], rest, author);
  }
}

const isStep = (step: unknown): step is keyof typeof DESIGNATION_STEPS =>
  typeof step === 'string' && Object.hasOwn(DESIGNATION_STEPS, step);
