import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { evaluationSheetTodos } from '#app/evaluation_scoring/evaluation_scoring_todos'
import EvaluationSeat, { EvaluationScore } from '#app/evaluation_scoring/evaluation_seat'
import { reopenSheet } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { ExpertInvitation } from '#app/experts/assignment'
import User from '#app/users/user'
import {
  allocatedPanel,
  auditActions,
  begunPanel,
  handIn,
  seatAgain,
  seatsOf,
  sheetFor,
  sheetForm,
  withFile,
} from '#tests/support/evaluation_scoring'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.json(typed).withCsrfToken().loginAs(user).redirects(0).header('accept', 'text/html')

test.group('An expert scores points', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('what waits is listed; a sheet is kept while it is typed, handed in once and leads to the next point', async ({
    client,
    assert,
  }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3 })
    const [seat] = seats
    const { user } = seat.expert
    const path = `/evaluation-sheets/${seat.token}`
    for (const page of ['/evaluation-sheets', '/home'])
      (await client.get(page).loginAs(user)).assertTextIncludes(seat.evaluation.name)

    const kept = await client
      .put(`${path}/draft`)
      .json({ marks: { 'd1-quality': { score: '2.5' } }, opinion: '先看一遍' })
      .withCsrfToken()
      .loginAs(user)
    kept.assertStatus(200)
    assert.match(kept.body().texts.progress, /评分 1\/3 项.*合计 2\.5 分/)
    const again = await client.get(path).loginAs(user)
    again.assertTextIncludes('先看一遍')

    const sheet = await sheetFor(seat)
    const hash = seat.evaluation.contentHash!
    await send(client.post(`${path}/submissions`), user, sheetForm(sheet, hash))
    const done = await EvaluationSeat.findOrFail(seat.id)
    assert.equal(done.state, 'submitted')
    assert.equal(done.contentHash, hash)
    assert.isNull(done.draft)
    const [version] = await EvaluationScore.query().where('seatId', seat.id)
    assert.deepInclude(version.serialize(), { number: 1, kind: 'own', total: done.total, scores: sheet.scores })
    assert.include(await auditActions('evaluation_seat', seat.id), 'evaluation_seat.submitted')

    const twice = await send(client.post(`${path}/submissions`), user, sheetForm(sheet, hash))
    twice.assertStatus(409)
    const late = await client.put(`${path}/draft`).json({}).withCsrfToken().loginAs(user)
    late.assertStatus(409)
    assert.lengthOf(await EvaluationScore.query().where('seatId', seat.id), 1)
  })

  test('after one point comes the next; the last one ends the work that the expert was invited to', async ({
    client,
    assert,
  }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3, others: 1 })
    const { user, id } = seats[0].expert
    const [first, last] = seats.filter(({ expertId }) => expertId === id)
    const typed = async (seat: EvaluationSeat) =>
      sheetForm(await sheetFor(seat), (await seatAgain(seat.id)).evaluation.contentHash!)
    const next = await send(client.post(`/evaluation-sheets/${first.token}/submissions`), user, await typed(first))
    next.assertHeader('location', `/evaluation-sheets/${last.token}`)
    const end = await send(client.post(`/evaluation-sheets/${last.token}/submissions`), user, await typed(last))
    end.assertHeader('location', '/evaluation-sheets?group=done')
    assert.equal((await ExpertInvitation.query().where('expertId', id).firstOrFail()).state, 'done')
  })

  test('every figure needs a score, every piece a verdict, and a reason where points or belief are withheld; what was typed stays', async ({
    client,
    assert,
  }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    const [seat] = seats
    const { user } = seat.expert
    const sheet = await sheetFor(seat)
    const [piece] = Object.keys(sheet.verdicts)
    const refused = async (change: (form: any) => void, field: string) => {
      const form = sheetForm(sheet, seat.evaluation.contentHash!) as any
      change(form)
      const answer = await send(client.post(`/evaluation-sheets/${seat.token}/submissions`), user, form)
      answer.assertStatus(422)
      answer.assertTextIncludes(`id="${field}-error"`)
      return answer
    }
    const kept = await refused((form) => {
      delete form.marks['d1-quality'].score
      form.opinion = '材料齐全，逐条核对过。'
    }, 'marks-d1-quality-score')
    kept.assertTextIncludes('材料齐全，逐条核对过。')
    await refused((form) => (form.marks['d1-quality'].score = '3.1'), 'marks-d1-quality-score')
    await refused((form) => (form.marks['d1-quality'].score = '2.55'), 'marks-d1-quality-score')
    await refused((form) => (form.marks['d1-quality'].score = '-1'), 'marks-d1-quality-score')
    await refused((form) => (form.marks['d1-quality'] = { score: '1', reason: '' }), 'marks-d1-quality-reason')
    await refused((form) => delete form.verdicts[`e${piece}`].accepted, `verdicts-e${piece}-accepted`)
    await refused((form) => (form.verdicts[`e${piece}`] = { accepted: 'maybe' }), `verdicts-e${piece}-accepted`)
    await refused((form) => (form.verdicts[`e${piece}`] = { accepted: 'no' }), `verdicts-e${piece}-reason`)
    await refused((form) => (form.findings['b1-sampled'] = { whole: '10', part: '' }), 'findings-b1-sampled-part')
    await refused((form) => (form.findings['b1-sampled'] = { whole: '10', part: '11' }), 'findings-b1-sampled-part')
    await refused((form) => (form.findings['b1-sampled'] = { whole: '0', part: '0' }), 'findings-b1-sampled-whole')
    await refused((form) => (form.opinion = '好'), 'opinion')
    assert.equal((await seatAgain(seat.id)).state, 'assigned')
    assert.lengthOf(await EvaluationScore.all(), 0)
  })

  test('what was found in a sample is kept beside the points, told where it was given, and in no total', async ({
    client,
    assert,
  }) => {
    const { seats, panel } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    const [seat] = seats
    const { user } = seat.expert
    const path = `/evaluation-sheets/${seat.token}`
    const typed = { findings: { 'b1-sampled': { whole: '10', part: '7' } } }
    const kept = await client.put(`${path}/draft`).json(typed).withCsrfToken().loginAs(user)
    assert.match(kept.body().texts.progress, /核查 1\/1 项.*合计 0\.0 分/)
    const sheet = await sheetFor(seat)
    await send(client.post(`${path}/submissions`), user, sheetForm(sheet, seat.evaluation.contentHash!))
    const version = await EvaluationScore.query().where('seatId', seat.id).firstOrFail()
    assert.deepEqual(version.findings, { 'b1.sampled': { part: 9, whole: 10 } })
    assert.equal(
      version.total,
      Object.values(sheet.scores).reduce((sum, score) => sum + Math.round(score * 100), 0)
    )
    ;(await client.get(path).loginAs(user)).assertTextIncludes('9 / 10')
    const office = await client
      .get(`/evaluation-cycles/${panel.cycleId}/panel/points/${seat.evaluationId}`)
      .loginAs(await User.findOrFail(panel.createdById))
    office.assertTextIncludes('9 / 10')
  })

  test('all other evidence is accepted with one press, and nothing that was typed is lost', async ({
    client,
    assert,
  }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    const [seat] = seats
    const ids = Object.keys((await sheetFor(seat)).verdicts)
    const typed = {
      verdicts: { [`e${ids[0]}`]: { accepted: 'no', reason: '未加盖公章。' } },
      marks: { 'd1-quality': { score: '2' } },
    }
    await send(client.post(`/evaluation-sheets/${seat.token}/acceptances`), seat.expert.user, typed)
    const { draft } = await seatAgain(seat.id)
    assert.equal(draft!.scores!['d1.quality'], 2)
    assert.deepEqual(draft!.verdicts![ids[0]], { accepted: false, reason: '未加盖公章。' })
    assert.isTrue(ids.slice(1).every((id) => draft!.verdicts![id].accepted))
  })

  test('a sheet about something else than what is filed is refused', async ({ client, assert }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    const [seat] = seats
    const { user } = seat.expert
    const submissions = `/evaluation-sheets/${seat.token}/submissions`
    const sheet = await sheetFor(seat)
    ;(await send(client.post(submissions), user, sheetForm(sheet, 'something else'))).assertStatus(409)
    assert.equal((await seatAgain(seat.id)).state, 'assigned')
    assert.lengthOf((await evaluationSheetTodos.waiting(user)) as unknown as object[], 1)
    ;(await send(client.post(submissions), user, sheetForm(sheet, seat.evaluation.contentHash!))).assertStatus(302)
    assert.lengthOf((await evaluationSheetTodos.waiting(user)) as unknown as object[], 0)
  })

  test('what the office gives back is scored again; both versions stay', async ({ client, assert }) => {
    const { seats, by } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    const [seat] = seats
    await handIn(seat.id)
    await reopenSheet(await seatAgain(seat.id), '扣分理由与分数不符。', by)
    const page = await client.get(`/evaluation-sheets/${seat.token}`).loginAs(seat.expert.user)
    page.assertTextIncludes('扣分理由与分数不符。')
    await handIn(seat.id, 0.8)
    const versions = await EvaluationScore.query().where('seatId', seat.id).orderBy('number')
    assert.deepEqual(
      versions.map(({ number, kind }) => [number, kind]),
      [
        [1, 'own'],
        [2, 'reopened'],
      ]
    )
    await assert.rejects(() => versions[0].delete(), /never/)
  })

  test('the sheet is a workbook with the columns that offices know', async ({ client, assert }) => {
    const { seats } = await begunPanel(await makeWorld(), { experts: 3, others: 0 })
    await handIn(seats[0].id)
    const book = await client.get(`/evaluation-sheets/${seats[0].token}/sheet.xlsx`).loginAs(seats[0].expert.user)
    book.assertStatus(200)
    assert.match(book.header('content-type') ?? '', /spreadsheetml/)
  })

  test('evidence is opened as it was filed, by who scores that point and nobody else', async ({ client, assert }) => {
    const world = await makeWorld()
    const { seats, evaluations } = await begunPanel(world, { experts: 4, others: 1 })
    const { piece, file } = await withFile(world, evaluations[0].id)
    const own = seats.find(({ evaluationId }) => evaluationId === evaluations[0].id)!
    const path = `/evaluation-sheets/${own.token}/evidence/${piece.id}`
    const opened = await client.get(`${path}?inline=1`).loginAs(own.expert.user)
    opened.assertStatus(200)
    opened.assertHeader('content-type', 'application/pdf')
    const name = `${piece.indicator.toUpperCase()}-${piece.number}-${piece.name}.pdf`
    assert.include(decodeURIComponent(opened.header('content-disposition')!), name)

    const away = seats.find(({ evaluationId }) => evaluationId !== evaluations[0].id)!
    const foreign = await client.get(`/evaluation-sheets/${away.token}/evidence/${piece.id}`).loginAs(away.expert.user)
    foreign.assertStatus(404)
    const inside = new Set(
      seats.filter(({ evaluationId }) => evaluationId === evaluations[0].id).map(({ expertId }) => expertId)
    )
    const outside = (await seatsOf(own.panelId)).find(({ expertId }) => !inside.has(expertId))!
    ;(await client.get(path).loginAs(outside.expert.user)).assertStatus(404)
    ;(await client.get(`/attachments/${file.id}`).loginAs(own.expert.user)).assertStatus(404)
    ;(await client.get(path).loginAs(world.people.operator)).assertStatus(404)
    assert.lengthOf(inside, 3)
  })

  test('nobody opens the seat of somebody else, and nobody one that has not begun', async ({ client, assert }) => {
    const world = await makeWorld()
    const { seats } = await begunPanel(world, { experts: 3, others: 0 })
    const [own, foreign] = seats
    const sheet = sheetForm(await sheetFor(own), own.evaluation.contentHash!)
    const people = [foreign.expert.user, world.people.operator, world.people.principal, world.people.handler]
    for (const user of people) {
      const path = `/evaluation-sheets/${own.token}`
      for (const page of ['', '/sheet.xlsx']) (await client.get(path + page).loginAs(user)).assertStatus(404)
      for (const act of ['submissions', 'recusals', 'acceptances'])
        (await send(client.post(`${path}/${act}`), user, sheet)).assertStatus(404)
      ;(await client.put(`${path}/draft`).json(sheet).withCsrfToken().loginAs(user)).assertStatus(404)
    }
    ;(await client.get(`/evaluation-sheets/${own.id}`).loginAs(own.expert.user)).assertStatus(404)
    for (const user of [world.people.operator, world.people.handler])
      (await client.get('/evaluation-sheets').loginAs(user)).assertStatus(403)
    assert.equal((await seatAgain(own.id)).state, 'assigned')
    await EvaluationSeat.query().where('id', own.id).update({ state: 'released' })
    ;(await client.get(`/evaluation-sheets/${own.token}`).loginAs(own.expert.user)).assertStatus(404)
  })

  test('before the scoring begins an expert sees no point', async ({ client }) => {
    const { seats } = await allocatedPanel(await makeWorld(), { experts: 3, others: 0 })
    const { user } = seats[0].expert
    ;(await client.get(`/evaluation-sheets/${seats[0].token}`).loginAs(user)).assertStatus(404)
    ;(await client.get('/evaluation-sheets').loginAs(user)).assertTextIncludes('没有需要您评分的网点')
  })
})
