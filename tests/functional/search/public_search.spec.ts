import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import documents from '#config/documents'
import env from '#start/env'
import { freezeEdition, publishEdition, withdrawEdition } from '#app/casebooks/book_editions'
import { disqualify } from '#app/case_decisions/publication'
import { leaveMoment, standAt } from '#app/core/clock'
import { publishReport } from '#app/work_reports/report_steps'
import { orderIssue } from '#app/work_reports/report_issue'
import { drainOutbox } from '#jobs/drain'
import { actor, afterNotice, applicationIn, bringTo } from '#tests/support/applications'
import { joined } from '#tests/support/alliance'
import { builtEdition } from '#tests/support/book_editions'
import { makeDraft, makePublished } from '#tests/support/case_calls'
import { brought, candidatesOf, selectionIn } from '#tests/support/case_decisions'
import { makeDesignation } from '#tests/support/designations'
import { announcedCycle, concluded, deliberatedCycle } from '#tests/support/evaluation_results'
import { makeConfirmedEvent, makeOpenEvent } from '#tests/support/events'
import { makePoints, profileOf } from '#tests/support/portal'
import { reportIn, seenIn, withoutOffice, YEAR } from '#tests/support/report_writing'
import { afterNoticeOf, revocationIn } from '#tests/support/sanctions'
import { settingsBackThen } from '#tests/support/settings'
import { waveIn } from '#tests/support/survey_results'
import { makeWorld } from '#tests/world'

/** As a browser without cookies asks. */
const read = (path: string) => fetch(env.get('APP_URL') + path, { redirect: 'manual' })

/** Where the hits lead, in the order of the page. */
async function found(q: string, more = '') {
  const page = await (await read(`/search?q=${encodeURIComponent(q)}${more}`)).text()
  return [...page.matchAll(/<h3><a class="cell-title" href="([^"]+)"/g)].map(([, href]) =>
    href.replaceAll('&amp;', '&')
  )
}

test.group('The public search', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('finds by one character, by pinyin and by initials, and marks it', async ({ assert }) => {
    const { haidian } = await makePoints(await makeWorld())
    const href = `/points/${haidian.id}`
    for (const q of ['燕', '燕麓', 'yanlu', 'yldxtsg', 'yan lu da xue', haidian.number])
      assert.include(await found(q, '&kind=points'), href, q)
    assert.notInclude(await found('yanmu', '&kind=points'), href)
    const page = await (await read('/search?q=tsg')).text()
    assert.include(page, '燕麓大学<mark>图书馆</mark>')
    assert.include(page, '拼音相符')
  })

  test('shows the kinds with their numbers, the best of each, and one kind page by page', async ({ assert }) => {
    const { organizations } = await makeWorld()
    for (let n = 10; n < 35; n++) await makeDesignation(organizations.haidian, { name: `潮白馆${n}` })
    const all = await (await read('/search?q=潮白')).text()
    assert.match(all, /href="\/search\?q=%E6%BD%AE%E7%99%BD&amp;kind=points"[^>]*>\s*服务网点\s*<span>25<\/span>/)
    assert.lengthOf(await found('潮白'), 3)
    assert.lengthOf(await found('潮白', '&kind=points'), 20)
    assert.lengthOf(await found('潮白', '&kind=points&page=2'), 5)
    assert.lengthOf(await found('潮白', '&kind=points&district=110105'), 0)
    assert.lengthOf(await found('潮白', '&kind=nothing&district=nowhere&page=x'), 3)
  })

  test('one district alone; elsewhere is said where it has nothing', async ({ assert }) => {
    const { haidian, chaoyang } = await makePoints(await makeWorld())
    assert.deepEqual(await found('路', '&kind=points&district=110105'), [`/points/${chaoyang.id}`])
    assert.deepEqual(await found('路 朝阳', '&kind=points'), [`/points/${chaoyang.id}`])
    const page = await (await read('/search?q=燕麓大学&district=110105')).text()
    assert.include(page, '朝阳区没有符合的内容')
    assert.match(page, /查看全市 \d+ 条/)
    assert.notInclude(page, `/points/${haidian.id}`)
  })

  test('helps where nothing is found, and says how results are ordered', async ({ assert }) => {
    await makePoints(await makeWorld())
    const page = await (await read('/search?q=燕路大学图书管')).text()
    assert.include(page, '没有找到“燕路大学图书管”')
    assert.include(page, '您要找的可能是')
    assert.include(page, '>燕麓大学图书馆<')
    assert.include(page, '结果怎样排列')
    assert.include(page, 'href="/points"')
    const empty = await read('/search')
    assert.equal(empty.status, 200)
    assert.include(await empty.text(), '输入要查的内容')
  })

  test('needs no session, is no page for search engines, and escapes what was typed', async ({ assert }) => {
    const answer = await read(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    assert.isEmpty(answer.headers.getSetCookie())
    const page = await answer.text()
    assert.include(page, '<meta name="robots" content="noindex"')
    assert.notInclude(page, '<script>alert')
    assert.isEmpty(await db.from('sessions'))
    for (const q of ['%', '%00', '%E0%A4%A', '&q=a&q=b', '[]=1', '%F0%A0%AE%B7', 'a'.repeat(5000)])
      assert.equal((await read(`/search?q=${q}`)).status, 200, q.slice(0, 20))
  })

  test('stands on the first page and in the head of the others', async ({ assert }) => {
    const [home, notices] = await Promise.all(['/', '/notices'].map(async (path) => (await read(path)).text()))
    for (const page of [home, notices]) assert.lengthOf(page.match(/action="\/search"/g)!, 1)
  })

  test('is told in English, and districts are found by both of their names', async ({ assert }) => {
    const { chaoyang } = await makePoints(await makeWorld())
    for (const q of ['路 朝阳', '路 chaoyang', 'Chaoyang 路']) {
      const address = `${env.get('APP_URL')}/search?kind=points&q=${encodeURIComponent(q)}`
      const page = await (await fetch(address, { headers: { cookie: 'locale=en' } })).text()
      assert.include(page, `href="/points/${chaoyang.id}"`, q)
      assert.include(page, 'Unit, district or text', q)
      assert.notInclude(page, '结果怎样排列')
    }
  })
})

test.group('The public search never finds what is not public:', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())
  group.setup(() => {
    const back = settingsBackThen(documents.office)
    documents.office.program = 'none'
    return back
  })

  test('points out of force, their services, telephone numbers of persons', async ({ assert }) => {
    const { organizations } = await makeWorld()
    const profile = profileOf({
      services: [{ name: '妙峰检索，找 13900002222', level: 'basic', price: 'free' }],
    }) as any
    const make = (more: object) => makeDesignation(organizations.haidian, { name: '妙峰馆', profile, ...more })
    const open = await make({})
    const renewed = await make({ state: 'under_renewal', validUntil: DateTime.utc().minus({ days: 9 }) })
    for (const state of ['revoked', 'deregistered', 'suspended', 'expired'] as const) await make({ state })
    await make({ validUntil: DateTime.utc().minus({ days: 2 }) })
    const hrefs = [open, renewed].map(({ id }) => `/points/${id}`)
    assert.sameMembers(await found('妙峰', '&kind=points'), hrefs)
    assert.sameMembers(await found('miaofeng', '&kind=services'), hrefs)
    for (const secret of ['13900002222', '13900001111', '林管理']) assert.isEmpty(await found(secret), secret)
    assert.include(await (await read('/search?q=miaofengjs')).text(), '***')

    await db.from('designations').where('id', open.id).update({ state: 'revoked', version: 1 })
    assert.deepEqual(await found('妙峰', '&kind=points'), [hrefs[1]])
  })

  test('cases of a book that is not published, or was withdrawn', async ({ assert }) => {
    const world = await makeWorld()
    const edition = await builtEdition(world)
    assert.isEmpty(await found('专利导航', '&kind=cases'))
    await freezeEdition(edition, actor(world.people.head))
    assert.isEmpty(await found('专利导航', '&kind=cases'))
    await publishEdition(edition, actor(world.people.head))
    const page = `/books/${edition.year}/AL-2026-0001`
    assert.deepEqual(await found('xinnengyuan', '&kind=cases'), [page])
    assert.include(await found('检索要素', '&kind=cases'), page)
    assert.include(await found('燕麓大学', '&kind=cases&district=110108'), page)
    await withdrawEdition(edition, actor(world.people.head), '全书撤下核查。')
    assert.isEmpty(await found('专利导航', '&kind=cases'))
  })

  test('cases before their results, those not selected, and those taken back', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('decided', world)
    const rows = await candidatesOf(selection)
    const titles = rows.map(({ case: { number } }) => number!)
    const shown = async () => (await Promise.all(titles.map((number) => found(number, '&kind=cases')))).flat()
    assert.isEmpty(await shown())
    await brought(selection, 'on_notice', world)
    assert.isEmpty(await shown())
    await brought(selection, 'published', world)
    const selected = (await candidatesOf(selection)).filter((row) => row.case.state === 'selected')
    assert.isBelow(selected.length, titles.length)
    assert.sameMembers(
      await shown(),
      selected.map((row) => `/case-results/${selection.id}?q=${row.case.number}`)
    )
    const fact = { opinion: '事实不符。', minutesNumber: '〔2026〕第9次' }
    await disqualify(selected[0], actor(world.people.leader), fact)
    assert.lengthOf(await shown(), selected.length - 1)
  })

  test('applications before their notice, and when its days are over', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('deliberation', world)
    const asked = () => found(application.orgName, '&kind=notices')
    assert.isEmpty(await asked())
    await bringTo('public_notice', application, world)
    assert.deepEqual(await asked(), [`/notices/${application.id}`])
    assert.isEmpty(await found(application.number, '&kind=notices'))
    afterNotice(application)
    assert.isEmpty(await asked())
  })

  test('revocations before and after their notice', async ({ assert }) => {
    const world = await makeWorld()
    const asked = () => found(world.organizations.haidian.name, '&kind=notices')
    const revocation = await revocationIn('public_notice', world)
    assert.deepEqual(await asked(), [`/revocation-notices/${revocation.id}`])
    afterNoticeOf(revocation)
    assert.isEmpty(await asked())
  })

  test('revocations that are only proposed', async ({ assert }) => {
    const world = await makeWorld()
    await revocationIn('warned', world)
    assert.isEmpty(await found(world.organizations.haidian.name, '&kind=notices'))
  })

  test('results of an evaluation before they are announced', async ({ assert }) => {
    standAt(new Date('2026-03-02T02:00:00Z'))
    const world = await makeWorld()
    const { cycle } = await deliberatedCycle(world)
    assert.isEmpty(await found(cycle.title, '&kind=notices'))
  })

  test('and finds them on notice and as results', async ({ assert }) => {
    const world = await makeWorld()
    const { cycle } = await announcedCycle(world)
    const asked = () => found(cycle.title, '&kind=notices')
    assert.deepEqual(await asked(), [`/evaluation-notices/${cycle.id}`])
    await concluded(world, cycle)
    assert.deepEqual(await asked(), [`/evaluation-notices/${cycle.id}`])
  })

  test('calls that are drafts', async ({ assert }) => {
    const world = await makeWorld()
    await makeDraft(world, { title: '潭柘案例征集' })
    assert.isEmpty(await found('潭柘'))
    const { id } = await makePublished(world, { title: '潭柘案例再征集' })
    assert.deepEqual(await found('tanzhe'), [`/case-notices/${id}`])
  })

  test('events that are reported only, or over', async ({ assert }) => {
    const world = await makeWorld()
    await makeConfirmedEvent(world, { name: '凤凰岭讲座' })
    assert.isEmpty(await found('凤凰岭'))
    const event = await makeOpenEvent(world, { name: '凤凰岭公开课' })
    assert.deepEqual(await found('凤凰岭'), [`/events/${event.id}`])
    standAt(new Date(event.endsAt!.toMillis() + 1000))
    assert.isEmpty(await found('凤凰岭'))
  })

  test('members without a voice', async ({ assert }) => {
    const world = await makeWorld()
    const member = await joined(world)
    const asked = () => found(world.organizations.haidian.name, '&kind=members')
    assert.deepEqual(await asked(), [`/alliance/${member.id}`])
    assert.isEmpty(await found('010-55550101'))
    await db.from('alliance_members').where('id', member.id).update({ state: 'suspended' })
    assert.isEmpty(await asked())
  })

  test('results of surveys before they are published, and no figure of any', async ({ assert }) => {
    const { people } = await makeWorld()
    const hidden = await waveIn('reviewed', { people })
    assert.isEmpty(await found(hidden.wave.name, '&kind=reports'))
    const { wave } = await waveIn('published', { people })
    assert.deepEqual(await found(wave.number, '&kind=reports'), [`/satisfaction/${wave.number}`])
  })

  test('the report before it is published', async ({ assert }) => {
    standAt(new Date('2026-03-02T02:00:00Z'))
    const world = await makeWorld()
    const report = await reportIn('director_meeting', world)
    assert.isEmpty(await found(report.title, '&kind=reports'))
    const issue = {
      meetingOn: '2026-02-27',
      issuedOn: '2026-03-02',
      decision: '通过。',
      docNumber: '京知局〔2026〕12号',
    }
    await orderIssue(report, actor(world.people.handler), { ...issue, ...(await seenIn(report)) })
    await drainOutbox()
    await report.refresh()
    assert.isEmpty(await found(report.title, '&kind=reports'))
    await publishReport(report, actor(world.people.head), await seenIn(report))
    assert.deepEqual(await found('京知局2026 12号', '&kind=reports'), [`/reports/${YEAR}`])
  })
})
