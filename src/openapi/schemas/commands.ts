import { Type, type TSchema } from '@sinclair/typebox';
import { definitionOf, type EventType } from '#events/catalogue.js';
import { Changes } from '#events/correction.js';
import { Reason, Source } from '#events/envelope.js';
import { optional, record } from '#events/fields.js';
import { statementFields, statementSchema, SubjectId } from '#events/validation.js';
import { DESIGNATION_STEPS } from '../../recording/index.js';

/** The body of an explicit command: the envelope's fields and the payload's of one type, side by side. */
function particulars(type: EventType, more: Record<string, TSchema> = {}): TSchema {
  const definition = definitionOf(type)!;
  const stated = Object.entries(statementSchema(definition).properties).filter(
    ([field]) => field in statementFields,
  );
  return record(
    { ...more, ...Object.fromEntries(stated), ...definition.data.properties },
    { description: `${definition.label.en} (${definition.label.zh}): the fields of ${type}, side by side.` },
  );
}

const designationSteps = Object.entries(DESIGNATION_STEPS).map(([step, type]) =>
  particulars(type, { step: Type.Literal(step, { description: 'The step of the designation.' }) }),
);

const aboutARecord = { source: optional(Source), reason: Reason };

export const COMMAND_SCHEMAS: Readonly<Record<string, TSchema>> = {
  'Record.Product': particulars('ProductRegistered', {
    productId: optional({
      ...SubjectId,
      description: 'Names the product; made from its sponsor and its names where absent.',
    }),
  }),
  'Record.Filing': particulars('ApplicationSubmitted'),
  'Record.Acceptance': particulars('ApplicationAccepted'),
  'Record.TacitApproval': particulars('ClinicalTrialTacitlyApproved'),
  'Record.Designation': Type.Unsafe({
    description: 'A step of a designation: its fields, and which step it is.',
    oneOf: designationSteps,
  }),
  'Record.Correction': record(
    { ...aboutARecord, changes: Changes },
    { description: 'What is right, why, and where it was read.' },
  ),
  'Record.Retraction': record(aboutARecord, { description: 'Why the record is taken back.' }),
  'Record.MarketingApproval': particulars('MarketingApproved', {
    newIndication: optional(
      Type.Boolean({ description: 'True for an indication added to a product that is approved already.' }),
    ),
  }),
};
