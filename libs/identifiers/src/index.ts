export {
  type Address,
  addressReader,
  type AddressReading,
  baseOf,
  parseAddress,
  readAddress,
  withoutInvalid,
  withoutTag,
} from './domain/address.js';
export { crmId18 } from './domain/crm-id.js';
export { CRM_OBJECTS, type CrmObject, crmObject } from './domain/crm-objects.js';
export { asciiHost, brandOf, mailHost, readHost, registrableDomain } from './domain/host.js';
export { isDisposable, isOnSharedHost, isSharedHost } from './domain/mail-hosts.js';
export { nameKeyOf, withoutAccents } from './domain/person-name.js';
export {
  checkLoginUrl,
  checkSalesforceHost,
  type HostRules,
  isLoopback,
  mayHoldOperatorSecret,
} from './domain/salesforce-host.js';
export { atOnce, flatMapSteps, mapSteps, splitSteps, type Steps } from './domain/steps.js';
export { freeMailList, type HostList, sharedHostList, type TeamHosts } from './domain/team-hosts.js';
export { removeInvisible } from './domain/trim.js';
export { readWebsite, type WebsiteReading } from './domain/website.js';
