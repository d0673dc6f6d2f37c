import { useEffect, useState } from 'react';
import { ProblemError, read, unreachableProblem, type Problem, type Schemas } from '../../../api/client.js';
import { headerText } from '../../../api/header-text.js';

type Status = Schemas['ImportStatus'];

export interface Import {
  readonly status?: Status;
  readonly problem?: Problem;
  /** Whether its progress could not be followed to the end. */
  readonly lost: boolean;
  readonly send: (
    file: File,
    how: { readonly dryRun: boolean; readonly onRefusal: string; readonly actor: string },
  ) => void;
}

const FINISHED: readonly Status['state'][] = ['completed', 'rejected', 'failed', 'interrupted'];
export const isFinished = ({ state }: Status): boolean => FINISHED.includes(state);

/** Sends a file, and follows what becomes of it by the stream of its progress. */
export function useImport(): Import {
  const [status, setStatus] = useState<Status>();
  const [problem, setProblem] = useState<Problem>();
  const [lost, setLost] = useState(false);
  const progress = status && !isFinished(status) ? status.links.progress : undefined;
  useEffect(() => {
    if (progress === undefined) return;
    const stream = new EventSource(progress);
    const summaryOf = ({ data }: MessageEvent<string>) => JSON.parse(data) as Status;
    stream.addEventListener('progress', (event: MessageEvent<string>) =>
      setStatus((old) => ({ ...old!, ...summaryOf(event) })),
    );
    // The stream leaves the refusals out; its end says where they are.
    stream.addEventListener('end', (event: MessageEvent<string>) => {
      stream.close();
      const { id: importId } = summaryOf(event);
      read('/api/v1/imports/{importId}', { path: { importId } }).then(setStatus, () => setLost(true));
    });
    stream.onerror = () => setLost(true);
    stream.onopen = () => setLost(false);
    return () => stream.close();
  }, [progress]);
  const send: Import['send'] = (file, how) => {
    setStatus(undefined);
    setProblem(undefined);
    upload(file, how).then(setStatus, (error: unknown) => {
      if (error instanceof ProblemError) setProblem(error.problem);
      else if (error instanceof TypeError) setProblem(unreachableProblem(error.message));
      else throw error;
    });
  };
  return { ...(status && { status }), ...(problem && { problem }), lost, send };
}

/** @throws ProblemError where the file is refused as a whole */
async function upload(
  file: File,
  { dryRun, onRefusal, actor }: Parameters<Import['send']>[1],
): Promise<Status> {
  const query = new URLSearchParams({ onRefusal, ...(dryRun && { dryRun: 'true' }) });
  const response = await fetch(`/api/v1/imports?${query.toString()}`, {
    method: 'POST',
    headers: {
      'content-type': file.name.endsWith('.csv') ? 'text/csv' : 'application/x-ndjson',
      ...(actor !== '' && { 'X-Actor': headerText(actor) }),
    },
    body: file,
  });
  const body = (await response.json()) as Status | Problem;
  if (!response.ok) throw new ProblemError(body as Problem);
  return body as Status;
}
