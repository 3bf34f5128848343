/** What a person can ask for at any moment, by word in any language or by button; the talk comes back to the same step. */
export const commandIds = [
  "menu", "back", "correct", "repeat", "simpler", "why", "glossary", "language", "stuck", "person", "erase", "continue",
] as const;
export type CommandId = (typeof commandIds)[number];

export function isCommandId(id: string): id is CommandId {
  return (commandIds as readonly string[]).includes(id);
}
