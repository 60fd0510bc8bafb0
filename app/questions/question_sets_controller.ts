import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { inTransaction } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { emptyContent } from './edit_content.js'
import { importedContent } from './question_exchange.js'
import { visibleSet, visibleVersion } from './question_page.js'
import QuestionSet, { purposes } from './question_set.js'
import { draftOf, publishedOf, questionSetList, withVersions } from './question_set_list.js'
import QuestionSetPolicy from './question_set_policy.js'
import { nameValidator, setValidator } from './question_set_validators.js'
import { createSet, renameSet } from './question_version_workflow.js'
import { ensureStandardQuestionnaire, STANDARD } from './standard_questionnaire.js'

/** 题库: what is asked, set by set. */
export default class QuestionSetsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(QuestionSetPolicy)
    await policy.authorize('list')
    const seen = withVersions(QuestionSet.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail())))
    const title = i18n.t('question_sets.title')
    return answerList(ctx, seen, questionSetList(i18n), title, async (list) =>
      view.render('pages/questions/index', {
        ...{ list, publishedOf, draftOf },
        mayWrite: await policy.allows('write'),
        hasStandard: (await QuestionSet.findBy({ builtIn: STANDARD })) !== null,
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(QuestionSetPolicy).authorize('write')
    return renderCreate(ctx)
  }

  /** An empty set, or one that begins as a version of another. */
  async store(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(QuestionSetPolicy).authorize('write')
    showAgain(ctx, () => renderCreate(ctx))
    const { from, ...facts } = await request.validateUsing(setValidator)
    const content = from ? (await visibleVersion(ctx, from)).content : await contentInFile(ctx)
    const draft = await createSet(facts, content, personOf(ctx))
    return response.redirect(`/question-versions/${draft.id}`)
  }

  /** The one that comes with the system, where an installation does not have it yet. */
  async storeStandard({ bouncer, response }: HttpContext) {
    await bouncer.with(QuestionSetPolicy).authorize('write')
    const set = await inTransaction((trx) => ensureStandardQuestionnaire(trx))
    return response.redirect(`/question-sets/${set.id}`)
  }

  async show(ctx: HttpContext) {
    const set = await visibleSet(ctx)
    await ctx.bouncer.with(QuestionSetPolicy).authorize('list')
    return renderSet(ctx, set)
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    const set = await visibleSet(ctx)
    await bouncer.with(QuestionSetPolicy).authorize('write')
    showAgain(ctx, () => renderSet(ctx, set))
    await renameSet(set, await request.validateUsing(nameValidator), personOf(ctx))
    return response.redirect(`/question-sets/${set.id}`)
  }
}

/** The questions of the file that another office gave, where there is one. */
async function contentInFile({ request, i18n }: HttpContext) {
  const file = request.file('file', { size: '500kb', extnames: ['json'] })
  if (!file) return emptyContent()
  const content = file.isValid ? await importedContent(await readFile(file.tmpPath!, 'utf8')) : null
  if (!content) throw invalid('file', i18n.t('question_sets.file_refused'))
  return content
}

async function renderCreate(ctx: HttpContext) {
  const from = Number(ctx.request.input('from')) || null
  const source = from ? await visibleVersion(ctx, from) : null
  return ctx.view.render('pages/questions/create', { source, purposes })
}

async function renderSet({ bouncer, view }: HttpContext, set: QuestionSet) {
  const versions = await set.related('versions').query().orderBy('number', 'desc')
  return view.render('pages/questions/set', {
    ...{ set, versions },
    published: versions.filter(({ state }) => state === 'published'),
    hasDraft: versions.some(({ state }) => state === 'draft'),
    mayWrite: await bouncer.with(QuestionSetPolicy).allows('write'),
  })
}
