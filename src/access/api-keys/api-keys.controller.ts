import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  ActorHeader,
  bodyOf,
  Needs,
  RequestAuthor,
  slugParam,
  type RequestIdentity,
  schemaRef,
} from '../../http/index.js';
import { API_KEY_BODIES } from './bodies.js';
import { KeyDesk } from './key-desk.js';
import { keyView, type ApiKeyView, type NewApiKeyView } from './key-view.js';

/** Keys to the API: who has one is on the access trail. */
@ApiTags('Access')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly desk: KeyDesk) {}

  @Post()
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Make a key',
    description: 'The key is in this answer and nowhere else: the register keeps a digest of it.',
  })
  @ApiBody({
    schema: schemaRef('NewApiKey'),
    examples: { 'for a program': { value: { name: 'nightly import', roles: ['recorder', 'corrector'] } } },
  })
  @ActorHeader('Who makes it.')
  @ApiResponse({ status: 201, description: 'The key.', schema: schemaRef('NewApiKeyView') })
  @ApiExtension('x-problems', [400, 413, 415, 503])
  async issueApiKey(@Body() body: unknown, @RequestAuthor() { by }: RequestIdentity): Promise<NewApiKeyView> {
    const { key, secret } = await this.desk.issue(bodyOf(API_KEY_BODIES.NewApiKey, body), by);
    return { ...keyView(key), secret };
  }

  @Get()
  @Needs('operator', 'auditor')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Every key that was ever made, the latest last' })
  @ApiResponse({ status: 200, description: 'The keys.', schema: schemaRef('ApiKeyList') })
  @ApiExtension('x-problems', [503])
  async listApiKeys(): Promise<{ items: ApiKeyView[] }> {
    return { items: (await this.desk.list()).map((key) => keyView(key)) };
  }

  @Post(':keyId/revocation')
  @HttpCode(200)
  @Needs('operator')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Revoke a key',
    description:
      'It opens nothing any more, here at once, elsewhere as soon as the log has come there. Done again, it records nothing.',
  })
  @ApiBody({
    schema: schemaRef('KeyRevocation'),
    examples: { leaked: { value: { reason: 'It was in a log.' } } },
  })
  @ActorHeader('Who revokes it.')
  @ApiResponse({ status: 200, description: 'The key.', schema: schemaRef('ApiKeyView') })
  @ApiExtension('x-problems', [400, 404, 413, 415, 503])
  async revokeApiKey(
    @Param('keyId') id: string,
    @Body() body: unknown,
    @RequestAuthor() { by }: RequestIdentity,
  ): Promise<ApiKeyView> {
    const { reason } = bodyOf(API_KEY_BODIES.KeyRevocation, body);
    return keyView(await this.desk.revoke(slugParam('keyId', id), by, reason));
  }
}
