export { createFile, isMissing, placeNew, replaceFile, syncFolder } from './durable-file.js';
export { readSnapshot, writeSnapshot, type SnapshotHeader } from './snapshot-file.js';
