import { Type } from '@sinclair/typebox';
import { oneOf, record } from '#events/fields.js';
import { COURSE_PHASES, MATCH, SOURCE_SCHEMAS, type CourseLine } from '../../sources/index.js';
import { page } from './common.js';
import { assertDescribed, type Describes } from './describes.js';
import { Problem } from './problem.js';

const progress = record({
  phase: oneOf(COURSE_PHASES, '`waiting`: for its turn, behind another snapshot.'),
  done: Type.Integer({ minimum: 0, description: 'Records compared, or events checked or recorded.' }),
  total: Type.Integer({ minimum: 0, description: 'Of how many.' }),
});

const SyncCourseLine = Type.Union(
  [record({ progress }), record({ report: SOURCE_SCHEMAS.SyncReport }), record({ problem: Problem })],
  { description: 'How far a snapshot has come, or, last, how it ended.' },
);

assertDescribed(true satisfies Describes<typeof SyncCourseLine, CourseLine>);

export const SOURCES_SCHEMAS = {
  ...SOURCE_SCHEMAS,
  SyncCourseLine,
  MatchList: page(
    'Records of sources, by source and in the order in which they were first put on the list.',
    MATCH,
  ),
};
