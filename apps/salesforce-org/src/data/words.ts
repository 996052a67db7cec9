/** The vocabulary generated records are made of. */
export const STAGES = [
  { label: 'Prospecting', probability: 10, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Qualification', probability: 10, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Needs Analysis', probability: 20, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Value Proposition', probability: 50, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Id. Decision Makers', probability: 60, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Perception Analysis', probability: 70, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Proposal/Price Quote', probability: 75, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Negotiation/Review', probability: 90, isClosed: false, isWon: false, forecast: 'Pipeline' },
  { label: 'Closed Won', probability: 100, isClosed: true, isWon: true, forecast: 'Closed' },
  { label: 'Closed Lost', probability: 0, isClosed: true, isWon: false, forecast: 'Omitted' },
] as const;

export const TYPES = [
  'New Customer',
  'Existing Customer - Upgrade',
  'Existing Customer - Replacement',
  'Existing Customer - Downgrade',
] as const;

export const SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'] as const;

export const ROLES = [
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
] as const;

export const INDUSTRIES = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
] as const;

export const SUFFIXES = [
  '.com',
  '.com',
  '.com',
  '.com',
  '.co.uk',
  '.de',
  '.io',
  '.fr',
  '.com.au',
  '.net',
  '.se',
  '.co',
] as const;

export const LEGAL: Readonly<Record<string, string>> = {
  '.com': 'Inc.',
  '.co.uk': 'Ltd',
  '.de': 'GmbH',
  '.io': 'Labs Inc.',
  '.fr': 'SAS',
  '.com.au': 'Pty Ltd',
  '.net': 'LLC',
  '.se': 'AB',
  '.co': 'Corp.',
};

export const COUNTRY: Readonly<Record<string, string>> = {
  '.co.uk': 'United Kingdom',
  '.de': 'Germany',
  '.fr': 'France',
  '.com.au': 'Australia',
  '.se': 'Sweden',
};

export const FREE_MAIL = [
  'gmail.com',
  'outlook.com',
  'yahoo.co.uk',
  'web.de',
  'icloud.com',
  'proton.me',
  'orange.fr',
] as const;

export const TITLES = [
  'CEO',
  'CFO',
  'CTO',
  'VP Sales',
  'VP Operations',
  'VP Engineering',
  'Head of Procurement',
  'Director of Marketing',
  'Director, IT',
  'Sales Manager',
  'Operations Manager',
  'Product Manager',
  'Buyer',
  'Regional Manager',
  'SVP, Technology',
  'Customer Success Lead',
  'Analyst',
  'Office Manager',
] as const;

export const DEPARTMENTS = [
  'Sales',
  'Operations',
  'Finance',
  'IT',
  'Marketing',
  'Procurement',
  'Engineering',
  'Executive',
] as const;

export const PRODUCTS = [
  'Platform',
  'Starter Package',
  'Enterprise Licences',
  'Renewal',
  'Expansion',
  'Pilot',
  'Data Add-on',
  'Training',
  'Annual Subscription',
  'Migration',
  'Support Plan',
  'Analytics Module',
  'Coaching Seats',
  'Integration',
] as const;

export const CITIES = [
  ['San Francisco', 'CA', '94105'],
  ['New York', 'NY', '10011'],
  ['Austin', 'TX', '78701'],
  ['Chicago', 'IL', '60601'],
  ['Denver', 'CO', '80202'],
  ['Boston', 'MA', '02110'],
  ['Seattle', 'WA', '98101'],
  ['Atlanta', 'GA', '30303'],
] as const;

export const CITIES_ABROAD: Readonly<Record<string, readonly string[]>> = {
  'United Kingdom': ['London', 'Leeds', 'Bristol', 'Manchester'],
  Germany: ['Berlin', 'München', 'Köln', 'Hamburg'],
  France: ['Paris', 'Lyon', 'Nantes', 'Lille'],
  Australia: ['Sydney', 'Melbourne', 'Perth', 'Brisbane'],
  Sweden: ['Stockholm', 'Göteborg', 'Malmö', 'Uppsala'],
};

export const STREETS = [
  'Market Street',
  'High Street',
  'Mill Lane',
  'Station Road',
  'Park Avenue',
  'King Street',
  'Harbour Way',
  'Elm Drive',
] as const;
