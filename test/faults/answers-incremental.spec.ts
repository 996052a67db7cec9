import { describeFaults } from './answers.js';
import { READ_PATHS } from './read-paths.js';

describeFaults([READ_PATHS.composite, READ_PATHS.incrementalNextPage, READ_PATHS.incrementalBulkPage]);
