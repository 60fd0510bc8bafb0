/**
 * A path on this site, or null: never another site, however the address is written (`//evil`, `/\evil`, `https:evil`,
 * line breaks).
 */
export function ownPath(text: unknown): string | null {
  if (typeof text !== 'string' || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(text)) return null
  return text
}
