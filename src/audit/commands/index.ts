export { BundleCommand } from './bundle.command.js';
export { RetireKeyCommand, RotateKeyCommand, SigningKeysCommand } from './signing-keys.command.js';
export { VerifyCommand } from './verify.command.js';
