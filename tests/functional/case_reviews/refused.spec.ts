import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction } from '#app/core/dialect'
import CaseBlind, { CaseFinding } from '#app/case_reviews/case_blind'
import { scanRound } from '#app/case_reviews/case_scan'
import CaseSeat, { CaseScore } from '#app/case_reviews/case_seat'
import type { CaseContent } from '#app/cases/case_content'
import type User from '#app/users/user'
import Submission, { freeze } from '#app/workflow/submission'
import { drainOutbox } from '#jobs/drain'
import { begunRound, concludedRound, score, SECRETS } from '#tests/support/case_reviews'
import { makeWorld } from '#tests/world'

const send = (request: any, user: User, typed: object = {}) =>
  request.form(typed).withCsrfToken().loginAs(user).redirects(0)

const telling = { content: () => ({ practice: `${SECRETS.unit}按月推送专题分析。` }) }
const reason = '成效一项评分与理由不符。'

test.group('In a round nothing happens', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('after its end: no case is scanned, masked or given back, no juror reminded or replaced', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, operator } = world.people
    const { round, seats } = await concludedRound(world, { jury: 3, cases: 1, seats: 3, ...telling })
    const [seat] = seats
    const blind = await CaseBlind.findOrFail(seat.blindId)
    const findings = await CaseFinding.query().where('blindId', blind.id).orderBy('id')
    const { answers } = (await Submission.newestOf('typical_case', blind.caseId))!
    const anew = { ...(answers as CaseContent), practice: '结论之后补交的做法。' }
    const subject = { type: 'typical_case', id: blind.caseId, round: 2 }
    await inTransaction((trx) => freeze(trx, subject, anew, operator.id))

    const path = `/case-rounds/${round.id}`
    const own = `${path}/cases/${blind.id}`
    const { version } = round
    const acts: [string, object?][] = [
      ...['scan', 'fill', 'conclude'].map((step): [string, object] => [`${path}/steps`, { step, version }]),
      [`${own}/scans`],
      [`${own}/masks`, { word: '专题分析' }],
      [`${own}/findings/${findings[0].id}`, { act: 'reopen' }],
      [`${own}/seats/${seat.id}/reopenings`, { reason }],
      [`${path}/jurors/${seat.expertId}/reminders`],
      [`${path}/jurors/${seat.expertId}/substitutions`],
    ]
    for (const [url, typed] of acts) {
      const late = await send(client.post(url), handler, typed)
      late.assertStatus(409)
    }
    await drainOutbox()
    assert.equal(await scanRound(round.id), 0, 'a scan that was promised before the end')
    const after = await CaseBlind.findOrFail(blind.id)
    assert.deepEqual(after.serialize(), blind.serialize())
    const left = await CaseFinding.query().where('blindId', blind.id).orderBy('id')
    assert.deepEqual(
      left.map((one) => one.serialize()),
      findings.map((one) => one.serialize())
    )
  })

  test('by others than its handler, nor by what cannot be read', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, operator } = world.people
    const { round, seats } = await begunRound(world, { jury: 3, cases: 1, seats: 3, ...telling })
    const path = `/case-rounds/${round.id}`
    const own = `${path}/cases/${seats[0].blindId}`
    const finding = await CaseFinding.query().where('blindId', seats[0].blindId).firstOrFail()
    const acts: [string, object?][] = [
      [`${path}/steps`, { step: 'discuss', version: round.version }],
      [`${own}/scans`],
      [`${own}/masks`, { word: '专题分析' }],
      [`${own}/findings/${finding.id}`, { act: 'pass' }],
    ]
    for (const [url, typed] of acts) {
      const looksOn = await send(client.post(url), head, typed)
      looksOn.assertStatus(403)
      for (const user of [operator, seats[0].expert.user]) {
        const hidden = await send(client.post(url), user, typed)
        hidden.assertStatus(404)
      }
    }
    const faulty: [string, object][] = [
      [`${path}/steps`, { step: 'burn', version: round.version }],
      [`${own}/masks`, {}],
      [`${own}/masks`, { word: '专' }],
      [`${own}/masks`, { image: 21 }],
      [`${own}/findings/${finding.id}`, { act: 'burn' }],
    ]
    for (const [url, typed] of faulty) {
      const refused = await send(client.post(url), handler, typed)
      refused.assertStatus(422)
    }
    const { masks } = await CaseBlind.findOrFail(seats[0].blindId)
    assert.deepEqual(masks, seats[0].blind.masks)
  })

  test('to scores that were not handed in: they are not confirmed and not given back', async ({ client, assert }) => {
    const world = await makeWorld()
    const { round, call, seats } = await begunRound(world, { jury: 3, cases: 1, seats: 3 })
    const [{ id, token, blindId, blind, expert }] = seats
    const { contentHash } = blind
    const confirm = (hash: string | null) =>
      send(client.post(`/case-reviews/${token}/confirmations`), expert.user, { contentHash: hash })
    const early = await confirm(contentHash)
    early.assertStatus(409)
    const back = `/case-rounds/${round.id}/cases/${blindId}/seats/${id}/reopenings`
    const nothing = await send(client.post(back), world.people.handler, { reason })
    nothing.assertStatus(409)
    assert.equal((await CaseSeat.findOrFail(id)).state, 'assigned')
    await score(seats[0], call)
    const stale = await confirm('x')
    stale.assertStatus(409)
    assert.lengthOf(await CaseScore.query().where('seatId', id), 1)
  })
})
