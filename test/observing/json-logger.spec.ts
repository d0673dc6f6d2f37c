import { JsonLogger } from '../../src/observing/json-logger.js';

function logged(level: 'log' | 'debug', write: (logger: JsonLogger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(new JsonLogger(level, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('an error stands with its stack apart from its message, in one line', () => {
  const [line] = logged('log', (logger) => logger.error('It failed\nbadly', 'Error: x\n    at y', 'Http'));
  expect(line).toMatchObject({
    level: 'error',
    context: 'Http',
    message: 'It failed\nbadly',
    stack: 'Error: x\n    at y',
  });
  const [thrown] = logged('log', (logger) => logger.error(new RangeError('too far'), 'Http'));
  expect(thrown).toMatchObject({
    message: 'too far',
    stack: expect.stringContaining('RangeError') as string,
  });
});

test('what is below the level is not written', () => {
  const lines = logged('log', (logger) => {
    logger.debug('quiet', 'A');
    logger.verbose('quieter', 'A');
    logger.log('said', 'A');
  });
  expect(lines.map(({ message }) => message)).toEqual(['said']);
});
