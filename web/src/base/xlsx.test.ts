import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { toXlsx } from "./xlsx";

async function opened(...sheets: Parameters<typeof toXlsx>[0][number][]) {
  const files = unzipSync(new Uint8Array(await (await toXlsx(sheets)).arrayBuffer()));
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const shared = [...text("xl/sharedStrings.xml").matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map((found) => found[1] ?? "");
  const cells = (path: string) =>
    new Map(
      [...text(path).matchAll(/<c r="(\w+)"([^>]*?)>(.*?)<\/c>/gs)].map(([, place, kind, content]) => {
        const value = /<v>(.*?)<\/v>/s.exec(content ?? "")?.[1] ?? "";
        return [place, kind?.includes('t="s"') ? { text: shared[Number(value)] } : { number: Number(value) }];
      }),
    );
  return { text, cells };
}

it("numbers are exact numbers, and what is unknown is an empty cell", async () => {
  const { cells } = await opened({ name: "data", rows: [["a", "b"], [1.6180339887498949, null], [Number.NaN, 0]] });
  const data = cells("xl/worksheets/sheet1.xml");
  expect(data.get("A2")).toEqual({ number: 1.618033988749895 });
  expect(data.has("B2")).toBe(false);
  expect(data.has("A3")).toBe(false);
  expect(data.get("B3")).toEqual({ number: 0 });
});

it("a text that opens like a formula stays a text", async () => {
  const { cells, text } = await opened({ name: "data", rows: [["h"], ['=HYPERLINK("http://x")'], ["+1"], ["@sum"]] });
  expect(text("xl/worksheets/sheet1.xml")).not.toContain("<f>");
  expect(cells("xl/worksheets/sheet1.xml").get("A3")).toEqual({ text: "+1" });
});

it("what XML and sheet names cannot hold is left out", async () => {
  const { text } = await opened({ name: "a/b:[c]", rows: [["h"], ["x\u0000\u001by<&\ud800"]] });
  expect(text("xl/sharedStrings.xml") + text("xl/worksheets/sheet1.xml")).toContain("<t>xy&lt;&amp;</t>");
  expect(text("xl/workbook.xml")).toContain('name="a b  c "');
});

it("two sheets are two sheets", async () => {
  const { cells } = await opened({ name: "data", rows: [["h"], [1]] }, { name: "about", headerRows: 0, rows: [["title", "Finding"]] });
  expect(cells("xl/worksheets/sheet2.xml").get("B1")).toEqual({ text: "Finding" });
});
