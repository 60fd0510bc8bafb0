import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { workStanding } from '#app/background_jobs/work_standing'

/** Work that is due and not carried for so long means that no worker is there. */
const LATE = 5 * 60_000

/**
 * `/health`, for those who watch the system: is the database there, and does promised work get done? It is answered
 * before sessions and languages, so that it makes no rows and still answers when the database does not; and it never
 * waits for a queue.
 */
export default class HealthMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    if (request.url() !== '/health') return next()
    try {
      const [work, worker] = await Promise.all([promisedWork(), seenWorker()])
      const late = work.overdue > 0 || worker.missing
      return response.status(late ? 503 : 200).send({ status: late ? 'late' : 'ok', database: 'ok', work, worker })
    } catch {
      return response.status(503).send({ status: 'down', database: 'down' })
    }
  }
}

async function promisedWork() {
  const since = sqlTime(new Date(now().getTime() - LATE))
  const open = db.from('outbox').whereNull('done_at')
  const [[waiting], [overdue], [dead]] = await Promise.all([
    open.clone().whereNull('dead_at').count('* as total'),
    open.clone().whereNull('dead_at').where('available_at', '<', since).count('* as total'),
    open.clone().whereNotNull('dead_at').whereNull('set_aside_at').count('* as total'),
  ])
  return { waiting: Number(waiting.total), overdue: Number(overdue.total), dead: Number(dead.total) }
}

/** Nothing is overdue while nothing is promised: then only the worker itself can say that it is there. */
async function seenWorker() {
  const { alive, isMissing: missing, seenAt } = await workStanding()
  return { alive, missing, seen_at: seenAt?.toUTC().toISO() ?? null }
}
