import type { Schemas } from '#client';

export type UserRole = Schemas['UserView']['role'];

export const ROLES: UserRole[] = ['admin', 'member', 'viewer'];
