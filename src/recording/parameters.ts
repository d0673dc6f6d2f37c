import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

/** Query parameters of the routes that take any event. */
export class RecordParameters {
  @applyDecorators(
    IsOptional(),
    IsIn(['true', 'false'], { message: 'must be true or false' }),
    ApiPropertyOptional({
      enum: ['true', 'false'],
      description: 'Decide, and answer what would come of it; record nothing.',
    }),
  )
  dryRun?: 'true' | 'false';
}
