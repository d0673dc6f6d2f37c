import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ActorHeader } from './actor-header.js';

/** Documents the headers of a route that exports, which is recorded before it is answered. */
export const TakerHeaders = (): MethodDecorator =>
  applyDecorators(
    ActorHeader('Who takes the export, for the access trail.'),
    ApiHeader({
      name: 'X-Purpose',
      required: false,
      description: 'What for, for the access trail.',
      schema: { type: 'string', maxLength: 2000 },
    }),
  );
