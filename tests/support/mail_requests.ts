import type { Installation } from './installation.js'
import type { MailServer } from './mail_server.js'

const PEOPLE = ['operator', 'principal', 'handler', 'head', 'leader'] as const

/** What prepare_notice.ts says of the people it made. */
export type Prepared = { emails: Record<(typeof PEOPLE)[number], string> }

/** Each of the people asks for a new password, as anybody can, and so for a mail. */
export async function askForMails(installation: Installation, { emails }: Prepared, count: number = PEOPLE.length) {
  const visitor = installation.visitor()
  await visitor.open('/password-resets/create')
  const asked = PEOPLE.slice(0, count).map((name) => emails[name])
  for (const email of asked) {
    const { status } = await visitor.post('/password-resets', { email })
    if (status !== 302) throw new Error(`no mail was promised: ${status}`)
  }
  return asked.sort()
}

export const undone = (installation: Installation) => installation.sql('select * from outbox where done_at is null')

/** Who got mail, and how many different mails those were. */
export const facts = ({ received }: MailServer) => ({
  recipients: received.map(({ to }) => to).sort(),
  ids: new Set(received.map(({ id }) => id)).size,
})
