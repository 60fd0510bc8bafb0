import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { checkAnswers } from '#app/questions/check_answers'
import { drawQuestions } from '#app/questions/drawn_questions'
import cases from '#config/cases'
import { openSections, questionsFor, sectionOf, SUPPLEMENT, versionOf, type Open } from './case_draft.js'
import { answersIn, bodyWords } from './case_form.js'
import { imageRule } from './case_images.js'
import { openOrder, visibleCase } from './case_page.js'
import { leastWidth, printableWidth } from './image_size.js'
import type TypicalCase from './typical_case.js'
import TypicalCasePolicy from './typical_case_policy.js'

/** The section of the address, when it can be written now; else 404. */
export async function editableSection(ctx: HttpContext, name = String(ctx.params.id)) {
  const row = await visibleCase(ctx)
  await ctx.bouncer.with(TypicalCasePolicy).authorize('as', 'unit', row)
  const open = await openSections(row, row.call, ctx.i18n)
  if (!open.names.includes(name)) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  return { row, open, name }
}

type Editable = { row: TypicalCase; open: Open; name: string }

export async function renderSection(ctx: HttpContext, { row, open, name }: Editable, isRefused = false) {
  const order = await openOrder(ctx, row)
  return ctx.view.render('pages/cases/section', {
    ...{ row, open, name, index: open.names.indexOf(name), previous: open.names[open.names.indexOf(name) - 1] },
    section: open.form.section(name),
    values: answersIn(row.draft),
    words: { used: bodyWords(answersIn(row.draft)), most: cases.body },
    version: versionOf(sectionOf(open, name, row.draft)),
    notes: (order?.items ?? []).filter(({ section }) => section === name),
    ...(name === SUPPLEMENT ? { set: await drawnSupplement(ctx, row, isRefused) } : {}),
    ...(name === 'images' ? await picturesOf(row) : {}),
  })
}

async function drawnSupplement({ i18n }: HttpContext, { call, draft }: TypicalCase, isRefused: boolean) {
  const content = (await questionsFor(call))!
  const answers = draft.supplement ?? {}
  const { problems } = await checkAnswers(content, { q: answers }, { complete: true })
  return drawQuestions(content, i18n, { answers, problems: isRefused ? problems : [] })
}

async function picturesOf({ draft }: TypicalCase) {
  const images = draft.images ?? []
  const files = await Attachment.findMany(images.map(({ attachmentId }) => attachmentId))
  return {
    images: images.map((image) => ({ ...image, file: files.find(({ id }) => id === image.attachmentId) })),
    ...{ imageRule, leastWidth, printableWidth, printedWidth: cases.printedWidth, dpi: cases.dpi },
  }
}
