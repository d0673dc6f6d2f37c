import perfHooks from 'node:perf_hooks';

/**
 * prom-client watches the process from the moment a service begins and never lets go, and whoever watches holds all the
 * modules of its suite: some 40 MB of each. Under test one watch serves every suite of a worker, and collections are not told.
 */
const watch = perfHooks.monitorEventLoopDelay();
perfHooks.monitorEventLoopDelay = () => watch;
perfHooks.PerformanceObserver.prototype.observe = () => undefined;
