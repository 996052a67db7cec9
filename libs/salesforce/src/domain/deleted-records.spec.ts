import { toDeletedRecords } from './deleted-records.js';

test('reads a recorded answer', () => {
  const answer = {
    deletedRecords: [{ id: 'a00D0000008pQRAIA2', deletedDate: '2013-05-07T22:07:19.000+0000' }],
    earliestDateAvailable: '2013-05-03T15:57:00.000+0000',
    latestDateCovered: '2013-05-08T21:20:00.000+0000',
  };
  expect(toDeletedRecords(answer)).toEqual({
    records: [{ crmId: 'a00D0000008pQRAIA2', deletedAt: new Date('2013-05-07T22:07:19Z') }],
    earliestAt: new Date('2013-05-03T15:57:00Z'),
    latestAt: new Date('2013-05-08T21:20:00Z'),
  });
});

test.each([
  {},
  { deletedRecords: [] },
  {
    deletedRecords: [{ id: 'x' }],
    earliestDateAvailable: '2013-05-03T15:57:00.000+0000',
    latestDateCovered: '2013-05-03T15:57:00.000+0000',
  },
])('refuses an answer that lacks something: %j', (answer) => {
  expect(toDeletedRecords(answer)).toBeUndefined();
});
