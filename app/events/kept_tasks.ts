import type { DateTime } from 'luxon'
import type { HttpContext } from '@adonisjs/core/http'
import type { Trx } from '#app/core/dialect'
import type { Tone } from '#app/workflow/workflow'
import type Event from './event.js'

/** A task that a conference gave and a room above keeps: it stands among the tasks of the minutes, and is done there. */
export type KeptTask = {
  title: string
  href: string
  owner: string
  dueOn: DateTime
  standing: { tone: Tone; text: string }
}

export type TaskKeeper = {
  list(event: Event, ctx: HttpContext): Promise<KeptTask[]>
  /** Something of its agenda still has no decision: the conference stays open. */
  isUndecided(trx: Trx, event: Pick<Event, 'id'>): Promise<boolean>
}

const keepers: TaskKeeper[] = []

/** Registered in start/events.ts. */
export function registerTaskKeepers(...added: TaskKeeper[]) {
  keepers.push(...added)
}

export async function keptTasks(event: Event, ctx: HttpContext) {
  if (!event.isConference) return []
  return (await Promise.all(keepers.map((keeper) => keeper.list(event, ctx)))).flat()
}

export async function isUndecided(trx: Trx, event: Pick<Event, 'id'>) {
  for (const keeper of keepers) if (await keeper.isUndecided(trx, event)) return true
  return false
}
