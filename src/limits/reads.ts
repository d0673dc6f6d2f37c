import type { FastifyRequest } from 'fastify';

const READS: readonly string[] = ['GET', 'HEAD'];

/** Whether it asks and records nothing. */
export const isRead = ({ method }: FastifyRequest): boolean => READS.includes(method);
