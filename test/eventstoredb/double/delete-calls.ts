import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { answer, type Host, Refused, unary } from './answering.js';
import { expectedOf, streamNameOf } from './append-request.js';
import type { Expected } from './append-rules.js';
import { streamDeleted, wrongExpectedVersion } from './failure.js';
import { streams } from './stubs.js';

type DeleteReq = InstanceType<typeof streams.DeleteReq>;
type DeleteResp = InstanceType<typeof streams.DeleteResp>;
type TombstoneReq = InstanceType<typeof streams.TombstoneReq>;
type TombstoneResp = InstanceType<typeof streams.TombstoneResp>;

export const deleteCalls = (host: Host) => ({
  /** So that an append takes the stream up again; its revisions count on. */
  delete(call: ServerUnaryCall<DeleteReq, DeleteResp>, callback: sendUnaryData<DeleteResp>): void {
    const act = (): DeleteResp => {
      const position = remove(host, call.request.getOptions()!, false);
      const at = new streams.DeleteResp.Position();
      return new streams.DeleteResp().setPosition(
        at.setCommitPosition(position).setPreparePosition(position),
      );
    };
    answer(host, 'delete', call, act, unary(callback));
  },

  /** For good. */
  tombstone(
    call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
    callback: sendUnaryData<TombstoneResp>,
  ): void {
    const act = (): TombstoneResp => {
      const position = remove(host, call.request.getOptions()!, true);
      const at = new streams.TombstoneResp.Position();
      return new streams.TombstoneResp().setPosition(
        at.setCommitPosition(position).setPreparePosition(position),
      );
    };
    answer(host, 'delete', call, act, unary(callback));
  },
});

type Options =
  InstanceType<typeof streams.DeleteReq.Options> | InstanceType<typeof streams.TombstoneReq.Options>;

function remove({ log }: Host, options: Options, tombstone: boolean): string {
  const stream = streamNameOf(options);
  const expected: Expected = expectedOf(options, options.getRevision());
  const outcome = log.delete(stream, expected, tombstone);
  if ('position' in outcome) return String(outcome.position);
  throw new Refused(
    outcome.decision === 'stream-deleted'
      ? streamDeleted(stream)
      : wrongExpectedVersion(stream, expected, outcome.revision),
  );
}
