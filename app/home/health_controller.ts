import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'

/** Work that is due and not carried for so long means that no worker is there. */
const LATE = 5 * 60_000

/** For those who watch the system: is the database there, and does promised work get done? It never waits for a queue. */
export default class HealthController {
  async show({ response }: HttpContext) {
    try {
      const late = sqlTime(new Date(now().getTime() - LATE))
      const due = db.from('outbox').whereNull('done_at').whereNull('dead_at')
      const [[waiting], [overdue], [dead]] = await Promise.all([
        due.clone().count('* as total'),
        due.clone().where('available_at', '<', late).count('* as total'),
        db.from('outbox').whereNotNull('dead_at').whereNull('done_at').count('* as total'),
      ])
      const work = {
        waiting: Number(waiting.total),
        overdue: Number(overdue.total),
        dead: Number(dead.total),
      }
      return response
        .status(work.overdue > 0 ? 503 : 200)
        .send({ status: work.overdue > 0 ? 'late' : 'ok', database: 'ok', work })
    } catch {
      return response.status(503).send({ status: 'down', database: 'down' })
    }
  }
}
