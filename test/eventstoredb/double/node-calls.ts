import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { answer, type Host, unary } from './answering.js';
import { uuid } from './record.js';
import { features, gossip, type shared, streamsService } from './stubs.js';

type Empty = InstanceType<typeof shared.Empty>;
type SupportedMethods = InstanceType<typeof features.SupportedMethods>;
type ClusterInfo = InstanceType<typeof gossip.ClusterInfo>;

const { VNodeState } = gossip.MemberInfo;

/** A node as the others see it. */
export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly role: 'leader' | 'follower' | 'unready';
  readonly alive: boolean;
}

const STATES = {
  leader: VNodeState.LEADER,
  follower: VNodeState.FOLLOWER,
  unready: VNodeState.UNKNOWN,
} as const;

export const featureCalls = (host: Host) => ({
  /** The client batches where the list has `batchAppend`. */
  getSupportedMethods(
    call: ServerUnaryCall<Empty, SupportedMethods>,
    callback: sendUnaryData<SupportedMethods>,
  ): void {
    const act = (): SupportedMethods => {
      const methods = new features.SupportedMethods().setEventStoreServerVersion('23.10.7');
      return methods.setMethodsList(
        Object.keys(streamsService.StreamsService).map((name) =>
          new features.SupportedMethod()
            .setServiceName('event_store.client.streams.Streams')
            .setMethodName(name.toLowerCase()),
        ),
      );
    };
    answer(host, 'features', call, act, unary(callback));
  },
});

export const gossipCalls = (host: Host, members: () => readonly Member[]) => ({
  read(call: ServerUnaryCall<Empty, ClusterInfo>, callback: sendUnaryData<ClusterInfo>): void {
    const act = (): ClusterInfo => new gossip.ClusterInfo().setMembersList(members().map(memberInfo));
    answer(host, 'gossip', call, act, unary(callback));
  },
});

function memberInfo({ id, host, port, role, alive }: Member): InstanceType<typeof gossip.MemberInfo> {
  const endPoint = new gossip.EndPoint().setAddress(host).setPort(port);
  const member = new gossip.MemberInfo().setInstanceId(uuid(id)).setTimeStamp(String(Date.now()));
  return member.setState(STATES[role]).setIsAlive(alive).setHttpEndPoint(endPoint);
}
