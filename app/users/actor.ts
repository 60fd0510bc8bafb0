import type { I18n } from '@adonisjs/i18n'
import type { HttpContext } from '@adonisjs/core/http'
import type User from './user.js'

/** Who acts, told to every verb by name: people from a request, jobs by their own name. */
export type Actor = {
  id: number | null
  name: string
  ip?: string
  requestId?: string
  /** 代: the person in whose name a stand-in acts. */
  actingFor?: { id: number; name: string }
}

export function actorOf(ctx: HttpContext): Actor {
  const user = ctx.auth.user
  return {
    id: user?.id ?? null,
    name: user?.name ?? 'visitor',
    ip: ctx.request.ip(),
    requestId: ctx.request.id(),
  }
}

/**
 * The signed-in person, for verbs that only people do.
 *
 * @param name in whose name; by default, and when nobody's is possible, the own one
 */
export function personOf(ctx: HttpContext, name?: User | null): Actor & { id: number } {
  const user = ctx.auth.getUserOrFail()
  return inNameOf({ ...actorOf(ctx), id: user.id }, name ?? user)
}

/** In the name of the handler for whom somebody stands in. */
export function handlerOf(ctx: HttpContext) {
  return personOf(ctx, ctx.auth.getUserOrFail().inName('bureau_handler'))
}

/** The same person, acting in the name of somebody absent; of nobody when that is the person's own. */
export function inNameOf<A extends Actor>(by: A, person: { id: number; name: string }): A {
  return person.id === by.id ? by : { ...by, actingFor: { id: person.id, name: person.name } }
}

/** The line under a decision: 张某, or 张某 代 李某. */
export function signatureOf({ name, actingFor }: Actor) {
  return actingFor ? `${name} 代 ${actingFor.name}` : name
}

/** The same in the reader's language, from what a row or an entry has kept. */
export function signatureIn(i18n: Pick<I18n, 't'>, name: string, absent?: string | null) {
  return absent ? i18n.t('audit.acting_for', { name, absent }) : name
}

/** A person acting outside a request: demo data, tests, commands. */
export function actorFor(user: User): Actor {
  return { id: user.id, name: user.name }
}

/** A job acting by itself, for example `system('notice_keeper')`. */
export function system(name: string): Actor {
  return { id: null, name }
}
