/** Without what is empty, as the program keeps records. */
export function pruned<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== "" && value !== undefined && !(Array.isArray(value) && value.length === 0))) as T;
}
