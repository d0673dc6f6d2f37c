import { useEffect, useState } from 'react';
import { client } from '../api/client.js';

/**
 * How many events the log holds: the right end of the slider of what was known. It is read from the log's signed
 * checkpoint (C2SP tlog-checkpoint, second line), which says nothing of what the events hold.
 * @param asked asks again when it changes
 */
export function useLogSize(asked: unknown): number | undefined {
  const [size, setSize] = useState<number>();
  useEffect(() => {
    const controller = new AbortController();
    client.GET('/api/v1/log/checkpoint', { parseAs: 'text', signal: controller.signal }).then(
      ({ data }) => {
        const line = data?.split('\n')[1];
        if (line !== undefined) setSize(Number(line));
      },
      // Without it the field still works; what cannot be reached is told where the page's own question fails.
      () => setSize(undefined),
    );
    return () => controller.abort();
  }, [asked]);
  return size;
}
