/** The largest request that the server takes; a file travels in it as base64, four letters for three bytes. */
export const requestBytesMax = 64 * 1024 * 1024;

/** Whether files of these sizes can be sent together. */
export function fits(sizes: readonly number[]): boolean {
  const beside = 16 * 1024;
  return sizes.reduce((sum, size) => sum + 4 * Math.ceil(size / 3), beside) <= requestBytesMax;
}

/** The largest file that can be sent alone, in whole megabytes. */
export const fileMegabytesMax = Math.floor(((requestBytesMax - 16 * 1024) / 4) * 3 / 1_000_000);

/** A file as a request carries it. */
export function carried(file: File): Promise<{ name: string; bytes: string }> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const text = String(reader.result);
      done({ name: file.name, bytes: text.slice(text.indexOf(",") + 1) });
    });
    reader.addEventListener("error", () => failed(reader.error ?? new Error("unreadable")));
    reader.readAsDataURL(file);
  });
}
