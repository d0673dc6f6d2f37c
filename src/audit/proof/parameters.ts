import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const WHOLE = /^(0|[1-9]\d{0,14})$/;

/** How many events a log has; a number in a query is text until here. */
export const Size = (minimum: number, documented: ApiPropertyOptions): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && WHOLE.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(minimum),
    Max(Number.MAX_SAFE_INTEGER),
    ApiPropertyOptional({ ...documented, type: 'integer', minimum } as object),
  );

export class CheckpointParameters {
  @Size(0, { description: 'Of the log when it had this many events; of all of it where absent.' })
  size?: number;
}

export class InclusionParameters {
  @Size(1, { description: 'In the log when it had this many events; in all of it where absent.' })
  size?: number;
}

export class ConsistencyParameters {
  @Size(1, { description: 'Size of the earlier checkpoint. Required.', example: 100 })
  from?: number;

  @Size(1, { description: 'Size of the later one; of the whole log where absent.' })
  to?: number;
}
