export { Clock } from './clock.js';
export { decide, recorded } from './deciding/decide.js';
export { Refusal, type RefusalCode } from './deciding/refusal.js';
export type { Stamp, Statement, SubjectRef } from './deciding/statement.js';
export { InFlight } from './in-flight.js';
export { Recorder, type Author, type Recording } from './recorder.js';
export { RecordingModule } from './recording.module.js';
export { streamNameOf, SubjectRecords } from './subject-records.js';
