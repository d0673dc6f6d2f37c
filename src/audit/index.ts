export { AuditModule } from './audit.module.js';
export { BundleCommand } from './commands/bundle.command.js';
export { RetireKeyCommand, RotateKeyCommand, SigningKeysCommand } from './commands/signing-keys.command.js';
export { VerifyCommand } from './commands/verify.command.js';
export { KeyAccount } from './keys/key-account.js';
export { KeyRefusedError } from './keys/key-error.js';
export { AUDIT_SCHEMAS } from './proof/schemas.js';
