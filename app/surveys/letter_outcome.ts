import config from '#config/surveys'

/** What became of handing one letter to the mail server. */
export type Outcome =
  | { kind: 'sent' }
  /** For good. `isAddress`: the server knows no such mailbox, so that no survey is sent there any more. */
  | { kind: 'hard'; error: string; isAddress: boolean }
  /** Not now, or nobody knows: the same letter is tried again, with the same Message-ID. */
  | { kind: 'soft'; error: string }
  /** Our own mail server cannot be used: nothing of it is about this letter. */
  | { kind: 'away'; error: string }

type SmtpError = { message?: string; responseCode?: number; command?: string; response?: string }

/** Only what is said of the recipient or of the letter is about them; a greeting, a password, our sender is about us. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA']

/** How the pool of lines says that one ended while a letter was on it (config/mail.ts). */
const BROKEN_LINE = /connection was closed/

/**
 * 5xx is final, 4xx is not. A line that breaks after the letter was handed over is ambiguous and tried again as it was.
 * 5.7.x refuses us and not the mailbox (RFC 3463), and so does everything after DATA.
 */
export function outcomeOf(thrown: unknown): Outcome {
  const { message, responseCode = 0, command = '', response = '' } = thrown as SmtpError
  const error = String(message ?? thrown).slice(0, 500)
  const about = ABOUT_THE_LETTER.includes(command) || BROKEN_LINE.test(error)
  if (!about || responseCode === 421) return { kind: 'away', error }
  if (responseCode < 500) return { kind: 'soft', error }
  return { kind: 'hard', error, isAddress: command === 'RCPT TO' && !/\b5\.7\.\d/.test(response) }
}

/** Milliseconds before the next try; null: it is given up. */
export function softWait(tries: number): number | null {
  const minutes = config.softWaits[tries - 1]
  return minutes === undefined ? null : minutes * 60_000
}
