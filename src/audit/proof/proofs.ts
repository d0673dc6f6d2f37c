import { Inject, Injectable } from '@nestjs/common';
import { toBase64 } from '#projections/merkle/base64.js';
import type { MerkleLog } from '#projections/merkle/merkle-log.js';
import { EventStore } from '../../event-store/index.js';
import { badRequest, notFound } from '../../http/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Checkpoints } from '../checkpoints/checkpoints.js';
import type { ConsistencyProof, InclusionProof } from './schemas.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Answers what can be proven of the log. Each answer can be checked with nothing but itself and the log's key. */
@Injectable()
export class Proofs {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly projecting: ProjectingService,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** @throws ProblemError 400 for a size that the log has not reached */
  async checkpoint(size?: number): Promise<string> {
    const tree = await this.checkpoints.tree();
    return this.checkpoints.note(tree, sizeWithin(tree, 'size', size));
  }

  /** @throws ProblemError 400 for what is no id or no size, 404 where the event is not recorded by that size */
  async inclusion(eventId: string, size?: number): Promise<InclusionProof> {
    if (!UUID.test(eventId))
      throw badRequest([{ field: 'eventId', value: eventId, rule: 'must be a UUID in lower case' }]);
    const tree = await this.checkpoints.tree();
    const treeSize = sizeWithin(tree, 'size', size);
    const position = this.projecting.readyRegister().ids.ordinalOf(eventId);
    if (position === undefined) throw notFound(`No event ${eventId} is recorded.`);
    if (position > treeSize)
      throw notFound(`Event ${eventId} stands at position ${position}, after the first ${treeSize} events.`);
    const [stored] = await this.store.readPositions([position]);
    const leafIndex = position - 1;
    return {
      eventId,
      event: stored!.body,
      leafIndex,
      leafHash: toBase64(tree.leaf(leafIndex)),
      treeSize,
      hashes: tree.inclusionProof(leafIndex, treeSize).map(toBase64),
      root: toBase64(tree.root(treeSize)),
      checkpoint: this.checkpoints.note(tree, treeSize),
    };
  }

  /** @throws ProblemError 400 for a missing or unreached size, and where the earlier is the larger */
  async consistency(from: number | undefined, later?: number): Promise<ConsistencyProof> {
    if (from === undefined) throw badRequest([{ field: 'from', rule: 'is required' }]);
    const tree = await this.checkpoints.tree();
    const to = sizeWithin(tree, 'to', later);
    if (from > to)
      throw badRequest([
        { field: 'from', value: from, rule: `must not be larger than the later size, ${to}` },
      ]);
    return {
      from,
      to,
      fromRoot: toBase64(tree.root(from)),
      toRoot: toBase64(tree.root(to)),
      hashes: tree.consistencyProof(from, to).map(toBase64),
      checkpoint: this.checkpoints.note(tree, to),
    };
  }
}

function sizeWithin(tree: MerkleLog, field: string, size: number | undefined): number {
  if (size !== undefined && size > tree.size)
    throw badRequest([
      { field, value: size, rule: `must not lie beyond the log, which has ${tree.size} events` },
    ]);
  return size ?? tree.size;
}
