/** What the service says in one form, in both languages. `{name}` stands for what differs, and goes over as it stands. */
export type Form = readonly [en: string, zh: string];
