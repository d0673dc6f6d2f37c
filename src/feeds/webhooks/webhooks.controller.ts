import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { bodyOf, Needs, RequestAuthor, type RequestIdentity, slugParam } from '../../http/index.js';
import { NewWebhook, Replay, SecretChange, WebhookChanges } from './bodies.js';
import { webhookView, withShownSecret, type DeadLetterList, type WebhookView } from './webhook-view.js';
import { Webhooks } from './webhooks.service.js';
import { WebhookBody, WebhookRoute } from './webhooks.openapi.js';

const idOf = (id: string): string => slugParam('webhookId', id).toLowerCase();

@ApiTags('Webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Post()
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @WebhookRoute(
    'NewWebhookView',
    'Have what is recorded delivered to an address',
    [400, 409, 413, 415, 503],
    201,
  )
  @WebhookBody('NewWebhook', {
    'every event of an agency': {
      url: 'https://receiver.example/hooks/clockstop',
      filter: { agency: 'NMPA' },
    },
    'review durations from the beginning': {
      url: 'https://receiver.example/hooks/clockstop',
      feed: 'review-times',
      filter: { measure: 'acceptance-to-marketing-approval' },
      after: 0,
    },
  })
  async subscribe(
    @Body() body: unknown,
    @RequestAuthor() { by }: RequestIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const view = withShownSecret(await this.webhooks.subscribe(bodyOf(NewWebhook, body), by));
    void reply.header('location', view.links.self);
    return view;
  }

  @Get()
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @WebhookRoute('WebhookList', 'The webhooks there are, and how far each has come', [503])
  async listWebhooks(): Promise<{ items: WebhookView[] }> {
    return { items: (await this.webhooks.list()).map(webhookView) };
  }

  @Get(':webhookId')
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @WebhookRoute('WebhookView', 'One webhook, and how far it has come', [400, 404, 503])
  async webhook(@Param('webhookId') id: string): Promise<WebhookView> {
    return webhookView(await this.webhooks.find(idOf(id)));
  }

  @Patch(':webhookId')
  @Needs('operator')
  @WebhookRoute(
    'WebhookView',
    'Pause a webhook, let it go on where it stood, or move it',
    [400, 404, 413, 415, 503],
  )
  @WebhookBody('WebhookChanges', { pause: { state: 'paused' } })
  async changeWebhook(@Param('webhookId') id: string, @Body() body: unknown): Promise<WebhookView> {
    return webhookView(await this.webhooks.change(idOf(id), bodyOf(WebhookChanges, body)));
  }

  @Delete(':webhookId')
  @Needs('operator')
  @HttpCode(204)
  @WebhookRoute(undefined, 'Deliver nothing any more', [400, 404, 503], 204)
  async deleteWebhook(@Param('webhookId') id: string): Promise<void> {
    await this.webhooks.remove(idOf(id));
  }

  @Post(':webhookId/secret')
  @Needs('operator')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @WebhookRoute(
    'NewWebhookView',
    'Sign with another secret; with the one before as well for 24 hours',
    [400, 404, 413, 415, 503],
  )
  @WebhookBody('SecretChange', { 'have one made': {} })
  async changeSecret(@Param('webhookId') id: string, @Body() body: unknown) {
    const { secret } = bodyOf(SecretChange, body);
    return withShownSecret(await this.webhooks.changeSecret(idOf(id), secret));
  }

  @Get(':webhookId/dead-letters')
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @WebhookRoute('DeadLetterList', 'Deliveries that were given up after three days', [400, 404, 503])
  async listDeadLetters(@Param('webhookId') id: string): Promise<DeadLetterList> {
    return { items: (await this.webhooks.find(idOf(id))).deadLetters };
  }

  @Post(':webhookId/dead-letters/replay')
  @Needs('operator')
  @HttpCode(202)
  @WebhookRoute('DeadLetterList', 'Send dead letters once more', [400, 404, 413, 415, 503], 202)
  @WebhookBody('Replay', { all: {}, some: { positions: [12] } })
  async replayDeadLetters(@Param('webhookId') id: string, @Body() body: unknown): Promise<DeadLetterList> {
    const { positions } = bodyOf(Replay, body);
    return { items: (await this.webhooks.replay(idOf(id), positions)).deadLetters };
  }
}
