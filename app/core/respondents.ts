/**
 * Addresses where people answer without being known: personal addresses of surveys, codes at points, receipts. No
 * session, no cookie of ours, no form key and no line of the log knows that somebody was there.
 */
export function isForRespondents(path: string) {
  return /^\/(s|q|survey-receipts)(\/|$)/.test(path)
}
