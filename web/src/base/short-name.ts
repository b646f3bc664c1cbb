const bytes_max = 64;

/** The short name that a name suggests, as it stands in addresses: `Lege-oztopoak (2026)` is `lege-oztopoak-2026`. Empty where nothing of it can stand there. */
export function shortNameOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "");
  return plain.slice(0, bytes_max).replace(/-$/, "");
}
