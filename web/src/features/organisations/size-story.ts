/** What of an organisation its size class follows from. */
interface Sized {
  size_class: string;
  size_computed: boolean;
  size_least: string;
  size_most: string;
  size_by_public_owners: boolean;
  size_years: readonly unknown[];
}

/** Why an organisation has its size class: the name of the sentence that says so. */
export function sizeStory(shown: Sized): "public" | "computed" | "declared" | "between" | "unknown" {
  if (shown.size_by_public_owners) return "public";
  if (shown.size_computed) return "computed";
  if (shown.size_years.length > 0 && shown.size_least !== "" && !shown.size_class) return "between";
  return shown.size_class ? "declared" : "unknown";
}
