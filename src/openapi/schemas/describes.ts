import type { Static, TSchema } from '@sinclair/typebox';

type Frozen<T> = T extends (infer E)[]
  ? readonly Frozen<E>[]
  : T extends readonly (infer E)[]
    ? readonly Frozen<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : never;

/** `true` where a schema describes exactly what a type says, field by field; anything else does not compile. */
export type Describes<S extends TSchema, T> = Same<Frozen<Static<S>>, Frozen<T>>;

/** Fails to compile where a schema and its type have drifted apart. */
export const assertDescribed = (..._proofs: readonly true[]): void => undefined;
