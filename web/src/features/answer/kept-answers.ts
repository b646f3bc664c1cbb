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

/** Where the answers to one link are kept between visits. */
export class AnswerShelf {
  private readonly name: string;
  private constructor(name: string) {
    this.name = name;
  }

  static async of(token: string): Promise<AnswerShelf> {
    return new AnswerShelf(await nameFor(token));
  }

  read(): Kept {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) ?? "{}") as Partial<Kept>;
      return { pending: kept.pending ?? {}, agreed: kept.agreed ?? "" };
    } catch {
      return { pending: {}, agreed: "" };
    }
  }

  /** Says whether it could: a full or forbidden storage must not look like a kept answer. */
  write(kept: Kept): boolean {
    try {
      localStorage.setItem(this.name, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    localStorage.removeItem(this.name);
  }
}

/** What is still to be sent once a batch was acknowledged: what was changed since stays. */
export function stillPending(pending: Answers, acknowledged: Answers): Answers {
  return Object.fromEntries(
    Object.entries(pending).filter(([name, value]) => !(name in acknowledged) || JSON.stringify(acknowledged[name]) !== JSON.stringify(value)),
  );
}

/** How long to wait before the next attempt: longer each time, never longer than half a minute. */
export const waitBefore = (attempt: number): number => Math.min(30_000, 1000 * 2 ** attempt);
