export { createFile, isMissing, placeNew, replaceFile, syncFolder } from './durable-file.js';
