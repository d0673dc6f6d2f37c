import fc from 'fast-check';

/**
 * A property that fails may shrink for hours, and Jest cannot stop what does not wait: the failure would never be told.
 * Seconds for one property; 0 where it may take as long as it does.
 */
const seconds = Number(process.env['PROPERTY_SECONDS'] ?? 240);

if (seconds > 0)
  fc.configureGlobal({ interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: true });
