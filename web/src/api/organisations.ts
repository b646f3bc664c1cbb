import { answered, client } from "./client";

const shown_max = 12;

/** Organisations of the directory by what is typed of their names, as something to pick from. */
export async function findOrganisations(query: string): Promise<{ rows: { id: string; text: string; detail: string }[]; all: number }> {
  const found = await answered(client.GET("/api/organisations", { params: { query: { query, page_size: shown_max } } }));
  return {
    all: found.matching,
    rows: found.organisations.map((row) => ({ id: row.organisation, text: row.name, detail: [row.city, row.territory_name, row.country].filter(Boolean).join(", ") })),
  };
}
