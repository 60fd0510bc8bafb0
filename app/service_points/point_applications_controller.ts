import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { workCalendar } from '#app/calendar/work_calendar'
import { beijingDay } from '#app/core/beijing_day'
import { reapplyBlock } from '#app/sanctions/reapply_block'
import { personOf } from '#app/users/actor'
import { bulkActsFor } from '#app/workflow/bulk_kinds'
import { checkDraft, editableForm, standingOf } from './application_draft.js'
import { deadlinesOf, handlingTimes } from './application_deadlines.js'
import { copyOf, earlierApplications } from './application_copy.js'
import { renderApplication } from './application_page.js'
import { openOrderPage } from './correction_page.js'
import PointApplication from './point_application.js'
import PointApplicationPolicy from './point_application_policy.js'
import { groups, pointApplicationList } from './point_application_list.js'
import { startApplication } from './application_handing_in.js'
import PointBatch from './point_batch.js'
import { applicationWithPapers, visibleApplication } from './visible_application.js'

export default class PointApplicationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const user = auth.getUserOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('list')
    const query = PointApplication.query().withScopes((scopes) => {
      scopes.visibleTo(user)
      scopes.listed()
    })

    const calendar = await workCalendar()
    const definition = await pointApplicationList(user, i18n, calendar)
    const mayExport = await bouncer.with(PointApplicationPolicy).allows('export')
    const title = i18n.t('point_applications.caption')
    return answerList(ctx, query, definition, title, (list) =>
      view.render('pages/service_points/applications/index', {
        list,
        groups: user.isOfficial ? groups.filter((group) => group !== 'draft') : groups,
        isOfficial: user.isOfficial,
        bulkActs: bulkActsFor(user, 'point_application'),
        mayExport,
        calendar,
        deadlinesOf,
      })
    )
  }

  async show(ctx: HttpContext) {
    return renderApplication(ctx, await applicationWithPapers(ctx))
  }

  /** The open calls, with what one needs to have at hand. */
  async create({ auth, bouncer, request, view }: HttpContext) {
    await bouncer.with(PointApplicationPolicy).authorize('start')
    const user = auth.getUserOrFail()
    await user.loadOnce('organization')
    const batches = await PointBatch.openToday()
    const own = await PointApplication.query().where('organizationId', user.organizationId!).select('id', 'batchId')

    return view.render('pages/service_points/drafts/create', {
      batches: batches.map((batch) => ({
        batch,
        begun: own.find((application) => application.batchId === batch.id),
      })),
      earlier: await earlierApplications(user.organizationId!),
      chosen: Number(request.input('batch')) || null,
      organization: user.organization,
      handling: await handlingTimes(),
      block: await reapplyBlock(user.organizationId!, beijingDay()),
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response } = ctx
    await bouncer.with(PointApplicationPolicy).authorize('start')
    const user = auth.getUserOrFail()
    await user.loadOnce('organization')
    const batch = await PointBatch.calls()
      .where('id', Number(request.input('batch')) || 0)
      .firstOrFail()

    const from = request.input('from')
    const copy = from ? await copyOf(user.organizationId!, Number(from) || 0) : undefined

    const application = await startApplication(batch, user.organization!, personOf(ctx), copy)
    return response.redirect().toRoute('applications.edit', { id: application.id })
  }

  /** The draft, or the parts to correct, at a glance: which sections are done, which wait. */
  async edit(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await ctx.bouncer.with(PointApplicationPolicy).authorize('edit', application)
    const form = await editableForm(application)
    await application.load((loader) => loader.load('batch').load('renews'))
    const { problems, files } = await checkDraft(application, ctx.i18n, form)
    const standing = standingOf(application, form, problems, files)

    return ctx.view.render('pages/service_points/drafts/edit', {
      application,
      standing,
      done: standing.filter(({ state }) => state === 'done').length,
      order: await openOrderPage(application, ctx.i18n),
    })
  }
}
