import type { I18n } from '@adonisjs/i18n'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { Meeting, Person } from './ruling.js'

export type ActField = 'months' | 'minutesNumber' | 'docNumber'

/** What an official filled in beside the choice itself. */
export type Typed = Meeting & { version: number; months: number; docNumber: string }

/** One choice of the panel: who has it in which state, what it needs, and the verb that does it. */
export type Act<Row> = {
  who(row: Row): Role
  allows(row: Row): boolean
  needs: readonly ActField[]
  /** Fewest characters of the opinion: what goes against somebody must say why. */
  opinion: number
  act(row: Row, by: Person, typed: Typed): Promise<unknown>
}

export type Acts<Row, Name extends string = string> = Record<Name, Act<Row>>

/** In whose name this person may take an act; null when in nobody's. */
export function actorOfAct<Row>(act: Act<Row>, row: Row, user: User) {
  return user.inName(act.who(row))
}

/** The choices that the state and the person allow, with their words under `<prefix>.acts.<name>`. */
export function offeredActs<Row>(
  acts: Acts<Row>,
  row: Row,
  { user, i18n, prefix }: { user: User; i18n: Pick<I18n, 't'>; prefix: string }
) {
  return Object.entries(acts)
    .filter(([, act]) => act.allows(row) && actorOfAct(act, row, user))
    .map(([name, { needs }]) => ({
      name,
      needs,
      title: i18n.t(`${prefix}.acts.${name}.title`),
      text: i18n.t(`${prefix}.acts.${name}.text`),
    }))
}
