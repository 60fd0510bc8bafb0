import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import Submission from '#app/workflow/submission'
import cases from '#config/cases'
import { caseInWords } from './case_answers.js'
import { channels, channelsFor } from './case_channels.js'
import { checkCase, openSections, problemsBySection } from './case_draft.js'
import { answersIn, bodyWords } from './case_form.js'
import { resubmitCase, submitCase } from './case_submission.js'
import { visibleCase } from './case_page.js'
import TypicalCasePolicy, { actsAs } from './typical_case_policy.js'

const channelValidator = vine.create({ channel: vine.enum(channels) })

/** Handing in: read everything once more, choose who recommends, hand in, keep the receipt. */
export default class CaseSubmissionsController {
  async create(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const row = await visibleCase(ctx)
    await bouncer.with(TypicalCasePolicy).authorize('as', 'unit', row)
    const open = await openSections(row, row.call, i18n)
    const offered = await channelsFor(row.call, row.organizationId)
    const bySection = await problemsBySection(row, row.call, i18n, open)
    return view.render('pages/cases/check', {
      ...{ row, open, faulty: bySection.filter(({ problems }) => problems.length > 0) },
      problems: bySection.flatMap(({ problems }) => problems),
      sections: await caseInWords(row.draft, row.call, i18n),
      images: row.draft.images ?? [],
      ...{ words: bodyWords(answersIn(row.draft)), most: cases.body },
      channels: row.state === 'returned' ? offered.filter((channel) => channel !== 'direct') : offered,
      choosesChannel: row.state !== 'supplement_required',
      maySubmit: actsAs(auth.getUserOrFail(), 'principal', row) !== null,
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, i18n } = ctx
    const row = await visibleCase(ctx)
    await bouncer.with(TypicalCasePolicy).authorize('as', 'principal', row)
    const { problems, content } = await checkCase(row, row.call, i18n, await openSections(row, row.call, i18n))
    if (problems.length > 0) {
      response.status(422)
      return response.send(await this.create(ctx))
    }
    const version = seenVersion(ctx)
    if (row.state === 'supplement_required') await resubmitCase(row, row.call, personOf(ctx), content, version)
    else {
      showAgain(ctx, () => this.create(ctx))
      if (!request.input('channel')) throw invalid('channel', i18n.t('typical_cases.channel_needed'))
      const { channel } = await request.validateUsing(channelValidator)
      await submitCase(row, row.call, personOf(ctx), content, { channel, version })
    }
    return response.redirect(`/typical-cases/${row.id}/submissions/${row.round}`)
  }

  /** The receipt. */
  async show(ctx: HttpContext) {
    const row = await visibleCase(ctx)
    const submission = await Submission.query()
      .where({ subjectType: 'typical_case', subjectId: row.id, round: Number(ctx.params.id) || 0 })
      .firstOrFail()
    return ctx.view.render('pages/cases/receipt', { row, submission })
  }
}
