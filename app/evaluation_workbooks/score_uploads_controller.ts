import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { fieldOf, inputErrors } from '#app/core/form_field'
import { invalid, refusedFor, showAgain } from '#app/core/form_page'
import EvaluationSeat from '#app/evaluation_scoring/evaluation_seat'
import { personOf } from '#app/users/actor'
import ScoreUpload from './score_upload.js'
import { cellKey, discardUpload, importUpload, TornCells } from './score_upload_workflow.js'

const seen = vine.create({ version: vine.number().withoutDecimals() })
const chosen = vine.create({
  version: vine.number().withoutDecimals(),
  accept: vine.array(vine.string().maxLength(200)).maxLength(5000).optional(),
})

/** 核对: what came back beside what stands in the system, cell by cell. */
export default class ScoreUploadsController {
  async show(ctx: HttpContext) {
    return render(ctx, await ownUpload(ctx))
  }

  /** 计入草稿: only what was accepted; handing in stays an act of its own. */
  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const upload = await ownUpload(ctx)
    showAgain(ctx, () => render(ctx, upload))
    const { version, accept = [] } = await request.validateUsing(chosen)
    if (accept.length === 0) throw invalid('accept', i18n.t('evaluation_workbooks.nothing_accepted'))
    await importUpload(upload, new Set(accept), personOf(ctx), version).catch((error) => {
      if (!(error instanceof TornCells)) throw error
      throw refusedFor(error.keys.map((path) => ({ path, message: i18n.t('evaluation_workbooks.torn') })))
    })
    session.flash('success', i18n.t('evaluation_workbooks.imported', { count: upload.accepted?.length ?? 0 }))
    return response.redirect(`/score-uploads/${upload.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const upload = await ownUpload(ctx)
    const { version } = await request.validateUsing(seen)
    await discardUpload(upload, personOf(ctx), version)
    session.flash('success', i18n.t('evaluation_workbooks.discarded'))
    return response.redirect(await homeOf(upload))
  }
}

function ownUpload({ auth, params }: HttpContext) {
  return ScoreUpload.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}

async function render({ view, session }: HttpContext, upload: ScoreUpload) {
  const cells = upload.comparison.flatMap(({ token, cells: own }) =>
    own.map(({ id, changed }) => ({ key: cellKey(token, id), changed }))
  )
  /** What only the file changed is taken, unless its person said otherwise. */
  const preset = cells.filter(({ changed }) => changed === 'file').map(({ key }) => key)
  const { flashMessages } = session
  return view.render('pages/evaluation_workbooks/upload', {
    ...{ upload, cellKey, home: await homeOf(upload), differences: cells.length },
    ...{
      ticked: fieldOf({ name: 'accept[]', value: preset, flashMessages }, true).values,
      faults: inputErrors(flashMessages),
    },
    conflicts: cells.filter(({ changed }) => changed === 'conflict').length,
    taken: new Set(upload.accepted ?? []),
  })
}

/** The page that the file was sent from. */
async function homeOf({ kind, subjectId }: ScoreUpload) {
  if (kind === 'self_assessment') return `/point-evaluations/${subjectId}/workbook`
  const { token } = await EvaluationSeat.findOrFail(subjectId)
  return `/evaluation-sheets/${token}/workbook`
}
