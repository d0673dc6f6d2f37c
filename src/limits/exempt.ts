import type { FastifyRequest } from 'fastify';

const HEALTH: readonly string[] = ['/health/live', '/health/ready'];

/** Whether it asks how the service is: an answer of its own, and never refused for how much else is asked. */
export const isHealth = ({ routeOptions: { url = '' } }: FastifyRequest): boolean => HEALTH.includes(url);

export const isMetrics = ({ routeOptions: { url } }: FastifyRequest): boolean => url === '/metrics';
