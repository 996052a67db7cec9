import { describeFaults } from './answers.js';
import { READ_PATHS } from './read-paths.js';

describeFaults([
  READ_PATHS.bulkCreate,
  READ_PATHS.bulkPoll,
  READ_PATHS.bulkFirstPage,
  READ_PATHS.bulkMiddlePage,
  READ_PATHS.bulkLastPage,
]);
