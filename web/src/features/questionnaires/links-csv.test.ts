import { describe, expect, it } from "vitest";
import { linksCsv } from "./links-csv";

describe("the file of links", () => {
  it("quotes what must be, and disarms what a spreadsheet would run", () => {
    const row = { organisation: "a", name: '=HYPERLINK("x")', email: "", language: "eu", link: "https://x/answer#1", subject: "A, B", text: "Egun on:\nesteka" };
    expect(linksCsv([row])).toBe(
      `organisation,name,email,language,link,subject,text\r\na,"'=HYPERLINK(""x"")",,eu,https://x/answer#1,"A, B","Egun on:\nesteka"\r\n`,
    );
  });
});
