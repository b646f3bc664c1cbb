import { expect, it } from "vitest";
import { linkTo, withChoices } from "./address-state";

it("a choice replaces the one before, and an empty one goes", () => {
  const search = new URLSearchParams("territory=ES21&year=2018");
  expect(withChoices(search, { year: "2013" }).toString()).toBe("territory=ES21&year=2013");
  expect(withChoices(search, { year: "" }).toString()).toBe("territory=ES21");
});

it("a link holds what the page stands on, not only what was chosen", () => {
  const place = { origin: "https://zubia.example", pathname: "/profile", search: "?year=2018" };
  expect(linkTo(place, { territory: "ES21" }, "shift-share")).toBe("https://zubia.example/profile?year=2018&territory=ES21#shift-share");
  expect(linkTo({ ...place, search: "" }, {}, "a b")).toBe("https://zubia.example/profile#a%20b");
});
