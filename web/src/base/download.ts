/** Hands a file to the browser to keep. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The contents of a file as replies carry them: text, or bytes in base64. No browser takes such bytes for a page. */
export const receivedFile = (encoding: string, content: string): Blob =>
  new Blob([encoding === "base64" ? Uint8Array.from(atob(content), (char) => char.charCodeAt(0)) : content], { type: "application/octet-stream" });
