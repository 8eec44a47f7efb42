/** A whole number from 0 to 100 as typed, or null. */
export function parsePercent(text: string): number | null {
  const isWhole = /^\d{1,3}$/.test(text.trim());
  return isWhole && Number(text) <= 100 ? Number(text) : null;
}
