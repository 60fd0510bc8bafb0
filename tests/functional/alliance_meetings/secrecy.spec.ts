import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { leaveMoment } from '#app/core/clock'
import { closeVote } from '#app/alliance_meetings/counting'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { openVote } from '#app/alliance_meetings/votes'
import { makeCouncil, makeSession } from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { makeUser } from '#tests/world'

type Rows = Map<string, string[]>

test.group('Somebody with the whole database, before and after each ballot', (group) => {
  /** The whole database is read beside what is written: a test in one transaction would wait for itself. */
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('learns who voted, and never what', async ({ client, assert }) => {
    const seated = await makeCouncil(6)
    const secretary = await makeUser('秘书', ['alliance_secretariat'])
    const meeting = await makeSession(secretary, seated, [{ isSecret: true }])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    const choices = ['yes', 'no', 'abstain', 'yes', 'no', 'yes']

    const lengths: number[] = []
    for (const [at, { member, user }] of seated.entries()) {
      const before = await everything()
      const answer = await client
        .post(`/alliance-meetings/${meeting.id}/votes/${vote.id}/ballots`)
        .form({ member: member.id, choice: choices[at], _once: undefined })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
      answer.assertStatus(302)
      const written = difference(before, await everything())
      assert.sameMembers([...written.keys()], ['meeting_voters', 'meeting_votes'])
      const [voter] = written.get('meeting_voters')!
      assert.lengthOf(written.get('meeting_voters')!, 1)
      assert.include(JSON.parse(voter), { member_id: member.id, choice: null })
      const [box] = written.get('meeting_votes')!.map((row) => JSON.parse(row))
      const same = JSON.parse(before.get('meeting_votes')!.find((row) => JSON.parse(row).id === vote.id)!)
      assert.deepEqual({ ...box, sealed_ballots: null }, { ...same, sealed_ballots: null })
      for (const word of ['yes', 'no', 'abstain']) assert.notInclude(voter, `"${word}"`)
      lengths.push(box.sealed_ballots.length)
    }
    /** The box grows by the same with each ballot, give or take the blocks of its encoding. */
    const steps = lengths.slice(1).map((length, at) => length - lengths[at])
    assert.isBelow(Math.max(...steps) - Math.min(...steps), 5)

    await closeVote(meeting, vote, actor(seated[0].user))
    const ballots = await db.from('meeting_ballots').where('vote_id', vote.id)
    assert.deepEqual(Object.keys(ballots[0]).sort(), ['choice', 'id', 'vote_id'])
    assert.lengthOf(ballots, 6)
    const entries = await db.from('audit_entries').where('subject_type', 'meeting_vote')
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['meeting_vote.opened', 'meeting_vote.counted']
    )
    const { sealed_ballots: left } = await db.from('meeting_votes').where('id', vote.id).firstOrFail()
    assert.isNull(left)
  })

  test('the form of a ballot has no key of repetition: it would be a hash of the choice beside the name', async ({
    client,
    assert,
  }) => {
    const seated = await makeCouncil(6)
    const meeting = await makeSession(await makeUser('秘书', ['alliance_secretariat']), seated, [{ isSecret: true }])
    const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
    const vote = await openVote(meeting, item.id, actor(seated[0].user))
    const page = await client.get(`/alliance-meetings/${meeting.id}/votes/${vote.id}`).loginAs(seated[1].user)
    page.assertStatus(200)
    const form = page.text().match(/<form[^>]*\/ballots"[\s\S]*?<\/form>/)![0]
    assert.notInclude(form, '_once')
    page.assertTextIncludes('少于 5 张选票时不开封')
  })
})

/** Every row of every table but the sessions, which know of a person only that it was there. */
async function everything(): Promise<Rows> {
  const tables = (await db.connection().getAllTables()).filter((table) => table !== 'sessions')
  const rows: Rows = new Map()
  for (const table of tables) {
    const found = await db.from(table)
    rows.set(
      table,
      found.map((row) => JSON.stringify(row))
    )
  }
  return rows
}

function difference(before: Rows, after: Rows): Rows {
  const changed = [...after].map(
    ([table, rows]) => [table, rows.filter((row) => !before.get(table)!.includes(row))] as const
  )
  return new Map(changed.filter(([, rows]) => rows.length > 0))
}
