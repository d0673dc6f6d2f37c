import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Logger } from '@nestjs/common';

/**
 * Sends spans in batches over OTLP/HTTP, as JSON. Where to, with which headers, how many and under which name is read
 * from OpenTelemetry's own variables. A collector that is away costs its spans, a warning in the log, and nothing else.
 */
export function tracerProvider(): BasicTracerProvider {
  const logger = new Logger('Tracing');
  const warn = (message: string) => logger.warn(reasonIn(message));
  const silent = () => undefined;
  diag.setLogger(
    { error: warn, warn, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  return new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'clockstop' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
}

/** OpenTelemetry hands an error on as JSON with its stack; what went wrong is its message. */
const reasonIn = (text: string): string => /"message":"((?:[^"\\]|\\.)+)"/.exec(text)?.[1] ?? text;
