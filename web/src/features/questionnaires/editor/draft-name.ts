const bytes_max = 64;

/** The name that a title suggests, as it stands in addresses: `Enquête 2026` is `enquete-2026`. */
export function nameFrom(title: string): string {
  const plain = title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return plain.slice(0, bytes_max).replace(/-+$/, "");
}
