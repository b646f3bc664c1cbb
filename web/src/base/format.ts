/** How numbers and dates are written: the one place that knows. An unknown number is never a zero. */
export class Format {
  readonly language: string;
  constructor(language: string) {
    this.language = language;
  }

  number(value: number | null | undefined, digits = 2): string | null {
    if (value === null || value === undefined) return null;
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  }

  whole(value: number | null | undefined): string | null {
    return this.number(value, 0);
  }

  percent(value: number | null | undefined, digits = 1): string | null {
    if (value === null || value === undefined) return null;
    return new Intl.NumberFormat(this.language, {
      style: "percent",
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    }).format(value);
  }

  signedPercent(value: number | null | undefined): string | null {
    if (value === null || value === undefined) return null;
    return new Intl.NumberFormat(this.language, {
      style: "percent",
      maximumFractionDigits: 1,
      signDisplay: "exceptZero",
    }).format(value);
  }

  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language, { type: "conjunction" }).format(items);
  }
}
