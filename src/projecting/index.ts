export { FOLDS, type FoldTold } from './fold-channel.js';
export { NotReadyError, ProjectingService } from './projecting.service.js';
export { ProjectingModule } from './projecting.module.js';
export type { ProjectorHealth } from './projector.js';
