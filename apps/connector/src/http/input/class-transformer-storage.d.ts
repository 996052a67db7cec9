/** What class-transformer's decorators declare. The library keeps it where its own parts and Nest's look for it. */
declare module 'class-transformer/cjs/storage.js' {
  interface Transformation {
    readonly transformFn: (params: { value: unknown; key: string; obj: object }) => unknown;
  }

  export const defaultMetadataStorage: {
    findTypeMetadata(target: object, name: string): { readonly typeFunction: () => unknown } | undefined;
    /** 0: from plain to class. */
    findTransformMetadatas(target: object, name: string, transformation: 0): Transformation[];
  };
}
