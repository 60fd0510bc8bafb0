import type { Browser } from 'playwright'
import type { Installation } from './installation.js'
import type { MailServer } from './mail_server.js'
import { PersonAtScreen } from './person_at_screen.js'
import type { Visitor } from './visitor.js'
import * as whole from './whole_call.js'

/** What prepare_casebook.ts says of what it made. */
export type Prepared = {
  emails: Record<'handler' | 'head' | 'leader', string>
  recommenders: { name: string; email: string }[]
  /** Of the one user of each unit. */
  mailboxes: string[]
  experts: { id: number; email: string; name: string }[]
  cases: { id: number; number: string }[]
  call: string
  title: string
  rubric: { key: string; most: number }[]
}

/** A seat as it stands in the database; `n`: which case, `place`: which of its seats. */
export type Seat = {
  id: number
  token: string
  blindId: number
  caseId: number
  expertId: number
  n: number
  place: number
}
/** An installation with a call in it, and everybody who has to do with it. */
export class RunningCall {
  /** What no juror may read: units, authors, recommenders, their mailboxes, numbers of cases. */
  readonly tellingWords: string[]

  constructor(
    readonly installation: Installation,
    readonly mails: MailServer,
    readonly browser: Browser,
    readonly prepared: Prepared
  ) {
    this.tellingWords = [
      ...prepared.cases.flatMap(({ number }, n) => [number, whole.mailboxOf(n)]),
      ...prepared.mailboxes.flatMap((email, unit) => [email, whole.unitName(unit), whole.authorName(unit)]),
      ...prepared.recommenders.flatMap(({ name, email }) => [name, email]),
    ]
  }

  read<T>(sql: string) {
    return this.installation.read(sql) as Promise<T[]>
  }

  count(rows: string) {
    return this.installation.count(rows)
  }

  async signedIn(email: string, width = 1440) {
    const { address } = this.installation
    const person = await PersonAtScreen.signedIn(this.browser, email, {
      address,
      width,
      patience: 60,
    })
    person.page.on('dialog', (dialog) => void dialog.accept())
    return person
  }

  visitor(email: string) {
    return this.installation.visitor().signIn(email)
  }

  async done(what: string, reached: () => Promise<boolean>, seconds = 90) {
    if (!(await this.installation.until(reached, seconds))) throw new Error(`${what}: not within ${seconds} seconds`)
  }
}

/** A form was taken: whoever sent it is shown where it led. */
export async function sent(person: Visitor, path: string, fields: Record<string, string>) {
  const { status, text } = await person.post(path, fields)
  if (status !== 302) throw new Error(`${path} answers ${status}: ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 1500)}`)
}

export function valueIn(page: string, name: string) {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`the page has no field ${name}`)
  return value
}
