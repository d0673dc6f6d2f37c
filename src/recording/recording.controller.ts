import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { uuidV5 } from '#events/event-id.js';
import {
  forbidden,
  Needs,
  objectBody,
  RequestAuthor,
  type RequestIdentity,
  slugParam,
} from '../http/index.js';
import { RecordAcceptance } from './commands/record-acceptance.js';
import { RecordDesignation } from './commands/record-designation.js';
import { RecordEvent } from './commands/record-event.js';
import { RecordFiling } from './commands/record-filing.js';
import { RecordMarketingApproval } from './commands/record-marketing-approval.js';
import { RecordTacitApproval } from './commands/record-tacit-approval.js';
import { TryEvent } from './commands/try-event.js';
import { namedSideBySide, statementOf } from './commands/particulars.js';
import { RecordParameters } from './parameters.js';
import { RecordRoute } from './recording.openapi.js';
import { answerRecording, answerTrial } from './receipt.js';
import { roleToState } from './stating.js';

/** Records: each route hands on one command. */
@ApiTags('Record')
@Controller()
export class RecordingController {
  constructor(private readonly commands: CommandBus) {}

  @Post('products')
  @Needs('recorder')
  @RecordRoute('product')
  registerProduct(
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { productId, ...particulars } = objectBody(body);
    const statement = statementOf('ProductRegistered', particulars);
    const subject = {
      productId: slugParam('productId', productId === undefined ? productIdOf(statement.data) : productId),
    };
    const recording = this.commands.execute(new RecordEvent(subject, statement, author));
    return answerRecording(reply, namedSideBySide(recording));
  }

  @Post('products/:productId/filings')
  @Needs('recorder')
  @RecordRoute('filing')
  recordFiling(
    @Param('productId') id: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new RecordFiling(slugParam('productId', id), objectBody(body), author)),
    );
  }

  @Post('products/:productId/acceptances')
  @Needs('recorder')
  @RecordRoute('acceptance')
  recordAcceptance(
    @Param('productId') id: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new RecordAcceptance(slugParam('productId', id), objectBody(body), author)),
    );
  }

  @Post('products/:productId/tacit-approvals')
  @Needs('recorder')
  @RecordRoute('tacit-approval')
  recordTacitApproval(
    @Param('productId') id: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new RecordTacitApproval(slugParam('productId', id), objectBody(body), author)),
    );
  }

  @Post('products/:productId/designations')
  @Needs('recorder')
  @RecordRoute('designation')
  recordDesignation(
    @Param('productId') id: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(new RecordDesignation(slugParam('productId', id), objectBody(body), author)),
    );
  }

  @Post('products/:productId/marketing-approvals')
  @Needs('recorder')
  @RecordRoute('marketing-approval')
  recordMarketingApproval(
    @Param('productId') id: string,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(
      reply,
      this.commands.execute(
        new RecordMarketingApproval(slugParam('productId', id), objectBody(body), author),
      ),
    );
  }

  @Post('products/:productId/events')
  @Needs('recorder', 'corrector')
  @RecordRoute('product-event')
  recordProductEvent(
    @Param('productId') id: string,
    @Query() parameters: RecordParameters,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.recordEvent({ productId: slugParam('productId', id) }, parameters, body, author, reply);
  }

  @Post('references/:referenceId/events')
  @Needs('recorder', 'corrector')
  @RecordRoute('reference-event')
  recordReferenceEvent(
    @Param('referenceId') id: string,
    @Query() parameters: RecordParameters,
    @Body() body: unknown,
    @RequestAuthor() author: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.recordEvent({ referenceId: slugParam('referenceId', id) }, parameters, body, author, reply);
  }

  private recordEvent(
    subject: RecordEvent['subject'],
    { dryRun }: RecordParameters,
    body: unknown,
    author: RequestIdentity,
    reply: FastifyReply,
  ) {
    const statement = objectBody(body) as unknown as RecordEvent['statement'];
    const role = roleToState(statement.type);
    if (author.roles && !author.roles.has(role)) throw forbidden([[role]]);
    return dryRun === 'true'
      ? answerTrial(reply, this.commands.execute(new TryEvent(subject, statement, author)))
      : answerRecording(reply, this.commands.execute(new RecordEvent(subject, statement, author)));
  }
}

/** A product's identity is its sponsor and its substance, so that is what names it where the caller does not. */
const productIdOf = ({ sponsor, names }: Readonly<Record<string, unknown>>): string =>
  uuidV5(JSON.stringify(['product', sponsor ?? null, names ?? null]));
