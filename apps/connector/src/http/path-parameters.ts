/** An external id may be long, and each of its characters may take nine in a path. */
export const PATH_PARAMETER_LENGTH_MOST = 4000;
