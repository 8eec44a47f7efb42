const REASON_LENGTH = 200;

/** A reason as the ledger keeps it: short, and without the addresses that SES and receiving sides quote. */
export function toReason(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<!\S)\S+@\S+/g, '<address>')
    .slice(0, REASON_LENGTH);
}
