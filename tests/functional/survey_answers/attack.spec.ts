import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { releaseAnswers } from '#app/survey_answers/release_answers'
import { makeDesignation } from '#tests/support/designations'
import { TYPED } from '#tests/support/questions'
import { answer, closeWave, dump, formOf, invite, knowTables, waveIn } from '#tests/support/survey_answers'
import { makeWorld } from '#tests/world'

type Row = Record<string, unknown>
type Dump = Record<string, Row[]>
/** One answer as somebody sees it who copies the whole database after every single thing that happens. */
type Seen = { invitation: Row; pooled: Row; draft: Row | null }
/** What a batch was made of, and what it became. */
type Released = { seen: Seen[]; answers: Row[] }

const PEOPLE = 48

const opinionOf = (row: Row) => {
  const answers = typeof row.answers === 'string' ? JSON.parse(row.answers) : row.answers
  return answers.opinion as string
}

/** Rows of a table that came, or went, between two copies. */
function difference(table: string, key: string, first: Dump, second: Dump) {
  const known = new Set(first[table].map((row) => row[key]))
  return second[table].filter((row) => !known.has(row[key]))
}

/** Whatever order they come in: a database may change that for nothing. */
const rowsOf = (copy: Dump, table: string) =>
  copy[table]
    .map((row) => JSON.stringify(row))
    .sort()
    .join()

/**
 * Each way of putting the answers of a batch beside the people of a batch: both lists in some order that the database
 * tells. Whoever knows nothing is right once in a batch, whatever its size.
 */
const WAYS: Record<string, (released: Released) => { people: Seen[]; answers: Row[] }> = {
  'by the order in which they came': ({ seen, answers }) => ({ people: seen, answers }),
  'the last first': ({ seen, answers }) => ({ people: seen, answers: [...answers].reverse() }),
  'by the keys of the pool': ({ seen, answers }) => ({
    people: sorted(seen, ({ pooled }) => String(pooled.id)),
    answers: sorted(answers, ({ id }) => String(id)),
  }),
  'by the names of begun answers': ({ seen, answers }) => ({
    people: sorted(seen, ({ draft }) => String(draft?.name)),
    answers: sorted(answers, ({ id }) => String(id)),
  }),
  'by the numbers of invitations': ({ seen, answers }) => ({
    people: sorted(seen, ({ invitation }) => Number(invitation.id)),
    answers: sorted(answers, ({ receipt_hash: hash }) => String(hash)),
  }),
  'by size': ({ seen, answers }) => ({
    people: sorted(seen, ({ pooled }) => String(pooled.sealed).length),
    answers: sorted(answers, (row) => JSON.stringify(row.answers).length),
  }),
}

function sorted<T>(items: readonly T[], by: (item: T) => string | number) {
  return [...items].sort((a, b) => (by(a) < by(b) ? -1 : 1))
}

test.group('Whoever has the whole database', (group) => {
  group.setup(() => knowTables())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('and copies it after each answer, does no better than chance within a batch', async ({ client, assert }) => {
    const world = await makeWorld()
    const wave = await waveIn(world)
    const points = [
      await makeDesignation(world.organizations.haidian),
      await makeDesignation(world.organizations.chaoyang),
    ]
    const tokens = [
      ...(await invite(wave, PEOPLE / 2, points[0].id)),
      ...(await invite(wave, PEOPLE / 2, points[1].id)),
    ]

    /** Known to the test alone: who wrote what. */
    const truth = new Map<unknown, string>()
    const waiting: Seen[] = []
    const batches: Released[] = []
    const elsewhere = new Set<string>()
    let copy = await dump()

    const happens = async (act: () => Promise<unknown>) => {
      await act()
      const before = copy
      copy = await dump()
      return { before, after: copy }
    }
    const noteRelease = (before: Dump, after: Dump) => {
      const gone = new Set(difference('survey_pool', 'id', after, before).map(({ id }) => id))
      const answers = difference('survey_answers', 'id', before, after)
      for (const designation of new Set(answers.map((row) => row.designation_id))) {
        const own = (one: Seen) => gone.has(one.pooled.id) && one.invitation.designation_id === designation
        batches.push({
          seen: waiting.filter(own),
          answers: answers.filter((row) => row.designation_id === designation),
        })
      }
      for (const one of waiting.filter(({ pooled }) => gone.has(pooled.id))) waiting.splice(waiting.indexOf(one), 1)
    }

    /**
     * The longer one writes, the larger the answer; a wave of both points in turn. Nobody writes less than ten bytes:
     * four bytes stand somewhere in what is sealed once in some thousand runs.
     */
    for (let turn = 0; turn < PEOPLE; turn++) {
      const token = tokens[turn % 2 ? PEOPLE / 2 + (turn - 1) / 2 : turn / 2]
      const opinion = String.fromCharCode(0x4e00 + turn).repeat(3 + (turn % 7)) + turn.toString(36)
      const typed = { ...TYPED, opinion: opinion.slice(-10) }
      const saved = await happens(() =>
        client
          .post(`/s/${token}`)
          .redirects(0)
          .form(formOf(token, typed, { act: 'save' }))
      )
      const [draft = null] = difference('survey_drafts', 'name', saved.before, saved.after)
      const { before, after } = await happens(() => client.post(`/s/${token}`).form(formOf(token, typed)))
      const spent = after.survey_invitations.find(
        ({ id, is_spent: is }) => is && !before.survey_invitations.find((row) => row.id === id)!.is_spent
      )!
      truth.set(spent.id, typed.opinion)
      waiting.push({ invitation: spent, pooled: difference('survey_pool', 'id', before, after)[0], draft })
      for (const table of Object.keys(after)) if (rowsOf(before, table) !== rowsOf(after, table)) elsewhere.add(table)
      if (turn % 12 === 11) {
        const release = await happens(() => releaseAnswers(wave.id))
        noteRelease(release.before, release.after)
      }
    }
    await closeWave(wave)
    const last = await happens(() => releaseAnswers(wave.id))
    noteRelease(last.before, last.after)

    assert.equal(
      batches.reduce((sum, { answers }) => sum + answers.length, 0),
      PEOPLE,
      'nobody is lost'
    )
    for (const { seen, answers } of batches) {
      assert.isAtLeast(answers.length, 5)
      assert.lengthOf(seen, answers.length)
      assert.sameMembers(
        seen.map(({ invitation }) => truth.get(invitation.id)),
        answers.map(opinionOf),
        'the copies do tell who is in a batch'
      )
    }
    for (const [way, put] of Object.entries(WAYS)) {
      const right = batches.map(put).reduce((sum, { people, answers }) => {
        const hits = people.filter(({ invitation }, index) => truth.get(invitation.id) === opinionOf(answers[index]))
        return sum + hits.length
      }, 0)
      /** Expected: as many as there are batches. So many more do not come about once in a million runs. */
      assert.isBelow(right, batches.length + 18, `${way}: ${right} of ${PEOPLE} in ${batches.length} batches`)
    }

    assert.sameMembers(
      [...elsewhere],
      ['survey_invitations', 'survey_pool', 'survey_drafts'],
      'nothing else to join by'
    )
    assert.lengthOf(new Set([...copies(batches)].map(({ pooled }) => String(pooled.sealed).length)), 1, 'one size')
    assert.isEmpty(sharedValues(batches, copy), 'no value of a person stands in an answer')
    assert.isEmpty(
      [...truth.values()].filter((opinion) => {
        const sealed = [...copies(batches)].map(({ pooled, draft }) => `${pooled.sealed}${draft?.sealed}`)
        return sealed.some((text) => Buffer.from(text, 'base64').includes(opinion))
      }),
      'nothing sealed can be read'
    )
  })

  test('finds the answers of a wave on one day only, and in no order of time', async ({ assert }) => {
    const world = await makeWorld()
    const wave = await waveIn(world)
    for (const [index, token] of (await invite(wave, 24)).entries()) await answer(token, String(index).padStart(2, '0'))
    await closeWave(wave)
    await releaseAnswers(wave.id)
    const rows = await db.from('survey_answers')
    assert.lengthOf(new Set(rows.map(({ released_on: day }) => String(day))), 1)
    const came = rows.map((row) => Number(opinionOf(row)))
    const inOrder = came.filter((one, index) => index > 0 && one === came[index - 1] + 1).length
    assert.isBelow(inOrder, 12, 'of 23 neighbours')
  })
})

function* copies(batches: Released[]) {
  for (const { seen } of batches) yield* seen
}

/** Texts of some length that stand both in an answer and in anything that is about one person. */
function sharedValues(batches: Released[], last: Dump) {
  const texts = (rows: (Row | null)[]) =>
    new Set(rows.flatMap((row) => Object.values(row ?? {}).map(String)).filter((text) => text.length >= 16))
  const people = texts([
    ...[...copies(batches)].flatMap(({ invitation, pooled, draft }) => [invitation, pooled, draft]),
    ...last.survey_links,
  ])
  return [...texts(batches.flatMap(({ answers }) => answers))].filter(
    (text) => people.has(text) && !/^\w{3} \w{3} \d|^\d{4}-/.test(text)
  )
}
