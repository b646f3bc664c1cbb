/** The digits of a code as people type or paste it: with spaces, no-break spaces or hyphens between. */
export function digitsOf(typed: string): string {
  return typed.replaceAll(/[\s\u00a0\u202f-]/g, "");
}

/** A secret in groups of four, as it is typed into an authenticator app by hand. */
export function inGroups(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? [];
}

/** The token in the fragment of an address; empty where there is none. */
export function tokenOf(hash: string): string {
  const token = hash.replace(/^#/, "");
  return /^[\w-]{16,512}$/.test(token) ? token : "";
}

/** The dark squares of a QR code as one path, each run of a row drawn once. */
export function pathOf(squares: readonly (readonly boolean[])[]): string {
  let path = "";
  squares.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      let end = x + 1;
      while (row[end]) end += 1;
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end;
    }
  });
  return path;
}
