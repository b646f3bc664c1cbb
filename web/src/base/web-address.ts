export function webAddress(text: string): string {
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}
