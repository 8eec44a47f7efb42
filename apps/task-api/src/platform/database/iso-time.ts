/** SQL for a `timestamptz` as the contracts have times: ISO 8601 in UTC with milliseconds; null stays null. */
export function isoTime(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
