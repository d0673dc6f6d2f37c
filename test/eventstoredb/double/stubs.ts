/**
 * The messages and services of the protocol, as they ship in the client's package. They are CommonJS that fills its exports at
 * run time, so each is imported whole.
 */
export { default as features } from '@eventstore/db-client/generated/serverfeatures_pb.js';
export { default as gossip } from '@eventstore/db-client/generated/gossip_pb.js';
export { default as shared } from '@eventstore/db-client/generated/shared_pb.js';
export { default as rpc } from '@eventstore/db-client/generated/status_pb.js';
export { default as streams } from '@eventstore/db-client/generated/streams_pb.js';
export { default as featuresService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
export { default as gossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
export { default as streamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
export { default as any } from 'google-protobuf/google/protobuf/any_pb.js';
export { default as wellKnown } from 'google-protobuf/google/protobuf/empty_pb.js';
export * as grpc from '@grpc/grpc-js';
