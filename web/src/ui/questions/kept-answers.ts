import type { Answers } from "../../api/answering";

const prefix = "zubia-answers:";

/** What this browser keeps for somebody with a link until the server has it. The link itself is not kept. */
export interface Kept {
  pending: Answers;
  agreed: string;
}

async function nameFor(token: string): Promise<string> {
  // Without a secure connection there is no digest; then a part of the token must do.
  if (!crypto.subtle) return prefix + token.slice(0, 16);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
  return prefix + [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where answers are kept until the server has them. */
export class AnswerShelf {
  private readonly name: string;
  private readonly storage: Storage;
  private constructor(name: string, storage: Storage) {
    this.name = name;
    this.storage = storage;
  }

  /** Those to one link, between visits. */
  static async of(token: string): Promise<AnswerShelf> {
    return new AnswerShelf(await nameFor(token), localStorage);
  }

  /** Those that somebody enters for others: they go with the tab, and when somebody signs out. */
  static ofEntry(questionnaire: string, organisation: string): AnswerShelf {
    return new AnswerShelf(`zubia-draft:entry:${questionnaire}:${organisation}`, sessionStorage);
  }

  read(): Kept {
    try {
      const kept = JSON.parse(this.storage.getItem(this.name) ?? "{}") as Partial<Kept>;
      return { pending: kept.pending ?? {}, agreed: kept.agreed ?? "" };
    } catch {
      return { pending: {}, agreed: "" };
    }
  }

  /** Says whether it could: a full or forbidden storage must not look like a kept answer. */
  write(kept: Kept): boolean {
    try {
      this.storage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    this.storage.removeItem(this.name);
  }
}

/** What is still to be sent once a batch was acknowledged: what was changed since stays. */
export function stillPending(pending: Answers, acknowledged: Answers): Answers {
  return Object.fromEntries(
    Object.entries(pending).filter(([name, value]) => !(name in acknowledged) || JSON.stringify(acknowledged[name]) !== JSON.stringify(value)),
  );
}
