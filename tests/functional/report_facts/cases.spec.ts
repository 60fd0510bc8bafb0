import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseCandidate from '#app/case_decisions/case_candidate'
import type CaseSelection from '#app/case_decisions/case_selection'
import { disqualify } from '#app/case_decisions/publication'
import { leaveMoment } from '#app/core/clock'
import { cases } from '#app/report_facts/chapter_cases'
import { actor } from '#tests/support/applications'
import { builtEdition, publishedEdition } from '#tests/support/book_editions'
import { bookCase, bookManuscript } from '#tests/support/book_manuscripts'
import { candidatesOf, selectionIn } from '#tests/support/case_decisions'
import { makeRecord } from '#tests/support/light_records'
import { countQueries } from '#tests/support/queries'
import { toldChapters } from '#tests/support/told_chapters'
import { makeWorld } from '#tests/world'

const YEAR = 2026
const SUMMARY = '两年内面向37家企业开展导航，避开核心专利3件，节约研发经费1,200万元。'

/** Of five judged two, three or four are chosen in the order of the jury. */
const published = (world: Parameters<typeof selectionIn>[1], toSelect = 3) =>
  selectionIn('published', world, { call: { year: YEAR, toSelect } })

/** A book of the selected cases, the last one first. */
async function bookOf(selection: CaseSelection) {
  const chosen = (await candidatesOf(selection)).filter(({ checkCode }) => checkCode !== null).reverse()
  await db
    .from('typical_cases')
    .whereIn(
      'id',
      chosen.map(({ caseId }) => caseId)
    )
    .update({ state: 'author_confirmed' })
  const printed = chosen.map(({ caseId, case: { title, number } }, at) =>
    bookCase(at, { caseId, title, number: number!, summary: `${title}：${SUMMARY}` })
  )
  return bookManuscript({ year: YEAR, chapters: [{ title: '案例', introduction: [], cases: printed }] })
}

test.group('Chapter eight: typical cases', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('tells what was handed in, selected and by whom, as the tables have it', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await published(world)
    await selectionIn('published', world, { call: { year: YEAR - 1, toSelect: 2 } })
    const told = await toldChapters(YEAR, cases)
    assert.deepEqual(told.faults, [])
    assert.deepEqual(told.numbers, ['table 15'])
    const rows = await db
      .from('typical_cases')
      .where({ call_id: selection.callId, state: 'selected' })
      .select('number', 'title', 'category', 'organization_id')
      .orderBy('number')
    assert.equal(told.value('cases.selected'), rows.length)
    assert.equal(told.previous('cases.selected'), 2)
    assert.equal(told.value('cases.units'), new Set(rows.map((row) => row.organization_id)).size)
    const [entered] = await db.from('typical_cases').where('call_id', selection.callId).count('* as total')
    assert.equal(told.value('cases.entered'), Number(entered.total))
    for (const category of ['finance', 'training'])
      assert.equal(told.value(`cases.category.${category}`), rows.filter((row) => row.category === category).length)
    assert.deepEqual(
      told.table('cases.selected').map((row) => row.slice(0, 2)),
      rows.map(({ number, title }) => [number, title])
    )
  })

  test('quotes from the published book those whom the jury put first, whatever numbers they tell', async ({
    assert,
  }) => {
    const world = await makeWorld()
    const selection = await published(world, 4)
    await publishedEdition(world, await bookOf(selection))
    const told = await toldChapters(YEAR, cases)
    assert.deepEqual(told.faults, [])
    const quotations = told.blocks.flatMap((block) => (block.kind === 'quotation' ? [block] : []))
    const first = (await candidatesOf(selection)).slice(0, 3).map(({ case: { title } }) => title)
    assert.sameMembers(
      quotations.map(({ text }) => text),
      first.map((title) => `${title}：${SUMMARY}`)
    )
    assert.isTrue(quotations.every(({ source }) => source.includes('《北京市知识产权信息利用案例集》')))
    const rows = told.table('cases.selected').map(([, title]) => title)
    assert.sameMembers(
      rows.filter((title) => first.includes(title)),
      first
    )
  })

  test('quotes nothing from a book that is not published, and says so', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await published(world)
    await builtEdition(world, await bookOf(selection))
    const told = await toldChapters(YEAR, cases)
    assert.isFalse(told.blocks.some(({ kind }) => kind === 'quotation'))
    assert.notInclude(JSON.stringify(told.chapters), SUMMARY)
    assert.deepInclude(told.missing, { about: '案例专栏', why: 'not_published' })
    assert.include(told.text, '案例集尚未出版')
    assert.deepEqual(told.faults, [])
  })

  for (const state of ['shortlisting', 'deliberating', 'decided', 'on_notice'] as const) {
    test(`of a selection that is ${state} tells no case`, async ({ assert }) => {
      const world = await makeWorld()
      const selection = await selectionIn(state, world, { call: { year: YEAR } })
      const told = await toldChapters(YEAR, cases)
      assert.deepEqual(told.faults, [])
      assert.deepInclude(told.missing, { about: '典型案例遴选结果', why: 'not_finished' })
      const everything = JSON.stringify(told.chapters)
      for (const { case: row } of await candidatesOf(selection)) assert.notInclude(everything, row.title)
      assert.isNull(told.value('cases.selected'))
    })
  }

  test('leaves out who was thrown out afterwards, and says how many', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await published(world)
    const [, out] = await candidatesOf(selection)
    const ruling = { opinion: '经查，案例主要内容抄袭。', minutesNumber: '纪要〔2026〕40号' }
    await disqualify(out, actor(world.people.leader), ruling)
    const told = await toldChapters(YEAR, cases)
    assert.equal(told.value('cases.selected'), 2)
    assert.include(told.text, '另有1件入选后取消资格')
    assert.notInclude(JSON.stringify(told.blocks), out.case.title)
    assert.equal(
      await CaseCandidate.query()
        .whereNotNull('disqualifiedBecause')
        .then(({ length }) => length),
      1
    )
  })

  test('counts promotion from its register, also where there is no selection', async ({ assert }) => {
    const world = await makeWorld()
    for (const medium of ['video', 'video', 'press']) await makeRecord(world, 'promotion', { medium })
    await makeRecord(world, 'promotion', { medium: 'article', publishedOn: '2025-05-06' })
    const told = await toldChapters(YEAR, cases)
    assert.deepEqual(told.faults, [])
    assert.equal(told.value('cases.promotion'), 3)
    assert.equal(told.value('cases.promotion.video'), 2)
    assert.equal(told.previous('cases.promotion'), 1)
    assert.include(told.text, '其中短视频最多，为2条')
    assert.include(told.text, '系统中没有2026年度典型案例征集的记录')
  })

  test('costs a few statements, however many cases there are', async ({ assert }) => {
    const world = await makeWorld()
    await published(world)
    assert.isBelow((await countQueries(() => cases.gather(YEAR))).length, 12)
  })

  test('of nothing says that there is nothing', async ({ assert }) => {
    const told = await toldChapters(YEAR, cases)
    assert.isTrue(told.facts.every(({ value }) => value === null))
    assert.deepEqual(told.faults, [])
    assert.deepEqual(
      told.missing.map(({ why }) => why),
      ['not_recorded', 'not_recorded']
    )
    assert.include(told.text, '宣传推广台账没有登记记录')
  })
})
