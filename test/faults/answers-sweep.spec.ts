import { describeFaults } from './answers.js';
import { READ_PATHS } from './read-paths.js';

describeFaults([READ_PATHS.sweepFirstPage, READ_PATHS.sweepNextPage, READ_PATHS.sweepBulkPage]);
