/** The CRM objects of the mirror, as Salesforce spells them. */
export const CRM_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'OpportunityContactRole', 'User'] as const;
export type CrmObject = (typeof CRM_OBJECTS)[number];
