import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import MeetingItem from '#app/alliance_meetings/meeting_item'
import { castBallot } from '#app/alliance_meetings/ballots'
import { closeVote, recount } from '#app/alliance_meetings/counting'
import { openVote } from '#app/alliance_meetings/votes'
import { leaveMoment } from '#app/core/clock'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { makeCouncil, makeSession, type Seated } from '#tests/support/alliance_meetings'
import { actor } from '#tests/support/applications'
import { emptyTables } from '#tests/support/empty_tables'
import { makeUser } from '#tests/world'

const CHOICES = ['yes', 'yes', 'yes', 'no', 'abstain']

test.group('A vote of fifty', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  for (const isSecret of [false, true])
    test(`with ten ballots at a time counts exactly: ${isSecret ? 'secret' : 'named'}`, async ({ assert }) => {
      const { seated, meeting, vote } = await voteOfFifty(isSecret)
      for (let first = 0; first < 50; first += 10) {
        await Promise.all(
          seated
            .slice(first, first + 10)
            .map(({ member, user }, n) => castBallot(vote, member.id, [CHOICES[n % 5]], actor(user)))
        )
      }
      await closeVote(meeting, vote, actor(seated[0].user))
      assert.deepInclude(vote.result!, {
        ...{ outcome: 'adopted', cast: 50, base: 50, needed: 26, unanimous: false },
        counts: [
          { option: 'yes', votes: 30 },
          { option: 'no', votes: 10 },
          { option: 'abstain', votes: 10 },
        ],
      })
      assert.deepEqual(await recount(vote), vote.result)
    })

  test('two tabs of the same member give one ballot', async ({ assert }) => {
    const { seated, vote } = await voteOfFifty(true)
    const [{ member, user }] = seated
    const both = await Promise.allSettled(
      ['yes', 'no'].map((choice) => castBallot(vote, member.id, [choice], actor(user)))
    )
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const lost = both.find((one) => one.status === 'rejected') as PromiseRejectedResult
    assert.equal((lost.reason as StepNotAllowed).reason, 'voted_already')
  })

  test('closed while ballots arrive: each is counted or refused, none is lost', async ({ assert }) => {
    const { seated, meeting, vote } = await voteOfFifty(true)
    const cast = ({ member, user }: Seated) => castBallot(vote, member.id, ['yes'], actor(user))
    await Promise.all(seated.slice(0, 6).map(cast))
    const arriving = seated.slice(6, 30).map(cast)
    const closing = closeVote(meeting, vote, actor(seated[0].user))
    const answers = await Promise.allSettled(arriving)
    await closing
    const taken = answers.filter(({ status }) => status === 'fulfilled').length
    const refused = answers.filter((one) => one.status === 'rejected').map(({ reason }) => reason as StepNotAllowed)
    assert.equal(vote.result!.cast, 6 + taken)
    assert.equal(taken + refused.length, 24)
    for (const fault of refused) assert.instanceOf(fault, StepNotAllowed)
    const marked = await db.from('meeting_voters').where({ vote_id: vote.id, has_voted: true })
    assert.lengthOf(marked, 6 + taken)
    assert.deepEqual(await recount(vote), vote.result)
  })
})

async function voteOfFifty(isSecret: boolean) {
  const seated = await makeCouncil(50)
  const secretary = await makeUser('秘书', ['alliance_secretariat'])
  const meeting = await makeSession(secretary, seated, [{ isSecret }])
  const item = await MeetingItem.findByOrFail('meetingId', meeting.id)
  return { seated, meeting, vote: await openVote(meeting, item.id, actor(seated[0].user)) }
}
