// Under the prefix of drafts, so that they go when somebody signs out.
const prefix = "zubia-draft:";

/** What was changed and is not stored yet, and what it was changed from. */
export interface KeptEdit<Value, Base> {
  base: Base;
  value: Value;
}

/** Where this tab keeps what is edited until the server has acknowledged it. */
export class EditShelf<Value, Base> {
  private readonly name: string;
  private readonly isRight: (value: Value) => boolean;

  constructor(kind: string, name: string, isRight: (value: Value) => boolean) {
    this.name = `${prefix}${kind}:${name}`;
    this.isRight = isRight;
  }

  read(): KeptEdit<Value, Base> | null {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.name) ?? "null") as KeptEdit<Value, Base> | null;
      return kept && this.isRight(kept.value) ? kept : null;
    } catch {
      return null;
    }
  }

  /** Says whether it could: a full storage must not look like a kept draft. */
  keep(kept: KeptEdit<Value, Base>): boolean {
    try {
      sessionStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    sessionStorage.removeItem(this.name);
  }
}
