/**
 * The double of EventStoreDB as a process of its own, so that it shares no core's time with what is measured.
 * Prints its connection string when it is ready; ends with its parent. Needs `npm run build:double`.
 *
 * node bench/peers/eventstoredb-double.mjs [nodes] [port of the first; free ones where none is given]
 */
import { EventStoreDbDouble } from '../../dist/eventstoredb-double/index.js';

const [nodes = '1', port = '0'] = process.argv.slice(2);
const double = await EventStoreDbDouble.start({ nodes: Number(nodes), port: Number(port) });
console.log(double.url);
process.stdin.on('end', () => process.exit()).resume();
