import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { schemaRef } from './schema-ref.js';

const receipt = {
  schema: schemaRef('Receipt'),
  headers: { Location: { description: 'Address of the event.', schema: { type: 'string' as const } } },
};

/** Documents that an event is recorded, and that the same request again writes nothing. */
export const RecordedOnce = (): MethodDecorator =>
  applyDecorators(
    ApiResponse({ status: 201, description: 'Recorded.', ...receipt }),
    ApiResponse({ status: 200, description: 'Recorded before; nothing was written.', ...receipt }),
  );
