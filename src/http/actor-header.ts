import { ApiHeader } from '@nestjs/swagger';

/** Documents the header that says who asks, on routes that record it. */
export const ActorHeader = (description: string): MethodDecorator =>
  ApiHeader({ name: 'X-Actor', required: false, description, schema: { type: 'string', maxLength: 200 } });
