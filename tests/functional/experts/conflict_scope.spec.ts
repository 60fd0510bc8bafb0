import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import fc from 'fast-check'
import { clearOf } from '#app/experts/conflict_scope'
import { conflictsOf } from '#app/experts/conflicts'
import Expert from '#app/experts/expert'
import type { Judged } from '#app/experts/judged'
import { today } from '#app/experts/pool'
import { noteRecusal, liftRecusal } from '#app/experts/recusals'
import { ExpertRecusal } from '#app/experts/expert'
import { actor } from '#tests/support/applications'
import { code, judgedBy, makeExpert } from '#tests/support/experts'
import { makeWorld, type World } from '#tests/world'

/** Names that some collations take for one and others do not, and codes with the same root. */
const NAMES = ['燕麓大学', '燕麓大学 ', '燕麓（大学）', 'Café Lab', 'Cafe Lab', 'CAFÉ LAB', '通惠所', '通惠所分所']
const CODES = [null, code('12110000MA01ABCD5'), code('52110108MA01ABCD5'), code('12110000MA01ABCE5')]
const PEOPLE = ['程秋实', '程 秋实', '何惟一', 'Ana', 'Aña']

const unit = fc.record({ name: fc.constantFrom(...NAMES), uscc: fc.constantFrom(...CODES) })
const party = fc.record({
  name: fc.constantFrom(...NAMES),
  uscc: fc.constantFrom(...CODES),
  formerNames: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
})
const somebody = fc.record({
  name: fc.constantFrom(...PEOPLE),
  email: fc.constantFrom(null, 'a1@jingzhi.example', 'A2@jingzhi.example'),
})

async function pool(world: World) {
  const { since, today: day } = today()
  const earlier = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10)
  const DAYS = [null, day, since, earlier, '2999-01-01']
  const experts = fc.record({
    name: fc.constantFrom(...PEOPLE),
    past: fc.array(fc.tuple(unit, fc.constantFrom(...DAYS)), { maxLength: 3 }),
    relations: fc.array(unit, { maxLength: 2 }),
    origin: fc.constantFrom(null, 'office_decision', 'declared_by_subject'),
    lifted: fc.boolean(),
    subject: fc.constantFrom(7, 8),
  })
  for (const [n, one] of fc.sample(experts, { seed: 8, numRuns: 40 }).entries()) {
    const now = { name: `第${n}所`, uscc: null, fromOn: null, untilOn: null }
    const { id } = await makeExpert(world, {
      ...{ name: one.name, email: `a${n}@jingzhi.example` },
      employments: [now, ...one.past.map(([at, untilOn]) => ({ ...at, fromOn: null, untilOn }))],
      relations: one.relations.map((at) => ({ ...at, kind: 'shares' })),
    })
    if (!one.origin) continue
    const by = actor(world.people.handler)
    const recusing = {
      expertId: id,
      subject: { type: 'case', id: one.subject },
      origin: one.origin as never,
      note: '。',
    }
    await db.transaction((trx) => noteRecusal(trx, recusing, by))
    if (one.lifted) await liftRecusal(await ExpertRecusal.query().orderBy('id', 'desc').firstOrFail(), by, '已核实。')
  }
  await (
    await Expert.query().preload('user').firstOrFail()
  ).user
    .merge({ organizationId: world.organizations.haidian.id })
    .save()
}

test.group('Who must step aside', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is in no list: the database and the explanation agree, whatever is judged and whoever is there', async ({
    assert,
  }) => {
    const world = await makeWorld()
    await pool(world)
    const experts = await Expert.query()
      .withScopes((scopes) => scopes.whole())
      .orderBy('id')
    const { id: organizationId } = world.organizations.haidian
    const judged = fc.record({
      units: fc.array(party, { maxLength: 2 }),
      recommenders: fc.array(party, { maxLength: 1 }),
      recommendingPeople: fc.array(somebody, { maxLength: 1 }),
      coAuthors: fc.array(somebody, { maxLength: 2 }),
      own: fc.boolean(),
    })
    const blockedAt: number[] = []
    for (const { own, ...parties } of fc.sample(judged, { seed: 8, numRuns: 60 })) {
      const units = own ? [...parties.units, { name: '某馆', organizationId }] : parties.units
      const subject: Judged = judgedBy({ ...parties, units })
      const explained = experts.filter((expert) => conflictsOf(expert.facts, subject, today()).length === 0)
      const clear = await Expert.query()
        .where((await clearOf(subject, today())) as never)
        .orderBy('id')
      assert.deepEqual(
        clear.map(({ id }) => id),
        explained.map(({ id }) => id),
        JSON.stringify(subject)
      )
      blockedAt.push(experts.length - clear.length)
    }
    assert.isAbove(Math.max(...blockedAt), 15, 'many are blocked somewhere')
    assert.isBelow(Math.min(...blockedAt), 15, 'and few somewhere else')
  })
})
