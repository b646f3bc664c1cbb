import { download } from "../base/download";

/** What a picture outside the page needs to look as it does inside. */
const kept = ["fill", "stroke", "stroke-width", "stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];
const lineHeight = 16;

/** The drawing as a file of its own: colours resolved, on the surface of the page, with whom it has to name. */
function standalone(drawing: SVGSVGElement, credits: readonly string[]): { text: string; width: number; height: number } {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  const whole = height + credits.length * lineHeight + (credits.length > 0 ? 8 : 0);
  const copies = [...copy.querySelectorAll("*")];
  [...drawing.querySelectorAll("*")].forEach((element, place) => {
    const style = getComputedStyle(element);
    const twin = copies[place];
    if (!twin || twin.closest("title")) return;
    for (const name of kept) twin.setAttribute(name, style.getPropertyValue(name).replace(/^url\(["']?[^#]*(#[^"')]+)["']?\)/, "url($1)"));
    twin.removeAttribute("class");
  });
  const page = getComputedStyle(document.documentElement);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", width], ["height", whole], ["fill", page.getPropertyValue("--surface").trim()]] as const) ground.setAttribute(name, String(value));
  copy.prepend(ground);
  credits.forEach((credit, line) => {
    const words = document.createElementNS("http://www.w3.org/2000/svg", "text");
    for (const [name, value] of [["x", 8], ["y", height + (line + 1) * lineHeight], ["font-size", 11], ["font-family", "sans-serif"], ["fill", page.getPropertyValue("--quiet").trim()]] as const)
      words.setAttribute(name, String(value));
    words.textContent = credit;
    copy.append(words);
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${whole}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(whole));
  return { text: new XMLSerializer().serializeToString(copy), width, height: whole };
}

export function keepSvg(name: string, drawing: SVGSVGElement, credits: readonly string[]): void {
  download(`${name}.svg`, new Blob([standalone(drawing, credits).text], { type: "image/svg+xml" }));
}

export function keepPng(name: string, drawing: SVGSVGElement, credits: readonly string[]): void {
  const { text, width, height } = standalone(drawing, credits);
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((bytes) => bytes && download(`${name}.png`, bytes));
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}
