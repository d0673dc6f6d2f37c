import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Flag } from '../../http/index.js';
import { ON_REFUSAL } from '../importer.js';

/** Query parameters of an import. */
export class ImportParameters {
  @Flag('Check every row and record nothing.')
  dryRun?: boolean;

  @IsOptional()
  @IsIn(ON_REFUSAL)
  @ApiPropertyOptional({
    enum: [...ON_REFUSAL],
    description:
      '`reject`, the default: one refused row and nothing is recorded. `skip`: what is good is recorded.',
  })
  onRefusal?: (typeof ON_REFUSAL)[number];

  @Flag('Wait up to 20 seconds for the end: 200 where it completed, 422 where it was rejected.')
  wait?: boolean;
}
