import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import CaseSelection from '#app/case_decisions/case_selection'
import { announceSelection } from '#app/case_decisions/public_notice'
import { addDays, beijingDay } from '#app/calendar/working_days'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { actor } from '#tests/support/applications'
import { candidatesOf, decideByRank, selectionIn } from '#tests/support/case_decisions'
import { download } from '#tests/support/downloads'
import { textsIn } from '#tests/support/word_files'
import { makeUser, makeWorld } from '#tests/world'

const meeting = { minutesNumber: '纪要〔2026〕31号', metOn: beijingDay(), opinion: '同意入选名单。' }

/** What the form sends: by default as the jury ordered three cases with two places. */
async function typed(selection: CaseSelection, verdicts = ['choose', 'choose', 'leave_out'], reasons: string[] = []) {
  const rows = (await candidatesOf(selection)).filter(({ shortlisted }) => shortlisted)
  const each = rows.map(({ id }, at) => [
    [`verdicts[c${id}][verdict]`, verdicts[at]],
    [`verdicts[c${id}][reason]`, reasons[at] ?? ''],
  ])
  return { ...meeting, version: selection.version, ...Object.fromEntries(each.flat()) }
}

test.group('The meeting of the leaders', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const decide = (client: any, { id }: CaseSelection, form: object, user: User) =>
    client.post(`/case-selections/${id}/verdicts`).form(form).withCsrfToken().loginAs(user).redirects(0)

  test('decides about each case; the list is frozen by its hash and the decision is a row', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { leader, head } = world.people
    const selection = await selectionIn('deliberating', world)
    const form = await client.get(`/case-selections/${selection.id}/verdicts/create`).loginAs(leader)
    form.assertTextIncludes('案例之3')
    assert.notInclude(form.text(), '入选线两侧')
    ;(await client.get(`/case-selections/${selection.id}/verdicts/create`).loginAs(head)).assertStatus(403)
    ;(await decide(client, selection, await typed(selection), head)).assertStatus(403)

    const noticeOn = addDays(beijingDay(), 9)
    await decide(client, selection, { ...(await typed(selection)), noticeOn }, leader)
    await selection.refresh()
    assert.equal(selection.state, 'decided')
    assert.equal(selection.noticeOn?.toISODate(), noticeOn)
    const frozen = await Submission.newestOf('case_selection', selection.id)
    assert.equal(frozen!.contentHash, selection.listHash)
    assert.deepEqual(
      frozen!.answers.cases.map((row: { rank: number; verdict: string }) => [row.rank, row.verdict]),
      [
        [1, 'choose'],
        [2, 'choose'],
        [3, 'leave_out'],
      ]
    )
    const approval = await db
      .from('approvals')
      .where({ subject_type: 'case_selection', subject_id: selection.id })
      .firstOrFail()
    assert.include(approval, {
      by_id: leader.id,
      minutes_number: meeting.minutesNumber,
      content_hash: selection.listHash,
    })
    const entry = await db.from('audit_entries').where('action', 'case_selection.decided').firstOrFail()
    assert.notInclude(JSON.stringify(entry), '案例之1')
    assert.deepEqual(
      (await candidatesOf(selection)).map((row) => row.case.state),
      ['deliberation', 'deliberation', 'deliberation', 'not_selected', 'not_selected']
    )
  })

  test('chooses never more than were called for, fewer and against the order only with reasons; what was typed stays', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { leader } = world.people
    const selection = await selectionIn('deliberating', world)
    const refused = async (form: object, words: string) => {
      const answer = await decide(client, selection, form, leader)
      answer.assertStatus(422)
      answer.assertTextIncludes(words)
      answer.assertTextIncludes('纪要〔2026〕31号')
    }
    await refused(await typed(selection, ['choose', 'choose', 'choose']), '入选数不能超过征集名额 2 件')
    await refused(await typed(selection, ['choose', 'leave_out', 'leave_out']), '入选数少于名额 2 件，请写明理由')
    await refused(await typed(selection, ['leave_out', 'leave_out', 'leave_out']), '至少入选一件')
    await refused(
      await typed(selection, ['choose', 'leave_out', 'choose'], ['', '同单位已有一件入选']),
      '与专家名次不一致，请写明理由'
    )
    await refused({ ...(await typed(selection)), metOn: addDays(beijingDay(), 1) }, '会议日期不能晚于今天')
    await refused({ ...(await typed(selection)), metOn: '2026-02-30' }, '会议日期不是有效的日期')
    await refused({ ...(await typed(selection)), noticeOn: '2099-99-99' }, '公示日不是有效的日期')
    await refused({ ...(await typed(selection)), noticeOn: addDays(beijingDay(), -1) }, '公示日不能早于今天')
    await selection.refresh()
    assert.equal(selection.state, 'deliberating')

    const reasons = ['', '同单位已有一件入选', '示范性强']
    await decide(client, selection, await typed(selection, ['choose', 'leave_out', 'choose'], reasons), leader)
    assert.deepEqual(
      (await candidatesOf(selection)).slice(0, 3).map(({ verdict, verdictReason }) => [verdict, verdictReason]),
      [
        ['choose', null],
        ['leave_out', '同单位已有一件入选'],
        ['choose', '示范性强'],
      ]
    )
  })

  test('with fewer than were called for keeps the reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('deliberating', world)
    const form = {
      ...(await typed(selection, ['choose', 'leave_out', 'leave_out'])),
      fewerReason: '其余案例成效不足。',
    }
    await decide(client, selection, form, world.people.leader)
    await selection.refresh()
    assert.equal(selection.fewerReason, '其余案例成效不足。')
  })

  test('is over when one leader has decided: the second gets 409 and nothing of it stays', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const other = await makeUser('罗致远', ['bureau_leader'])
    const selection = await selectionIn('deliberating', world)
    const stale = await CaseSelection.findOrFail(selection.id)
    const form = await typed(selection, ['choose', 'leave_out', 'choose'], ['', '另有考虑', '另有考虑'])
    await decideByRank(selection, world)
    await assert.rejects(
      () => decideByRank(stale, { ...world, people: { ...world.people, leader: other } }),
      StepNotAllowed as never
    )
    ;(await decide(client, selection, form, other)).assertStatus(409)
    assert.deepEqual(
      (await candidatesOf(selection)).map(({ verdict }) => verdict),
      ['choose', 'choose', 'leave_out', null, null]
    )
    assert.lengthOf(await db.from('approvals').where('subject_type', 'case_selection'), 1)
  })

  test('leaves minutes as a Word file inside the bureau: cases, reasons, spread and hash', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { leader, secretariat, principal } = world.people
    const selection = await selectionIn('decided', world)
    const path = `/case-selections/${selection.id}/minutes.docx`
    const file = await download(client, path, leader)
    file.assertStatus(200)
    const text = JSON.stringify(await textsIn(file.body()))
    for (const words of ['纪要〔2026〕31号', '案例之1', '燕麓大学图书馆', '类别分布', selection.listHash!])
      assert.include(text, words)
    for (const user of [secretariat, principal]) (await client.get(path).loginAs(user)).assertStatus(404)
    const earlier = await selectionIn('deliberating', world)
    ;(await client.get(`/case-selections/${earlier.id}/minutes.docx`).loginAs(leader)).assertStatus(404)
  })

  test('decides a list that is announced as it was decided, or not at all', async ({ assert }) => {
    const world = await makeWorld()
    const selection = await selectionIn('decided', world)
    await db.from('case_candidates').where({ selection_id: selection.id, rank: 3 }).update({ verdict: 'choose' })
    await assert.rejects(() => announceSelection(selection, actor(world.people.head)), StepNotAllowed as never)
    await selection.refresh()
    assert.equal(selection.state, 'decided')
  })
})
