import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, objectBody, RequestAuthor, type RequestIdentity, slugParam } from '../http/index.js';
import { CorrectEvent } from './commands/correct-event.js';
import { RetractEvent } from './commands/retract-event.js';
import { answerRecording } from './receipt.js';
import { RecordRoute } from './recording.openapi.js';

/** Records about records: always with a reason, never in place. */
@ApiTags('Record')
@Controller('events/:eventId')
export class CorrectionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('correction')
  @Needs('corrector')
  @RecordRoute('correction')
  correct(
    @Param('eventId') eventId: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new CorrectEvent(slugParam('eventId', eventId), objectBody(body), author)),
    );
  }

  @Post('retraction')
  @Needs('corrector')
  @RecordRoute('retraction')
  retract(
    @Param('eventId') eventId: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new RetractEvent(slugParam('eventId', eventId), objectBody(body), author)),
    );
  }
}
