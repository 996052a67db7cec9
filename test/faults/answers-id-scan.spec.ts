import { describeFaults } from './answers.js';
import { READ_PATHS } from './read-paths.js';

describeFaults([READ_PATHS.scanFirstPage, READ_PATHS.scanNextPage, READ_PATHS.scanBulkPage]);
