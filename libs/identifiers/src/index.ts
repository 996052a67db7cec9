export { type Address, type AddressReading, baseOf, parseAddress, readAddress, withoutTag } from './domain/address.js';
export { crmId18 } from './domain/crm-id.js';
export { CRM_OBJECTS, type CrmObject, crmObject } from './domain/crm-objects.js';
export { freeMailList, type FreeMailList, type TeamHosts } from './domain/free-mail.js';
export { asciiHost, brandOf, readHost, registrableDomain } from './domain/host.js';
export { isDisposable, isOnSharedHost, isSharedHost } from './domain/mail-hosts.js';
export { nameKeyOf } from './domain/person-name.js';
export { checkLoginUrl, checkSalesforceHost, type HostRules, mayHoldOperatorSecret } from './domain/salesforce-host.js';
export { websiteHost } from './domain/website.js';
