/** What can be wrong with a new password, said at the field that holds it. */
export function passwordPlaces<Field extends string>(field: Field): Record<string, Field> {
  return Object.fromEntries(["short-password", "long-password", "common-password", "guessable-password"].map((code) => [code, field])) as Record<string, Field>;
}
