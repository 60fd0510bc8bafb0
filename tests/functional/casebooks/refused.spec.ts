import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import documents from '#config/documents'
import BookEdition from '#app/casebooks/book_edition'
import { freezeEdition } from '#app/casebooks/book_editions'
import type Casebook from '#app/casebooks/casebook'
import type CasebookEntry from '#app/casebooks/entry'
import { dropEntry } from '#app/casebooks/entry_workflow'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { builtEdition, publishedEdition } from '#tests/support/book_editions'
import { begunCasebook, readyCasebook, selectedCase, sentEntry } from '#tests/support/casebooks'
import { settingsBackThen } from '#tests/support/settings'
import { makeWorld } from '#tests/world'

type Act = ['post' | 'put' | 'delete', path: string, form: Record<string, unknown>]

test.group('What a casebook refuses', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(() => {
    const back = settingsBackThen(documents.office)
    documents.office.program = 'none'
    return back
  })

  const asker = (client: ApiClient) => async (user: User, act: Act) => {
    const [method, path, form] = act
    return (await client[method](path).form(form).withCsrfToken().loginAs(user).redirects(0)).status()
  }
  const answersTo = async (client: ApiClient, user: User, acts: readonly Act[]) => {
    const ask = asker(client)
    const answers: [string, number][] = []
    for (const act of acts) answers.push([`${act[1]} ${act[2].step ?? ''}`, await ask(user, act)])
    return answers
  }
  const all = (acts: readonly Act[], status: number) =>
    acts.map(([, path, { step }]) => [`${path} ${step ?? ''}`, status])

  /** Everything that the editors do with a book and with a copy in it, well filled in. */
  function editing({ id, title, version }: Casebook, entry: CasebookEntry): Act[] {
    const book = `/casebooks/${id}`
    const chapter = `${book}/chapters/${entry.chapterId}`
    return [
      ['put', book, { title, editor: '编写组', preface: '别的前言' }],
      ['post', `${book}/cases`, {}],
      ['post', `${book}/steps`, { step: 'askAuthors', version }],
      ['post', `${book}/steps`, { step: 'finish', version }],
      ['post', `${book}/chapters`, { title: '新章' }],
      ['put', chapter, { title: '别的章', introduction: '' }],
      ['post', `${chapter}/moves`, { direction: 'up' }],
      ['delete', chapter, {}],
      ['post', `${book}/entries/${entry.id}/moves`, { direction: 'up' }],
      ['post', `${book}/entries/${entry.id}/moves`, { direction: 'place', section: entry.chapterId, position: 0 }],
      ['put', `/casebook-entries/${entry.id}/parts/practice`, { text: '别的做法' }],
      ...copySteps(entry),
    ]
  }

  function copySteps({ id, version }: CasebookEntry): Act[] {
    const steps = `/casebook-entries/${id}/steps`
    return [
      ['post', steps, { step: 'send', version }],
      ['post', steps, { step: 'confirmByTelephone', name: '林知远', opinion: '电话核对后同意。', version }],
      ['post', steps, { step: 'drop', opinion: '单位要求撤出。', version }],
      ['post', steps, { step: 'restore', version }],
    ]
  }

  const told = () => db.from('audit_entries').where('action', 'like', 'casebook%').count('* as n').first()

  test('from whoever only reads: everything', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, call } = await begunCasebook(world)
    const { leader } = world.people
    const acts: Act[] = [
      ['post', '/casebooks', { call: call.id }],
      ...editing(casebook, navigation),
      ['post', `/casebooks/${casebook.id}/steps`, { step: 'reopen', version: 0, opinion: '前言有误。' }],
      ['post', '/casebook-editions', { casebookId: casebook.id }],
    ]
    const before = await told()
    assert.deepEqual(await answersTo(client, leader, acts), all(acts, 403))
    assert.deepEqual(await told(), before)
  })

  test('from a unit: all that editors do; from another unit: also what the author says', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation } = await begunCasebook(world)
    await sentEntry(world, navigation)
    const { id, version, copyHash: hash } = navigation
    const { principal, chaoyangPrincipal } = world.people
    const acts = editing(casebook, navigation)
    const ofBook = acts.filter(([, path]) => path.startsWith('/casebooks/'))
    const ofCopy = acts.filter((act) => !ofBook.includes(act))
    const path = `/casebook-entries/${id}`
    const ofAuthor: Act[] = [
      ['post', `${path}/steps`, { step: 'confirm', name: chaoyangPrincipal.name, hash, version }],
      ['post', `${path}/steps`, { step: 'askChanges', part: 'effect', body: '数字应为 18。', version }],
      ['post', `${path}/comments`, { part: 'effect', body: '还有一个问题。' }],
    ]
    const before = await told()
    assert.deepEqual(await answersTo(client, principal, ofBook), all(ofBook, 404))
    assert.deepEqual(await answersTo(client, principal, ofCopy), all(ofCopy, 403))
    const hidden = [...ofCopy, ...ofAuthor]
    assert.deepEqual(await answersTo(client, chaoyangPrincipal, hidden), all(hidden, 404))
    assert.deepEqual(await told(), before)
  })

  test('once it is finished: every change, and to be finished again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, call } = await readyCasebook(world)
    await selectedCase(world, call, { title: '又一个' })
    const acts = editing(casebook, navigation)
    const before = await told()
    assert.deepEqual(await answersTo(client, world.people.handler, acts), all(acts, 409))
    assert.deepEqual(await told(), before)
  })

  test('what is not the turn of a book or a copy', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation, research } = await begunCasebook(world)
    const { handler, principal } = world.people
    const opinion = '单位要求撤出。'
    await sentEntry(world, navigation)
    await dropEntry(navigation, actor(handler), { opinion })
    const [dropped, open] = [navigation, research].map(({ id }) => `/casebook-entries/${id}`)
    const wrong: Act[] = [
      ['post', `/casebooks/${casebook.id}/steps`, { step: 'reopen', version: casebook.version, opinion }],
      ['post', `${dropped}/comments`, { part: 'effect', body: '还有一个问题。' }],
      ['post', `${dropped}/steps`, { step: 'drop', opinion, version: navigation.version }],
      ['post', `${open}/steps`, { step: 'restore', version: research.version }],
    ]
    assert.deepEqual(await answersTo(client, handler, wrong), all(wrong, 409))
    const asked: Act = [
      'post',
      `${dropped}/steps`,
      { step: 'askChanges', part: 'effect', body: '数字应为 18。', version: navigation.version },
    ]
    assert.equal(await asker(client)(principal, asked), 409)
    assert.isEmpty(await db.from('casebook_comments'))
  })

  test('what is filled in wrongly', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, navigation } = await begunCasebook(world)
    const [book, entry] = [`/casebooks/${casebook.id}`, `/casebook-entries/${navigation.id}`]
    const wrong: Act[] = [
      ['post', `${book}/steps`, { step: 'burn', version: casebook.version }],
      ['post', `${book}/steps`, { step: 'askAuthors' }],
      ['put', `${book}/chapters/${navigation.chapterId}`, { title: '', introduction: '' }],
      ['post', `${book}/chapters/${navigation.chapterId}/moves`, { direction: 'sideways' }],
      ['post', `${book}/entries/${navigation.id}/moves`, { direction: 'place' }],
      ['post', `${entry}/steps`, { step: 'send' }],
      ['post', `${entry}/comments`, { part: 'elsewhere', body: '请补充依据。' }],
    ]
    assert.deepEqual(await answersTo(client, world.people.handler, wrong), all(wrong, 422))
    const unheardOf: Act[] = [
      ['post', `${entry}/steps`, { step: 'constructor', version: navigation.version }],
      ['put', `${entry}/parts/constructor`, { text: '别的做法' }],
    ]
    assert.deepEqual(await answersTo(client, world.people.handler, unheardOf), all(unheardOf, 404))
  })

  test('from the second of two with the same page open: what the first did', async ({ client, assert }) => {
    const world = await makeWorld()
    const { casebook, research } = await begunCasebook(world)
    const { handler, head } = world.people
    const ask = asker(client)
    const both = async (act: Act) => [await ask(handler, act), await ask(head, act)]
    const steps = `/casebook-entries/${research.id}/steps`
    const drop: Act = ['post', steps, { step: 'drop', opinion: '单位要求撤出。', version: research.version }]
    assert.deepEqual(await both(drop), [302, 409])
    await research.refresh()
    assert.deepEqual(await both(['post', steps, { step: 'restore', version: research.version }]), [302, 409])
    const askAuthors = { step: 'askAuthors', version: casebook.version }
    assert.deepEqual(await both(['post', `/casebooks/${casebook.id}/steps`, askAuthors]), [302, 409])
  })

  test('of an edition: who may not, what is not said, and what was done already', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, leader } = world.people
    const ask = asker(client)
    const edition = await builtEdition(world)
    const step = (name: string, more = {}): Act => [
      'post',
      `/casebook-editions/${edition.id}/steps`,
      { step: name, version: edition.version, ...more },
    ]
    const because = { withdrawal: '全书撤下核查。' }
    assert.deepEqual([await ask(head, step('retry')), await ask(handler, step('retry'))], [403, 409])
    assert.deepEqual([await ask(head, step('freeze')), await ask(head, step('freeze'))], [302, 409])
    await edition.refresh()
    assert.deepEqual([await ask(handler, step('publish')), await ask(head, step('withdraw', because))], [403, 409])
    assert.deepEqual([await ask(head, step('publish')), await ask(head, step('publish'))], [302, 409])
    await edition.refresh()
    assert.deepEqual([await ask(head, step('withdraw')), await ask(handler, step('discard'))], [422, 409])
    assert.deepEqual(
      [await ask(handler, step('withdraw', because)), await ask(leader, step('withdraw', because))],
      [403, 403]
    )
    assert.deepEqual(
      [await ask(head, step('withdraw', because)), await ask(head, step('withdraw', because))],
      [302, 409]
    )
  })

  test('an erratum twice, of an edition that moved on, or without its words', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const first = await publishedEdition(world)
    const where = first.content.chapters[0].cases[0].number
    const correct = ({ id, version }: BookEdition, wrong: string) =>
      asker(client)(handler, [
        'post',
        `/casebook-editions/${id}/errata`,
        { where, wrong, right: '更正后的文字', version },
      ])
    assert.equal(await correct(first, ''), 422)
    assert.deepEqual(
      [await correct(first, '调整技术路线的企业'), await correct(first, '调整技术路线的企业')],
      [302, 409]
    )
    await drainOutbox()
    const second = await BookEdition.query().orderBy('id', 'desc').firstOrFail()
    const seen = await BookEdition.findOrFail(second.id)
    assert.equal(await correct(second, '企业书面确认'), 302)
    await drainOutbox()
    assert.equal(await correct(seen, '服务台账第 12 至 30 号'), 409)
    await freezeEdition(await second.refresh(), actor(head))
    assert.equal(await correct(second, '服务台账第 12 至 30 号'), 409)
    assert.lengthOf(await BookEdition.all(), 2)
  })
})
