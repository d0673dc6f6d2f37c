import 'reflect-metadata';
import { RequestMethod, ShutdownSignal } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { prepareValidators } from '#events/validation.js';
import { demandNeeds, guardRequests, refuseExposure, refuseOtherHosts } from './access/index.js';
import { AppModule } from './app.module.js';
import { KeyAccount } from './audit/index.js';
import { listed, readConfiguration } from './configuration/index.js';
import { harden } from './hardening/index.js';
import {
  answerClientError,
  answerExpectation,
  answerFrameworkError,
  refuseUndecodableQuery,
  rememberMethods,
  useBodyParsers,
} from './http/index.js';
import { BundledRegister } from './importing/index.js';
import {
  closeGracefully,
  ClosingAdapter,
  limitActors,
  limitAddresses,
  limitExports,
  limitTime,
  shedLoad,
  spareHeadRequests,
  takeTurns,
} from './limits/index.js';
import { measureRequests } from './metrics/index.js';
import { observeRequests, requestIdOf, serviceLogger } from './observing/index.js';
import { mountDocumentation } from './openapi/index.js';
import { mountPages } from './pages/index.js';

const OUTSIDE_THE_API = ['health/live', 'health/ready', 'metrics'];

/** What tells a process to end, which it does with its work done. */
const STOPS = [ShutdownSignal.SIGTERM, ShutdownSignal.SIGINT, ShutdownSignal.SIGHUP];

/**
 * The service, ready to listen: store open, projections caught up, an empty register filled, its keys on the trail.
 * @throws ConfigurationError where the environment is not valid, StoreRefusedError where the store is not ours
 */
export async function createApplication(): Promise<NestFastifyApplication> {
  const configuration = readConfiguration(process.env);
  refuseExposure(configuration);
  prepareValidators();
  const adapter = new ClosingAdapter({
    bodyLimit: configuration.BODY_LIMIT,
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    ...(configuration.TRUSTED_PROXIES !== '' && { trustProxy: [...listed(configuration.TRUSTED_PROXIES)] }),
  });
  adapter.getInstance().server.on('checkExpectation', answerExpectation);
  rememberMethods(adapter.getInstance());
  demandNeeds(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, adapter, {
    logger: serviceLogger(configuration),
    abortOnError: false,
    bodyParser: false,
    // What stops the start is told by main.ts in plain words, and not by Nest with its innards.
    bufferLogs: true,
    autoFlushLogs: false,
  });
  app.flushLogs();
  app.setGlobalPrefix('api/v1', {
    exclude: OUTSIDE_THE_API.map((path) => ({ path, method: RequestMethod.GET })),
  });
  await observeRequests(app, configuration);
  harden(app, configuration);
  app.getHttpAdapter().getInstance().addHook('onRequest', refuseUndecodableQuery);
  measureRequests(app);
  closeGracefully(app, adapter, configuration);
  shedLoad(app, configuration);
  limitAddresses(app, configuration);
  refuseOtherHosts(app, configuration);
  takeTurns(app, configuration);
  guardRequests(app, configuration);
  limitActors(app, configuration);
  limitExports(app, configuration);
  limitTime(app, configuration);
  spareHeadRequests(app);
  useBodyParsers(app, configuration.BODY_LIMIT);
  mountDocumentation(app);
  mountPages(app);
  app.enableShutdownHooks(STOPS, { useProcessExit: true });
  try {
    await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
  await app.get(BundledRegister).load();
  // Behind the bundled register, whose positions are the same everywhere.
  await app.get(KeyAccount).settle();
  return app;
}
