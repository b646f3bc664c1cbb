import { useState } from "react";

/**
 * Names what is written, so that a write sent twice is stored once. The same content keeps its key until it is stored;
 * content that was changed since is another write: under the old key the server would answer with the old receipt, and
 * the change would be lost.
 */
export class WriteKeys {
  private content = "";
  private key = "";

  keyFor(body: unknown): string {
    const content = JSON.stringify(body);
    if (!this.key || content !== this.content) {
      this.content = content;
      this.key = crypto.randomUUID();
    }
    return this.key;
  }

  stored(): void {
    this.key = "";
  }
}

export function useWriteKeys(): WriteKeys {
  return useState(() => new WriteKeys())[0];
}
