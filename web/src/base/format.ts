/** Whose conventions stand in where a browser does not know a language: those of German are like the Basque ones. */
const standIn: Record<string, string> = { eu: "de" };

/** How numbers and dates are written: the one place that knows. An unknown number is never a zero. */
export class Format {
  readonly language: string;
  private readonly locale: string;
  constructor(language: string, isKnown = Intl.NumberFormat.supportedLocalesOf(language).length > 0) {
    this.language = language;
    this.locale = isKnown ? language : (standIn[language] ?? "en");
  }

  number(value: number | null | undefined, digits = 2): string | null {
    if (value === null || value === undefined) return null;
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  }

  whole(value: number | null | undefined): string | null {
    return this.number(value, 0);
  }

  /** All that is known of a number. */
  exact(value: number | null | undefined): string | null {
    if (value === null || value === undefined) return null;
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 12 }).format(value);
  }

  percent(value: number | null | undefined, digits = 1): string | null {
    return this.percentage(value, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  }

  signedPercent(value: number | null | undefined): string | null {
    return this.percentage(value, { maximumFractionDigits: 1, signDisplay: "exceptZero" });
  }

  /** A p-value, which never reads as nothing. */
  p(value: number | null | undefined): string | null {
    const least = 0.001;
    if (value !== null && value !== undefined && value < least) return `< ${this.number(least, 3)}`;
    return this.number(value, 3);
  }

  /** A day of the calendar, wherever the reader is. */
  day(iso: string): string {
    const day = new Date(iso);
    if (this.language === "eu" && this.locale !== "eu")
      return new Intl.DateTimeFormat("sv", { dateStyle: "short", timeZone: "UTC" }).format(day).replaceAll("-", "/");
    return new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeZone: "UTC" }).format(day);
  }

  moment(iso: string): string {
    const when = new Date(iso);
    // Basque writes the year first; no browser that lacks Basque has a language that does so in words.
    if (this.language === "eu" && this.locale !== "eu")
      return new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "short" }).format(when).replaceAll("-", "/");
    return new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeStyle: "short" }).format(when);
  }

  list(items: readonly string[]): string {
    if (this.language === "eu" && this.locale !== "eu")
      return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} eta ${items.at(-1)}`;
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(items);
  }

  private percentage(value: number | null | undefined, options: Intl.NumberFormatOptions): string | null {
    if (value === null || value === undefined) return null;
    // The sign goes before the number in Basque.
    if (this.language === "eu") return `% ${new Intl.NumberFormat(this.locale, options).format(value * 100)}`;
    return new Intl.NumberFormat(this.locale, { style: "percent", ...options }).format(value);
  }
}

const formats = new Map<string, Format>();

/** The conventions of a language: always the same object, so that what was made with it need not be made again. */
export function formatFor(language: string): Format {
  const known = formats.get(language) ?? new Format(language);
  formats.set(language, known);
  return known;
}
