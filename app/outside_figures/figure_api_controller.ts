import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import config from '#config/outside_figures'
import { programOf } from '#app/api_keys/api_actor'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime, type Trx } from '#app/core/dialect'
import { Problem } from '#app/core/problem'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { checkFigure } from './figure_entry.js'
import { scopeOf } from './figure_scopes.js'
import OutsideFigure from './outside_figure.js'
import type { FigureFacts } from './outside_figure_form.js'
import { enterFigures } from './outside_figure_workflow.js'

const ROUTE = 'POST /api/v1/outside-figures'

/**
 * A system tells its own figure. The answer to a repetition (same `Idempotency-Key`) is the first one's; another value
 * for the same period follows the one before, which stays to be seen.
 */
export default class FigureApiController {
  async store(ctx: HttpContext) {
    const { apiKey, request } = ctx
    const key = request.header('idempotency-key') ?? ''
    const facts = await factsOf(ctx, key)
    const once = { actor: `api_key:${apiKey!.id}`, route: ROUTE, key }
    const hash = sha256(canonicalJson(request.body()))
    const earlier = await answeredBefore(once)
    if (earlier) return answerAgain(ctx, earlier, hash)
    try {
      const [figure] = await enterFigures([facts], {
        ...{ by: programOf(ctx), via: 'api', apiKeyId: apiKey!.id, reason: reasonIn(ctx) },
        also: (trx, [entered]) => remember(trx, { ...once, request_hash: hash, location: locationOf(entered) }),
      })
      return answerFigure(ctx, figure, 201)
    } catch (error) {
      if (!(error instanceof StepNotAllowed)) throw error
      /** The same request at the same moment, or another one for the same period: that one was first. */
      const first = await answeredBefore(once)
      if (first) return answerAgain(ctx, first, hash)
      throw new Problem('refused', {}, [], 409)
    }
  }
}

/** @throws Problem `bad_content` with each fault, `scope_missing` for a source that the key does not speak for */
async function factsOf({ apiKey, request, i18n }: HttpContext, key: string): Promise<FigureFacts> {
  if (!/^[\w.:-]{8,64}$/.test(key)) throw fault(i18n.t('outside_figures.once_needed'))
  const own = config.sources.filter((source) => apiKey!.has(scopeOf(source)))
  const source = request.input('source', own.length === 1 ? own[0] : undefined)
  if (!own.includes(source)) throw new Problem('scope_missing', { scope: scopeOf(String(source ?? '*')) })
  const { problems, facts } = await checkFigure({ ...request.body(), source }, i18n)
  if (facts) return facts
  throw new Problem(
    'bad_content',
    {},
    problems.map(({ path, message }) => ({ name: path, detail: message }))
  )
}

const fault = (detail: string) => new Problem('bad_content', {}, [{ name: 'Idempotency-Key', detail }])

function reasonIn({ request, i18n }: HttpContext) {
  const typed = request.input('reason')
  const reason = typeof typed === 'string' ? typed.trim().slice(0, 300) : ''
  return reason || i18n.t('outside_figures.sent_again')
}

type Once = { actor: string; route: string; key: string }

const answeredBefore = (once: Once) => db.from('idempotency_keys').where(once).first()

const remember = async (trx: Trx, row: Record<string, unknown>) =>
  void (await trx.table('idempotency_keys').insert({ ...row, created_at: sqlTime() }))

const locationOf = ({ id }: OutsideFigure) => `/outside-figures/${id}`

async function answerAgain(ctx: HttpContext, first: { request_hash: string; location: string }, hash: string) {
  if (first.request_hash !== hash) throw fault(ctx.i18n.t('outside_figures.once_reused'))
  return answerFigure(ctx, await OutsideFigure.findOrFail(Number(first.location.split('/').at(-1))), 200)
}

function answerFigure({ response }: HttpContext, figure: OutsideFigure, status: 200 | 201) {
  const { id, measure, source, period, districtCode: district, edition, state } = figure
  const [value, base] = [Number(figure.value), figure.base === null ? null : Number(figure.base)]
  response.header('Location', locationOf(figure)).status(status)
  return response.json({ id, measure, source, period, district, value, base, edition, state })
}
