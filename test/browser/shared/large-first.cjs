const { default: Sequencer } = require('@jest/test-sequencer');

/** The suite that fills a large register waits longest: it starts first, and the others run beside it. */
module.exports = class LargeFirst extends Sequencer {
  sort(tests) {
    const isLarge = ({ path }) => path.includes('large-register');
    return super.sort(tests).sort((a, b) => isLarge(b) - isLarge(a));
  }
};
