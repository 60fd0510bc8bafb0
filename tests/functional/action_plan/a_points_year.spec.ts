import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { leaveMoment, standAt } from '#app/core/clock'
import PlanTarget from '#app/action_plan/plan_target'
import { consultationImport } from '#app/activities/consultation_import'
import Consultation from '#app/activities/consultation'
import { approveCorrection, proposeCorrection } from '#app/activities/correction_workflow'
import ActivityCorrection from '#app/activities/activity_correction'
import { takeConsultationStep } from '#app/activities/consultation_workflow'
import Import from '#app/imports/import'
import { startImport } from '#app/imports/import_workflow'
import { takeProductStep } from '#app/products/product_workflow'
import { rebuildTallies, wrongTallies } from '#app/tallies/tally'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { makeConsultation, pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { makeConfirmedEvent } from '#tests/support/events'
import { bringLedger, ledgerOf } from '#tests/support/ledgers'
import { enterFigure } from '#tests/support/outside_figures'
import { planInForce } from '#tests/support/plans'
import { makeProduct } from '#tests/support/products'
import { makeWorld, type World } from '#tests/world'

/** Measures that are no number of rows: the column of the list whose values add up. */
const SUMMED: Record<string, string> = { platform_visits: '数值', training_attendance: '科研与知识产权管理人员' }

const at = (day: string) => standAt(new Date(`${day}T03:00:00Z`))

const entryOf = ({ id }: Consultation) => ({ subjectType: 'consultation', subjectId: id })

const line = (question: string) => ({
  ...{ servedOn: '2024-03-11', channel: '电话', clientType: '企业', field: '专利', level: '基础性', question },
  ...{ answer: '已当场答复。', minutes: 20, price: '是', handledBy: '林知远' },
})

/** Entered one by one and from a table, confirmed, closed with its month, and corrected afterwards. */
async function liveThrough(client: ApiClient, world: World) {
  const { operator, principal, handler } = world.people
  at('2024-03-12')
  const typed = await makeConsultation(world, { servedOn: '2024-03-12' })
  await takeConsultationStep('confirm', typed, actor(principal))
  const late = await makeConsultation(world, { servedOn: '2024-03-12', question: '忘记确认的一条记录' })
  const ledger = await ledgerOf(consultationImport, [line('台账里的第一条'), line('第二条，随后删去')])
  await bringLedger(client, 'consultation', ledger, principal, (await pointOf(world)).id)
  await startImport(await Import.firstOrFail(), actor(principal))
  await drainOutbox()
  await makeConfirmedEvent(world, { days: [{ day: '2024-03-12', from: '09:00', until: '10:30' }] })
  const product = await makeProduct(world, { publishedOn: '2024-03-05' })
  await takeProductStep('submit', product, actor(operator))
  await takeProductStep('confirm', product, actor(principal))
  await enterFigure(world, { period: '2024-02', value: 150_000 })
  await enterFigure(world, { period: '2024-03', value: 160_000 })

  at('2024-05-20')
  const wrong = await Consultation.findByOrFail('question', '第二条，随后删去')
  const ask = { reason: '当月漏报或误报，以登记簿为准。' }
  await proposeCorrection(entryOf(late), actor(principal), { kind: 'late', ...ask })
  await proposeCorrection(entryOf(wrong), actor(principal), { kind: 'removal', ...ask })
  for (const correction of await ActivityCorrection.all())
    await approveCorrection(correction, actor(handler), { opinion: '同意。' })
}

/** Each figure of a target with the page that it opens, as somebody sees it. */
async function figuresOf(client: ApiClient, { id }: PlanTarget, user: User) {
  const page = await client.get(`/plan-targets/${id}`).loginAs(user)
  const links = page.text().matchAll(/<a class="link" href="(\/[^"]+)">\s*([\d,]+)\s*<\/a>/g)
  return [...links].map(([, href, figure]) => ({
    href: href.replaceAll('&amp;', '&'),
    figure: Number(figure.replaceAll(',', '')),
  }))
}

/** What the rows of such a page come to, by the workbook of the list. */
async function sumOf(client: ApiClient, path: string, measure: string, user: User) {
  const { rows } = await cellsOf((await download(client, path.replace('?', '/view.xlsx?'), user)).body())
  const [, headers, ...lines] = rows
  const column = SUMMED[measure]
  if (!column) return lines.length
  return lines.reduce((sum, cells) => sum + Number(cells[headers.indexOf(column)]), 0)
}

test.group("A point's year on the board", (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('entered, read in, closed and corrected: every figure opens rows that add up to it', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const plan = await planInForce(world.people)
    await liveThrough(client, world)
    await rebuildTallies()

    const seen: Record<string, number[]> = {}
    for (const target of await PlanTarget.query().where('planId', plan.id).whereNot('measure', 'park_coverage')) {
      for (const { href, figure } of await figuresOf(client, target, handler)) {
        assert.equal(await sumOf(client, href, target.measure, handler), figure, `${target.measure} ${href}`)
        seen[target.measure] = [...(seen[target.measure] ?? []), figure]
      }
    }
    /** In all and in 海淀: one typed, one from the table, one that came late; the one that was wrong is gone. */
    assert.deepEqual(seen.consultations, [3, 3])
    assert.deepEqual(seen.training_sessions, [1, 1])
    assert.deepEqual(seen.training_attendance, [30, 30])
    assert.deepEqual(seen.thematic_db_new, [1, 1])
    assert.deepEqual(seen.platform_visits, [310_000, 310_000])
    assert.isEmpty(await wrongTallies())
  })
})
