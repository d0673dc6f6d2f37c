/** What names of keys begin with where they record: no token may name its holder so. */
export const KEY_ACTOR = 'key:';

export const actorOf = ({ name }: { readonly name: string }): string => `${KEY_ACTOR}${name}`;
