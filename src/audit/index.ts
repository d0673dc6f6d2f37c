export { AuditModule } from './audit.module.js';
export { KeyAccount } from './keys/key-account.js';
export { KeyRefusedError } from './keys/key-error.js';
export { AUDIT_SCHEMAS } from './proof/schemas.js';
