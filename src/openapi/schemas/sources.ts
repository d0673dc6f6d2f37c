import { MATCH, SOURCE_SCHEMAS } from '../../sources/index.js';
import { page } from './common.js';

export const SOURCES_SCHEMAS = {
  ...SOURCE_SCHEMAS,
  MatchList: page(
    'Records of sources, by source and in the order in which they were first put on the list.',
    MATCH,
  ),
};
