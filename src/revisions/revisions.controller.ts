import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerRoute, Answers, BasisParameters, basisOfCursor } from '../asking/index.js';
import { bodyOf, Needs, RequestAuthor, slugParam, type RequestIdentity } from '../http/index.js';
import { answerRecording, revisionView, type RevisionView } from '../recording/index.js';
import { REVISION_BODIES } from './bodies.js';
import { GetRevision } from './get-revision.js';
import { ListRevisions } from './list-revisions.js';
import { RevisionsParameters } from './parameters.js';
import { RevisionDesk } from './revision-desk.js';
import { ApprovalRoute, RefusalRoute } from './revisions.openapi.js';

/** Four eyes: what waits for somebody else's approval, and what became of it. */
@ApiTags('Revisions')
@Controller('revisions')
export class RevisionsController {
  constructor(
    private readonly answers: Answers,
    private readonly desk: RevisionDesk,
  ) {}

  @Get()
  @Needs('reader')
  @AnswerRoute(
    'RevisionList',
    'Corrections and retractions that wait for approval',
    'Where four eyes are on. Nothing of them is believed until another corrector has approved them.',
  )
  listRevisions(
    @Query() parameters: RevisionsParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { cursor, limit, state = 'pending' } = parameters;
    const pinned = { ...parameters, ...basisOfCursor(cursor) };
    return this.answers.give(
      request,
      reply,
      pinned,
      (basis) => new ListRevisions({ state }, { cursor, limit }, basis),
    );
  }

  @Get(':revisionId')
  @Needs('reader')
  @AnswerRoute('RevisionAnswer', 'One revision: what it proposes, and what became of it')
  getRevision(
    @Param('revisionId') id: string,
    @Query() parameters: BasisParameters,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const revisionId = slugParam('revisionId', id);
    return this.answers.give(request, reply, parameters, (basis) => new GetRevision(revisionId, basis));
  }

  @Post(':revisionId/approval')
  @Needs('corrector')
  @ApprovalRoute()
  approveRevision(
    @Param('revisionId') id: string,
    @RequestAuthor() { by }: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecording(reply, this.desk.approve(slugParam('revisionId', id), by));
  }

  @Post(':revisionId/refusal')
  @Needs('corrector')
  @RefusalRoute()
  async refuseRevision(
    @Param('revisionId') id: string,
    @Body() body: unknown,
    @RequestAuthor() { by }: RequestIdentity,
  ): Promise<RevisionView> {
    const { reason } = bodyOf(REVISION_BODIES.RevisionRefusal, body);
    return revisionView(await this.desk.refuse(slugParam('revisionId', id), reason, by));
  }
}
