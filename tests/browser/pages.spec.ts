/// <reference lib="dom" />
import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright'
import Attachment from '#app/attachments/attachment'
import { filesFolder } from '#config/storage'
import { leaveMoment } from '#app/core/clock'
import ListView from '#app/lists/list_view'
import PlanClause from '#app/action_plan/plan_clause'
import PlanTarget from '#app/action_plan/plan_target'
import Certificate from '#app/designations/certificate'
import { pointApplicationWorkflow, startApplication } from '#app/service_points/point_application_workflow'
import { recognizeApplication } from '#app/service_points/public_notice'
import { inNameOf } from '#app/users/actor'
import type User from '#app/users/user'
import { leaveMessage } from '#app/workflow/message'
import type PointApplication from '#app/service_points/point_application'
import { chooseRows, startBulkAct } from '#app/workflow/bulk_workflow'
import { drainOutbox } from '#jobs/drain'
import { makeCorrection, makeLockedConsultation } from '#tests/support/activities'
import { actor, afterNotice, applicationIn } from '#tests/support/applications'
import { standIn } from '#tests/support/stand_ins'
import { furnishedImports } from '#tests/support/imports'
import { emptyTables } from '#tests/support/empty_tables'
import { runsOn } from '#tests/support/installation'
import { planInForce } from '#tests/support/plans'
import { finishedAs } from '#tests/support/packets'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeBatch, makeWorld } from '#tests/world'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A world in which every page has something to show. */
async function furnished() {
  const world = await makeWorld()
  const { people, organizations } = world
  let batches = 0
  const inState = async (state: Parameters<typeof applicationIn>[0]) =>
    applicationIn(state, { ...world, batch: await makeBatch(people.head, { title: `批次 ${++batches}` }) })

  const review = await inState('expert_review')
  for (const isInternal of [false, true])
    await leaveMessage(pointApplicationWorkflow, review, actor(people.handler), {
      side: 'official',
      isInternal,
      body: '请说明周六是否开放。',
    })
  const deliberation = await inState('deliberation')
  const objection = await inState('objection_handling')
  const notice = await inState('public_notice')
  const draft = await startApplication(
    await makeBatch(people.head, { title: '草稿批次' }),
    organizations.haidian,
    actor(people.operator)
  )
  const recognized = await inState('public_notice')
  afterNotice(recognized)
  await recognizeApplication(recognized, inNameOf(actor(people.head), people.handler), {
    opinion: '予以认定。',
    docNumber: '京知局〔2026〕12号',
  })
  leaveMoment()
  await standIn(people.handler, people.head)
  const damaged = await finishedAs('not_accepted', {
    ...world,
    batch: await makeBatch(people.head, { title: '旧批次' }),
  })
  await rm(join(filesFolder!, (await Attachment.firstOrFail()).key))
  const [chosen, started] = await assignedAtOnce([review, draft, objection], people.head, people.handler)
  await drainOutbox()
  const place = { userId: people.head.id, list: '/applications', position: 1, isDefault: true, isShared: true }
  const view = await ListView.create({ ...place, name: '待审议', query: 'columns=batch,round,score,decided_at' })
  const { designationId: designation, code: verifyCode } = await Certificate.firstOrFail()
  const correction = await makeCorrection(world)
  const locked = await makeLockedConsultation(world, { question: '另一个问题' })
  const plan = await planInForce(people)
  const [target, clause] = [await PlanTarget.firstOrFail(), await PlanClause.firstOrFail()]
  const imports = await furnishedImports(people.handler)
  return {
    ...world,
    imports,
    ...{ correction, locked, plan, target, clause },
    view,
    review,
    deliberation,
    objection,
    notice,
    draft,
    recognized,
    damaged,
    designation,
    verifyCode,
    chosen,
    started,
  }
}

/** One choice to be confirmed, and one act with a verdict of each kind but an error. */
async function assignedAtOnce(rows: PointApplication[], by: User, to: User) {
  const [chosen, started] = [
    await chooseRows('point_application.assign', rows, by.id),
    await chooseRows('point_application.assign', rows, by.id),
  ]
  await startBulkAct(started, actor(by), { handler: to.id })
  return [chosen.id, started.id]
}

type Furnished = Awaited<ReturnType<typeof furnished>>

const VISITS: [who: string, person: (world: Furnished) => User | null, paths: (world: Furnished) => string[]][] = [
  [
    'a visitor',
    () => null,
    ({ notice, verifyCode }) => [
      ...['/notices', `/notices/${notice.id}`, '/verify', `/verify/${verifyCode}`, '/verify/7777', '/sign-in'],
      ...['/register', '/password-resets/create', '/inbox', '/inbox/1', '/nowhere'],
    ],
  ],
  [
    'an operator',
    ({ people }) => people.operator,
    ({ draft, recognized, designation }) => [
      ...[
        '/home',
        '/applications',
        '/applications/create',
        `/applications/${draft.id}`,
        `/applications/${draft.id}/edit`,
      ],
      ...'unit people premises staff databases services performance statements files commitment'
        .split(' ')
        .map((section) => `/applications/${draft.id}/sections/${section}/edit`),
      ...[`/applications/${draft.id}/submissions/create`, `/applications/${draft.id}/print`],
      ...[
        `/applications/${recognized.id}`,
        `/applications/${recognized.id}/submissions/1`,
        '/organization',
        '/account',
      ],
      ...[
        '/organization/colleagues/create',
        `/designations/${designation}`,
        '/notifications',
        '/account/notifications',
      ],
      ...['/consultations', '/consultations/create', '/activity-corrections'],
    ],
  ],
  [
    'a principal',
    ({ people }) => people.principal,
    ({ review, correction, locked }) => [
      `/applications/${review.id}/withdrawals/create`,
      ...[`/consultations/${correction.subjectId}`, `/consultations/${locked.id}/corrections/create`],
    ],
  ],
  [
    'a district reviewer',
    ({ people }) => people.haidianReviewer,
    ({ review }) => ['/home', '/applications', `/applications/${review.id}`],
  ],
  [
    'a handler',
    ({ people }) => people.handler,
    ({ review, notice, recognized, damaged, batch, organizations, designation, view, ...world }) => [
      ...['/home', '/applications', '/applications?q=没有', `/applications/${review.id}`, `/applications/${notice.id}`],
      `/applications?columns=score&view=${view.id}`,
      ...['/batches', '/batches/create', `/batches/${batch.id}`, '/designations', `/designations/${designation}`],
      ...['/coverage', '/registrations', `/registrations/${organizations.changping.id}`, '/notifications'],
      ...[`/applications/${recognized.id}`, `/applications/${damaged.id}/packet.zip`],
      ...['/calendar', '/stand-ins', '/stand-ins/create', '/stand-ins/1'],
      ...['/consultations', `/activity-corrections/${world.correction.id}`, '/plans', `/plans/${world.plan.id}/edit`],
      ...[`/plan-targets/${world.target.id}`, `/plan-targets/${world.target.id}/edit`],
      ...[`/plan-clauses/${world.clause.id}`, `/plan-clauses/${world.clause.id}/edit`],
    ],
  ],
  [
    'a division head',
    ({ people }) => people.head,
    ({ objection, chosen, started, plan }) => [
      ...['/home', '/stand-in-acts', '/applications', `/applications/${objection.id}`, '/bulk-acts'],
      ...[`/bulk-acts/${chosen}/edit`, `/bulk-acts/${started}`, `/plans/${plan.id}`],
    ],
  ],
  ['a leader', ({ people }) => people.leader, ({ deliberation }) => ['/home', `/applications/${deliberation.id}`]],
  [
    'an expert',
    ({ people }) => people.experts[0],
    ({ review }) => ['/home', '/expert-reviews', `/expert-reviews/${review.id}/edit`, `/applications/${review.id}`],
  ],
  [
    'an administrator',
    ({ people }) => people.administrator,
    ({ people }) => [
      ...['/home', '/users', '/users/create', `/users/${people.operator.id}/edit`, '/audit?columns=number,hash'],
      ...['/calendar?year=2027', '/calendar/changes/create?lines=2026-05-04', '/stand-ins/create'],
    ],
  ],
  [
    'a handler with workbooks',
    ({ people }) => people.handler,
    ({ imports }) => ['/imports', '/imports/create?kind=designation', ...imports.map((id) => `/imports/${id}`)],
  ],
]

const LOOKS = [
  [1440, 'zh-CN'],
  [390, 'en'],
] as const

/** What axe finds wrong, with the first place of each fault. */
async function faultsOf(page: Page) {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Fault = { id: string; nodes: { html: string }[] }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Fault[] }> } }).axe
    const { violations } = await run({ runOnly: { type: 'tag', values: tags } })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)
  })
}

test.group('Every page', (group) => {
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  /** What is seen does not depend on the database: once is enough. */
  for (const [width, locale] of runsOn('sqlite') ? LOOKS : []) {
    test(`is accessible, fits and is wholly translated: ${width} ${locale}`, async ({ assert, browser }) => {
      const world = await furnished()
      const found: string[] = []
      for (const [who, person, paths] of VISITS) {
        const user = person(world)
        await user?.merge({ locale }).save()
        const screen = { width, locale }
        const { page } = user
          ? await PersonAtScreen.signedIn(browser as unknown as Browser, user.email, screen)
          : await PersonAtScreen.sitDown(browser as unknown as Browser, screen)
        const origin = new URL(
          '/',
          (await page.goto(new URL('/sign-in', process.env.APP_URL ?? 'http://127.0.0.1:33340').href))!.url()
        )
        for (const path of paths(world)) {
          const response = await page.goto(new URL(path, origin).href)
          const note = (fault: string) => found.push(`${who} ${path}: ${fault}`)
          if (response!.status() >= 500) note(`status ${response!.status()}`)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          if (wide > 0) note(`${wide} px too wide`)
          const text = await page.locator('body').innerText()
          for (const [gap] of text.matchAll(/translation missing[^\n]*|\bundefined\b|\[object [^\n]*/g)) note(gap)
          for (const fault of await faultsOf(page)) note(fault)
        }
        await page.context().close()
      }
      assert.deepEqual(found, [])
    }).timeout(300_000)
  }
})
