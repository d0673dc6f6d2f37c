import { Closing } from '../http/index.js';
import type { ProjectingService } from '../projecting/index.js';
import { Pulse } from './pulse.js';

it('who waits hears that the log is lost, and the next who asks follows it again', async () => {
  let wait: { resolve: () => void; reject: (error: Error) => void };
  const waitFor = () => new Promise<void>((resolve, reject) => (wait = { resolve, reject }));
  const projecting = { waitFor, health: () => ({ position: 0 }) } as unknown as ProjectingService;
  const pulse = new Pulse(projecting, new Closing());
  const lost = pulse.next();
  wait!.reject(new Error('The log is no longer followed.'));
  await expect(lost).rejects.toThrow('no longer followed');
  const found = pulse.next();
  wait!.resolve();
  await found;
  pulse.onModuleDestroy();
});
