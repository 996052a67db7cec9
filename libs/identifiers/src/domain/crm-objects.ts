/** The CRM objects that are mirrored, in the order a first sync reads them: what others point at comes first. */
export const CRM_OBJECTS = ['User', 'Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole'] as const;
export type CrmObject = (typeof CRM_OBJECTS)[number];

/** The object spelled as Salesforce does, for a name in any case; undefined for others. */
export function crmObject(name: string): CrmObject | undefined {
  return CRM_OBJECTS.find((object) => object.toLowerCase() === name.toLowerCase());
}
