/** Injects the pool: `@Inject(DB) private readonly db: Db`. */
export const DB = Symbol('DB');
