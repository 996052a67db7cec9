import { describeFaults } from './answers.js';
import { READ_PATHS } from './read-paths.js';

describeFaults([READ_PATHS.describe, READ_PATHS.bulkCount, READ_PATHS.restFirstPage, READ_PATHS.restNextPage]);
