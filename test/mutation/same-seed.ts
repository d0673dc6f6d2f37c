import fc from 'fast-check';

/** A mutant is killed by what it does, not by luck; that it is killed is enough, and by which smallest history is not asked. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1, endOnFailure: true });
