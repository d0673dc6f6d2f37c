import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Configuration } from '../../configuration/index.js';
import { EventStore, loggedEvent } from '../../event-store/index.js';
import { ProjectingService } from '../../projecting/index.js';
import { Importer } from '../importer.js';
import { openRows } from '../rows/index.js';
import { packageRoot } from '../../package-root.js';

/** In the order in which they are recorded: what was learnt first, and what corrected it. */
const FILES = ['register.ndjson', 'clock-rules.ndjson', 'corrections.ndjson'];
const RECORDER = 'bundled-register';

/** Fills an empty register with the events that Clockstop brings along. */
@Injectable()
export class BundledRegister {
  private readonly logger = new Logger(BundledRegister.name);

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly importer: Importer,
    private readonly projecting: ProjectingService,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Where BUNDLED_REGISTER is `load` and the register holds nothing, or only what an earlier start had loaded of it:
   * records the rest, in the order of the files, so that every register has the same positions.
   * @throws Error where a line of the bundle is refused, which is a fault of the package
   */
  async load(): Promise<void> {
    if (this.configuration.BUNDLED_REGISTER === 'none') return;
    const files = FILES.map((name) => join(packageRoot(), 'data', name));
    if (!(await this.isUnfinished(await linesIn(files)))) return;
    for (const file of files) {
      const { refusals } = await this.importer.import(await openRows(file, 'ndjson'), {
        onRefusal: 'reject',
        by: RECORDER,
        order: 'file',
        bundled: true,
      });
      const [first] = refusals;
      if (first) throw new Error(`${file}, line ${first.row}, ${first.column}: ${first.rule}`);
    }
    const head = await this.store.head();
    await this.projecting.waitFor(head);
    this.logger.log(`The register was empty and now holds the bundled one: ${head} events`);
  }

  /** Whether it holds less than the bundle, and nothing else. */
  private async isUnfinished(bundled: number): Promise<boolean> {
    const head = await this.store.head();
    if (head >= bundled) return false;
    for await (const page of this.store.readAll(0))
      if (page.some((stored) => loggedEvent(stored).recorded.by !== RECORDER)) return false;
    return true;
  }
}

async function linesIn(files: readonly string[]): Promise<number> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.join('').trimEnd().split('\n').length;
}
