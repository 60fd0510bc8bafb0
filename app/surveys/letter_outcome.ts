import config from '#config/surveys'

/** What became of handing one letter to the mail server. */
export type Outcome =
  | { kind: 'sent' }
  /** For good. `isAddress`: the server knows no such mailbox, so that no survey is sent there any more. */
  | { kind: 'hard'; error: string; isAddress: boolean }
  /** Not now: the same letter is tried again, with the same Message-ID. */
  | { kind: 'soft'; error: string }
  /** Our own mail server cannot be used: nothing of it is about this letter. */
  | { kind: 'away'; error: string }
  /** The line broke, before or after the letter was taken: nobody knows. The server rests, and so does this letter. */
  | { kind: 'broken'; error: string }

type SmtpError = { message?: string; responseCode?: number; command?: string; response?: string }

/** Only what is said of the recipient or of the letter is about them; a greeting, a password, our sender is about us. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']

/** How the mailer says that a line ended while a letter was on it (config/mail.ts). */
const BROKEN_LINE = /connection (was )?closed|ECONNRESET|socket (hang up|close)/i

/**
 * 5xx is final, 4xx is not; a line that breaks is ambiguous, and the letter tried again as it was.
 * 5.7.x refuses us and not the mailbox (RFC 3463), and so does everything after DATA.
 */
export function outcomeOf(thrown: unknown): Outcome {
  const { message, responseCode = 0, command = '', response = '' } = thrown as SmtpError
  const error = String(message ?? thrown).slice(0, 500)
  if (BROKEN_LINE.test(error)) return { kind: 'broken', error }
  const about = ABOUT_THE_LETTER.includes(command)
  if (!about || responseCode === 421) return { kind: 'away', error }
  if (responseCode < 500) return { kind: 'soft', error }
  return { kind: 'hard', error, isAddress: command === 'RCPT TO' && !/\b5\.7\.\d/.test(response) }
}

/** Milliseconds before a letter is tried again whose line broke: further and further apart, for as long as the wave is open. */
export function brokenWait(tries: number) {
  return softWait(Math.min(tries, config.softWaits.length))!
}

/** Milliseconds before the next try; null: it is given up. */
export function softWait(tries: number): number | null {
  const minutes = config.softWaits[tries - 1]
  return minutes === undefined ? null : minutes * 60_000
}
