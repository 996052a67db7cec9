/** What a caller may do in its team: admin includes member includes viewer; service hands in recordings and reads them. */
export const ROLES = ['admin', 'member', 'service', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The roles a person may have. `service` belongs to machines. */
export const USER_ROLES = ['admin', 'member', 'viewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];

const includes: Record<Role, readonly Role[]> = {
  admin: ['admin', 'member', 'service', 'viewer'],
  member: ['member', 'viewer'],
  service: ['service'],
  viewer: ['viewer'],
};

/** True when `role` is one of `allowed` or includes one of them. */
export function permits(role: Role, allowed: readonly Role[]): boolean {
  return allowed.some((one) => includes[role].includes(one));
}
