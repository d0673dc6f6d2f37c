import Fastify from 'fastify';
import { demandNeeds } from './demand-needs.js';

test('a route that does not say who may ask it stops the start', async () => {
  const fastify = Fastify();
  demandNeeds(fastify);
  fastify.get('/said', { config: { needs: [['reader']] } }, () => '');
  fastify.get('/docs', () => '');
  expect(() => fastify.post('/api/v1/forgotten', () => '')).toThrow(
    'POST /api/v1/forgotten does not say who may ask it: @Needs, @NeedsAll or @Open',
  );
  await fastify.close();
});
