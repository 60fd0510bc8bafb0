import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import config from '#config/outside_figures'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime, type Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { checkFigure } from './figure_entry.js'
import OutsideFigure from './outside_figure.js'
import type { FigureFacts } from './outside_figure_form.js'
import { enterFigures } from './outside_figure_workflow.js'
import type SourceToken from './source_token.js'
import { tokenOf } from './source_token.js'

const ROUTE = 'POST /api/v1/outside-figures'

type Problem = { status: number; title: string; detail?: string; errors?: { field: string; message: string }[] }

/**
 * A system tells its own figure. The answer to a repetition (same `Idempotency-Key`) is the first one's; another value
 * for the same period follows the one before, which stays to be seen.
 */
export default class FigureApiController {
  async store(ctx: HttpContext) {
    const { request, response } = ctx
    const calls = limiter.use({ requests: config.callsPerHour, duration: '1 hour' })
    const address = `outside_figures_${request.ip()}`
    if (!(await calls.attempt(address, () => true))) {
      response.header('Retry-After', String(await calls.availableIn(address)))
      return answerProblem(ctx, { status: 429, title: 'Too many requests' })
    }
    const token = await tokenOf(request.header('authorization'))
    if (!token) {
      response.header('WWW-Authenticate', 'Bearer')
      return answerProblem(ctx, { status: 401, title: 'A valid token is needed' })
    }
    const { problem, facts, key } = await readRequest(ctx, token)
    if (problem) return answerProblem(ctx, problem)
    return this.#enter(ctx, token, facts!, key!)
  }

  async #enter(ctx: HttpContext, token: SourceToken, facts: FigureFacts, key: string) {
    const { request, i18n } = ctx
    const once = { actor: `token:${token.id}`, route: ROUTE, key }
    const hash = sha256(canonicalJson(request.body()))
    const earlier = await answeredBefore(once)
    if (earlier) return answerAgain(ctx, earlier, hash)
    const typed = request.input('reason')
    const reason =
      typeof typed === 'string' && typed.trim() ? typed.trim().slice(0, 300) : i18n.t('outside_figures.sent_again')
    try {
      const by = { id: null, name: token.name, ip: request.ip(), requestId: request.id() }
      const [figure] = await enterFigures([facts], {
        ...{ by, via: 'api', tokenId: token.id, reason },
        also: (trx, [entered]) => remember(trx, { ...once, request_hash: hash, location: locationOf(entered) }),
      })
      return answerFigure(ctx, figure, 201)
    } catch (error) {
      if (!(error instanceof StepNotAllowed)) throw error
      /** The same request at the same moment, or another one for the same period: that one was first. */
      const first = await answeredBefore(once)
      if (first) return answerAgain(ctx, first, hash)
      return answerProblem(ctx, { status: 409, title: 'Another value for this period came at the same moment' })
    }
  }
}

type Once = { actor: string; route: string; key: string }

async function readRequest({ request, i18n }: HttpContext, token: SourceToken) {
  const key = request.header('idempotency-key') ?? ''
  if (!/^[\w.:-]{8,64}$/.test(key)) {
    return { problem: { status: 422, title: 'An Idempotency-Key of 8 to 64 letters, digits or _.:- is needed' } }
  }
  const input = { source: token.source, ...request.body() }
  if (input.source !== token.source) {
    return { problem: { status: 403, title: `This token speaks for ${token.source} only` } }
  }
  const { problems, facts } = await checkFigure(input, i18n)
  if (facts) return { facts, key }
  const errors = problems.map(({ path, message }) => ({ field: path, message }))
  return { problem: { status: 422, title: 'The figure was refused', errors } }
}

const answeredBefore = (once: Once) => db.from('idempotency_keys').where(once).first()

const remember = async (trx: Trx, row: Record<string, unknown>) =>
  void (await trx.table('idempotency_keys').insert({ ...row, created_at: sqlTime() }))

const locationOf = ({ id }: OutsideFigure) => `/outside-figures/${id}`

async function answerAgain(ctx: HttpContext, first: { request_hash: string; location: string }, hash: string) {
  if (first.request_hash !== hash) {
    return answerProblem(ctx, { status: 422, title: 'This Idempotency-Key came with another content before' })
  }
  return answerFigure(ctx, await OutsideFigure.findOrFail(Number(first.location.split('/').at(-1))), 200)
}

function answerFigure({ response }: HttpContext, figure: OutsideFigure, status: 200 | 201) {
  const { id, measure, source, period, districtCode: district, edition, state } = figure
  const [value, base] = [Number(figure.value), figure.base === null ? null : Number(figure.base)]
  response.header('Location', locationOf(figure)).status(status)
  return response.json({ id, measure, source, period, district, value, base, edition, state })
}

function answerProblem({ response }: HttpContext, problem: Problem) {
  response.status(problem.status).json({ type: 'about:blank', ...problem })
  return response.header('Content-Type', 'application/problem+json')
}
