import type { Role } from '#access';

/** A route of the running service, with what it takes. */
export interface Route {
  /** As in `PUT /v1/recordings/:externalId`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Who may call it; undefined when everybody may. */
  readonly role: Role | undefined;
  /** The parameters of its query, by name. */
  readonly query: readonly string[];
  readonly takesBody: boolean;
}

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly roles: readonly Role[];
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: object;
}

/** Routes as the service lists them, and what its OpenAPI document says of each. */
export function readRoutes(
  listed: readonly Listed[],
  document: { paths: Record<string, Record<string, Operation>> },
): Route[] {
  return listed.map(({ method, path, isPublic, roles }) => {
    const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    return {
      name: `${method} ${path}`,
      method,
      path,
      role: isPublic ? undefined : roles.includes('service') ? 'service' : roles[0],
      query: (operation?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name),
      takesBody: operation?.requestBody !== undefined,
    };
  });
}
