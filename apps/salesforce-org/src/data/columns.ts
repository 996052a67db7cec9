import { accountColumns, contactColumns, leadColumns } from './columns-people.js';
import { contactRoleColumns, opportunityColumns, userColumns } from './columns-deals.js';
import { type Columns } from './column.js';
import { type BaseObject, type World } from './world.js';

function systemColumns(world: World, object: BaseObject): Columns {
  const user = (salt: number) => (index: number) => world.ids.User.encode(world.hash(salt, index) % world.sizes.User);
  return {
    Id: (index) => world.ids[object].encode(index),
    IsDeleted: () => false,
    CreatedDate: (index) => world.createdOf(object, index),
    CreatedById: user(93),
    // Seven of 2,000 recorded rows had a LastModifiedDate before their SystemModstamp.
    LastModifiedDate: (index) => world.stampOf(object, index) - (index % 285 === 7 ? 3_600_000 : 0),
    LastModifiedById: user(94),
    SystemModstamp: (index) => world.stampOf(object, index),
  };
}

/** The generated values of one object, by storage key. */
export function baseColumns(world: World, object: BaseObject): Columns {
  const own = {
    Account: accountColumns,
    Contact: contactColumns,
    Lead: leadColumns,
    Opportunity: opportunityColumns,
    OpportunityContactRole: contactRoleColumns,
    User: userColumns,
  }[object];
  return { ...systemColumns(world, object), ...own(world) };
}
