export { TakerRunner, type TakerOptions } from './taker-runner.js';
