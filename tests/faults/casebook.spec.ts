import { existsSync } from 'node:fs'
import { test } from '@japa/runner'
import { chromium, type Browser } from 'playwright'
import { siteOf } from '#tests/support/crawl'
import { Installation, runsOn, serverDatabase } from '#tests/support/installation'
import { MailServer } from '#tests/support/mail_server'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { redisIsMissing, RedisServer } from '#tests/support/redis_server'
import type { Visitor } from '#tests/support/visitor'
import * as whole from '#tests/support/whole_call'

type Prepared = {
  emails: Record<'handler' | 'head' | 'leader', string>
  recommenders: { name: string; email: string }[]
  /** Of the one user of each unit. */
  mailboxes: string[]
  experts: { id: number; email: string; name: string }[]
  cases: { id: number; number: string }[]
  call: string
  title: string
  rubric: { key: string; most: number }[]
}

/** A seat as it stands in the database; `n`: which case, `place`: which of its seats. */
type Seat = { id: number; token: string; blindId: number; caseId: number; expertId: number; n: number; place: number }

const program = process.env.TEST_CHROMIUM || '/usr/bin/chromium'
const onServers = !runsOn('sqlite')
const missing = (!existsSync(program) && 'chromium not found') || (onServers && redisIsMissing)
const OPINION = '做法扎实，成效有数据支撑。'

/** From what districts recommended to the book of the year, with real processes on the parts of this set. */
test.group(`A call from its cases to the casebook: ${onServers ? 'MariaDB and Redis' : 'embedded'}`, (group) => {
  group.each.skip(missing !== false, missing || undefined)
  group.each.timeout(900_000)

  let redis: RedisServer | undefined
  let mails: MailServer
  let installation: Installation
  let prepared: Prepared
  let browser: Browser

  const read = <T>(sql: string) => installation.read(sql) as Promise<T[]>
  const count = async (sql: string) =>
    Number((await installation.read(`select count(*) as total from ${sql}`))[0].total)
  const signedIn = async (email: string, width = 1440) => {
    const person = await PersonAtScreen.signedIn(browser, email, { address: installation.address, width, patience: 60 })
    person.page.on('dialog', (dialog) => void dialog.accept())
    return person
  }
  const visitor = (email: string) => installation.visitor().signIn(email)
  const done = async (what: string, reached: () => Promise<boolean>, seconds = 90) => {
    if (!(await installation.until(reached, seconds))) throw new Error(`${what}: not within ${seconds} seconds`)
  }

  group.setup(async () => {
    if (missing) return
    mails = await MailServer.start()
    redis = onServers ? await RedisServer.start() : undefined
    installation = await Installation.create({
      QUEUE_BACKEND: onServers ? 'redis' : 'embedded',
      QUEUE_INLINE: String(!onServers),
      REDIS_HOST: '127.0.0.1',
      REDIS_PORT: redis?.port ?? 1,
      SMTP_PORT: mails.port,
      ...(onServers && serverDatabase()),
    })
    prepared = await installation.prepare<Prepared>('tests/support/prepare_casebook.ts')
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
    await installation.startWeb()
    if (onServers) installation.startWorker()
  })
  group.teardown(async () => {
    await browser?.close()
    await installation?.remove()
    await mails?.stop()
    await redis?.kill()
  })

  test('230 cases, 12 experts who cannot know whose they are, and 15 in the book', async ({ assert }) => {
    const office = await visitor(prepared.emails.handler)
    const handler = await signedIn(prepared.emails.handler)
    await passAll(handler)
    const round = await drawJury(handler)
    await allocate(handler, round)
    const seats = await allSeats()
    assert.lengthOf(seats, whole.CASES * whole.SEATS)
    refuseUnfair(seats)
    await makeBlind(handler, office, round)
    await refuseLeaks(seats)

    const given = await scoreAll(seats)
    await handler.open(`/case-rounds/${round}`)
    await handler.press('转入合议')
    await handler.sees('已转入合议。')
    await discuss(handler, office, round, seats, given)
    await handler.open(`/case-rounds/${round}`)
    await handler.press('形成结论')
    await handler.sees('评审结论已形成。')
    const ranked = whole.recount(given)
    await refuseMiscounted(ranked)

    const chosen = await select(handler)
    const best = ranked.filter(({ rank }) => rank <= whole.CHOSEN).map(({ n }) => whole.titleOf(n))
    assert.sameMembers(chosen, best)
    await publishBook(handler, office, chosen)
    await handler.leave()

    const { number } = (await read<{ number: string }>('select number from expert_assignments'))[0]
    assert.match(await installation.run(['ace.js', 'experts:redraw', number]), /same: first draw/)
    assert.match(await installation.run(['ace.js', 'cases:redraw', prepared.call]), /same: first allocation/)
    assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
  })

  /** 批量通过形式审查, all that the list has. */
  async function passAll(handler: PersonAtScreen) {
    await handler.open('/typical-cases?group=checking')
    await handler.page.locator('td.pick input').first().check()
    await handler.page.locator('input[name=whole]').check()
    await handler.press('批量通过形式审查')
    await handler.arrivesAt('批量通过形式审查')
    await handler.tick('已逐件核对审查要点')
    await handler.type({ 意见: '材料齐全，符合要求。' })
    await handler.press(`办理这 ${whole.CASES} 件`)
    await done('formal check', async () => (await count(`typical_cases where state = 'formal_ok'`)) === whole.CASES)
  }

  /** @returns the id of the round */
  async function drawJury(handler: PersonAtScreen) {
    await handler.open('/case-rounds/create')
    await handler.type({ 专家人数: String(whole.JURY) })
    await handler.press('组建评审组')
    await handler.sees('评审组已组建，请抽取专家。')
    const [{ id, assignment }] = await read<any>('select id, assignment_id as assignment from case_rounds')
    await handler.open(`/expert-assignments/${assignment}`)
    await handler.press('固定候选名单')
    await handler.sees('候选名单已固定。')
    await handler.press('抽取专家')
    await handler.sees('已抽取，邀请函已发出。')
    await acceptAll()
    return Number(id)
  }

  /** By the address in the letter: one with a browser, the others as browsers send forms. */
  async function acceptAll() {
    const letters = () => mails.received.flatMap(({ text }) => /\/invitations\/[\w-]+/.exec(text)?.[0] ?? []).toSorted()
    await done('letters', async () => new Set(letters()).size === whole.JURY)
    const [first, ...others] = new Set(letters())
    const person = await PersonAtScreen.sitDown(browser, { width: 390, address: installation.address })
    await person.open(first)
    await person.press('接受邀请')
    await person.sees('您已接受邀请')
    await person.leave()
    for (const path of others) {
      const guest = installation.visitor()
      await guest.open(path)
      await sent(guest, path, { answer: 'accept' })
    }
  }

  async function allocate(handler: PersonAtScreen, round: number) {
    await handler.open(`/case-rounds/${round}`)
    await handler.press('固定分配依据')
    await handler.sees('分配依据已固定。')
    await handler.press('分配案例')
    await handler.sees('案例已分配。')
  }

  async function allSeats(): Promise<Seat[]> {
    const rows = await read<Omit<Seat, 'n' | 'place'>>(
      `select case_seats.id, token, blind_id as blindId, case_id as caseId, expert_id as expertId
        from case_seats join case_blinds on case_blinds.id = blind_id order by case_seats.id`
    )
    const places = new Map<number, number>()
    return rows.map((row) => {
      const place = places.get(row.caseId) ?? 0
      places.set(row.caseId, place + 1)
      return { ...row, place, n: prepared.cases.findIndex(({ id }) => id === row.caseId) }
    })
  }

  /** Five for each case, evenly, nobody for a case of the own house or the own hand. */
  function refuseUnfair(seats: readonly Seat[]) {
    const loads = new Map<number, number>()
    for (const { n, expertId } of seats) {
      loads.set(expertId, (loads.get(expertId) ?? 0) + 1)
      const at = prepared.experts.findIndex(({ id }) => id === expertId)
      if (at < whole.EMPLOYED && whole.unitOf(n) === at) throw new Error(`expert ${at} judges the own unit: case ${n}`)
      if (at === whole.CO_AUTHOR && whole.isCoAuthored(n)) throw new Error(`expert ${at} judges own work: case ${n}`)
    }
    const few = prepared.cases.find(
      ({ id }) => new Set(seats.filter(({ caseId }) => caseId === id)).size !== whole.SEATS
    )
    if (few) throw new Error(`${few.number} has not ${whole.SEATS} seats`)
    const [least, most] = [Math.min(...loads.values()), Math.max(...loads.values())]
    if (loads.size !== whole.JURY || most - least > 1)
      throw new Error(`loads from ${least} to ${most} of ${loads.size}`)
  }

  /** What the scan finds is taken out: once with a browser, the rest as browsers send forms. */
  async function makeBlind(handler: PersonAtScreen, office: Visitor, round: number) {
    await handler.open(`/case-rounds/${round}`)
    await handler.press('扫描盲评稿')
    await done('scan', async () => (await count('case_blinds where scanned_at is null')) === 0)
    await handler.open(`/case-rounds/${round}/cases?group=findings`)
    await handler.page.locator('.cell-title').first().click()
    await handler.page.waitForURL(/\/cases\/\d+$/)
    await handler.send(handler.page.getByRole('button', { name: /^隐去/ }).first())
    await handler.sees('盲评稿中已隐去，原稿不变。')
    const open = await read<any>(`select id, blind_id as blind from case_findings where state = 'open' order by id`)
    for (const { id, blind } of open)
      await sent(office, `/case-rounds/${round}/cases/${blind}/findings/${id}`, { act: 'mask' })
    await handler.open(`/case-rounds/${round}`)
    await handler.press('开始评分')
    await handler.sees('评分已开始，专家已收到通知。')
  }

  /** Everything that one expert can reach, with its files, names nobody; what is others' is not there. */
  async function refuseLeaks(seats: readonly Seat[]) {
    const jurors = prepared.experts.filter(
      ({ id }, at) => at > whole.CO_AUTHOR && seats.some((one) => one.expertId === id)
    )
    const [{ id, email }] = jurors
    const juror = await visitor(email)
    const site = await siteOf(juror, '/home')
    for (const { token } of seats.filter(({ expertId }) => expertId === id))
      if (!site.has(`/case-reviews/${token}`)) throw new Error(`the expert does not come to /case-reviews/${token}`)
    for (const [path, text] of site) refuseTold(path, text)
    const foreign = seats.find(({ expertId }) => expertId !== id)!
    const own = seats.find(({ expertId }) => expertId === id)!
    for (const path of [
      ...[`/case-reviews/${foreign.token}`, `/case-reviews/${foreign.token}/sheet.xlsx`, `/case-reviews/${own.id}`],
      ...[`/case-reviews/${foreign.token}/images/1`, `/typical-cases/${own.caseId}`],
    ]) {
      const { status } = await juror.open(path)
      if (status !== 404) throw new Error(`${path} answers ${status}`)
    }
  }

  function refuseTold(path: string, text: string) {
    const said = tellingWords().find((word) => text.includes(word))
    if (said) throw new Error(`${path} says ${said}`)
  }

  let telling: string[] | undefined
  const tellingWords = () =>
    (telling ??= [
      ...prepared.cases.map(({ number }) => number),
      ...prepared.cases.map((_one, n) => whole.mailboxOf(n)),
      ...prepared.mailboxes.flatMap((email, unit) => [email, whole.unitName(unit), whole.authorName(unit)]),
      ...prepared.recommenders.flatMap(({ name, email }) => [name, email]),
    ])

  /** One sheet with a browser on a phone, the others as browsers send forms. @returns what each case got, as it was sent */
  async function scoreAll(seats: readonly Seat[]) {
    const given = new Map<number, number[]>()
    for (const { n } of seats) given.set(n, [])
    const own = seats.find(({ n }) => !whole.isFarApart(n))!
    await scoreOnPhone(own)
    await Promise.all(
      prepared.experts.map(async ({ id, email }) => {
        const mine = seats.filter(({ expertId }) => expertId === id)
        if (mine.length === 0) return
        const juror = await visitor(email)
        for (const seat of mine.filter((one) => one !== own))
          await handIn(juror, seat, 'submissions', whole.totalOf(seat.n, seat.place))
      })
    )
    for (const { n, place } of seats) given.get(n)![place] = whole.totalOf(n, place)
    return given
  }

  async function scoreOnPhone({ expertId, token, n, place }: Seat) {
    const person = await signedIn(emailOf(expertId), 390)
    await person.open(`/case-reviews/${token}`)
    for (const [name, value] of Object.entries(whole.sheetFields(prepared.rubric, whole.totalOf(n, place))))
      await person.page.locator(`[name="${name}"]`).fill(value)
    await person.type({ 总体意见: OPINION })
    await person.press('提交评分')
    await person.sees('评分已提交。')
    await person.leave()
  }

  const emailOf = (expertId: number) => prepared.experts.find(({ id }) => id === expertId)!.email

  /** What is read is looked through on the way. */
  async function handIn(juror: Visitor, { token }: Seat, where: 'submissions' | 'revisions', tenths: number) {
    const { text } = await juror.open(`/case-reviews/${token}`)
    refuseTold(`/case-reviews/${token}`, text)
    const contentHash = valueIn(text, 'contentHash')
    const sheet = whole.sheetFields(prepared.rubric, tenths)
    await sent(juror, `/case-reviews/${token}/${where}`, { contentHash, ...sheet, opinion: OPINION })
  }

  /** Some who were strict give in; what was said is recorded, once with a browser. */
  async function discuss(
    handler: PersonAtScreen,
    office: Visitor,
    round: number,
    seats: readonly Seat[],
    given: Map<number, number[]>
  ) {
    const apart = prepared.cases.flatMap((_one, n) => (whole.isFarApart(n) ? [n] : []))
    const opened = await read<any>(
      'select case_id as caseId from case_discussions join case_blinds on case_blinds.id = blind_id'
    )
    const found = opened.map(({ caseId }) => seats.find((one) => one.caseId === caseId)!.n)
    if (found.toSorted().join() !== apart.toSorted().join()) throw new Error(`discussed: ${found}, far apart: ${apart}`)
    for (const [at, n] of apart.entries()) {
      const strict = seats.find((one) => one.n === n && one.place === 1)!
      if (whole.givesIn(n)) {
        await handIn(await visitor(emailOf(strict.expertId)), strict, 'revisions', whole.totalOf(n, 1, true))
        given.get(n)![1] = whole.totalOf(n, 1, true)
      }
      const path = `/case-rounds/${round}/cases/${strict.blindId}`
      if (at > 0) await sent(office, `${path}/discussions`, { note: '核对佐证后，各位专家的意见已记录。' })
      else {
        await handler.open(path)
        await handler.type({ 合议意见: '核对佐证后，各位专家的意见已记录。' })
        await handler.press('记录')
        await handler.sees('合议已记录。')
      }
    }
  }

  async function refuseMiscounted(ranked: ReturnType<typeof whole.recount>) {
    const results = await read<any>('select case_id as caseId, mean, `rank` from case_results')
    if (results.length !== whole.CASES) throw new Error(`${results.length} results`)
    for (const { n, mean, rank } of ranked) {
      const found = results.find(({ caseId }) => caseId === prepared.cases[n].id)
      if (Number(found.mean) !== mean || Number(found.rank) !== rank)
        throw new Error(`case ${n}: ${found.mean}, rank ${found.rank}; counted anew ${mean}, rank ${rank}`)
    }
  }

  /** 入围, 审议, 公示, 公布. @returns the titles of those that were chosen */
  async function select(handler: PersonAtScreen) {
    await handler.open('/case-selections')
    await handler.press('启动遴选')
    await handler.sees('请核对入围名单后提请审核')
    const [{ id }] = await read<any>('select id from case_selections')
    if ((await count('case_candidates where shortlisted = 1')) !== whole.SHORTLISTED)
      throw new Error('not 23 shortlisted')
    await handler.press('提请审核')
    await handler.sees('已提请审核')
    const head = await signedIn(prepared.emails.head)
    await head.open(`/case-selections/${id}`)
    await head.press('同意，提交审议')
    await head.sees('已提交审议')
    const leader = await signedIn(prepared.emails.leader)
    await leader.open(`/case-selections/${id}`)
    await leader.follow('审议决定')
    await leader.type({ 会议纪要编号: '纪要〔2026〕31号', 意见: '同意入选名单。' })
    await leader.page.getByLabel('会议日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    await leader.press('提交审议决定')
    await leader.sees('公示之前不得外传')
    await leader.leave()
    await head.open(`/case-selections/${id}`)
    await head.press('开始公示')
    await head.sees('正在公示')
    const past = new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10)
    await read(`update case_candidates set notice_until = '${past}' where notice_until is not null`)
    await head.open(`/case-selections/${id}`)
    await head.press('公布结果')
    await done('results', async () => (await count(`case_selections where state = 'published'`)) === 1)
    await head.leave()
    const selected = await read<{ title: string }>(`select title from typical_cases where state = 'selected'`)
    return selected.map(({ title }) => title)
  }

  async function publishBook(handler: PersonAtScreen, office: Visitor, chosen: string[]) {
    await handler.open('/casebooks/create')
    await handler.press('新建')
    await handler.sees('还没有前言')
    const book = new URL(handler.page.url()).pathname
    await handler.follow('写前言')
    await handler.type({ 前言: '本书收录本年度典型案例，供各单位参考。' })
    await handler.press('保存')
    const entries = await read<any>('select id, title, organization_id as unit from casebook_entries order by id')
    if (entries.length !== chosen.length) throw new Error(`${entries.length} entries`)
    await editEntries(handler, office, entries)
    await handler.open(book)
    await handler.press(`全部送作者确认（${chosen.length}）`)
    await handler.sees('作者还没有确认')
    await confirmAll(entries)
    await handler.open(book)
    await handler.sees('检查全部通过')
    await handler.press('定稿')
    await handler.sees('已定稿')
    await publishEdition(handler)
    await readBook(chosen)
  }

  async function publishEdition(handler: PersonAtScreen) {
    await handler.open('/casebook-editions')
    await handler.press('制作案例集')
    const edition = new URL(handler.page.url()).pathname
    await done('edition', async () => (await count(`casebook_editions where state = 'built'`)) === 1, 180)
    const head = await signedIn(prepared.emails.head)
    await head.open(edition)
    await head.press('定稿')
    await head.sees('已定稿')
    await head.press('出版')
    await head.sees('已出版')
    await head.leave()
  }

  /** What anybody reads. */
  async function readBook(chosen: readonly string[]) {
    const reader = await PersonAtScreen.sitDown(browser, { width: 390, address: installation.address, patience: 60 })
    await reader.open('/books')
    await reader.follow(`${prepared.title}集`)
    await reader.page.getByText(chosen[0]).first().waitFor()
    const contents = await reader.page.locator('main').innerText()
    const listed = prepared.cases.flatMap((_one, n) => (hasTitle(contents, whole.titleOf(n)) ? [whole.titleOf(n)] : []))
    if (listed.toSorted().join() !== chosen.toSorted().join()) throw new Error(`the book lists ${listed}`)
    await reader.leave()
  }

  /** Terms for each; a word of one text is changed with a browser. */
  async function editEntries(handler: PersonAtScreen, office: Visitor, entries: { id: number }[]) {
    const [first, ...others] = entries
    const path = `/casebook-entries/${first.id}`
    await handler.open(`${path}/parts/terms/edit`)
    await handler.tick('人工智能', '专利导航')
    await handler.press('保存')
    await handler.open(`${path}/parts/practice/edit`)
    await handler.type({ 做法: '建立专题库，按周推送，组织分析会。' })
    await handler.press('保存')
    for (const { id } of others) {
      const { text } = await office.open(`/casebook-entries/${id}/parts/terms/edit`)
      await sent(office, `/casebook-entries/${id}/parts/terms?_method=PUT`, {
        ...{ 'industries[]': 'new_energy_vehicle', 'techniques[]': 'patent_navigation', 'industriesOwn': '' },
        ...{ techniquesOwn: '', contactEmail: 'office@unit.example', version: valueIn(text, 'version') },
      })
    }
  }

  /** Each by somebody of the unit: one with a phone, the others as browsers send forms. */
  async function confirmAll(entries: { id: number; unit: number }[]) {
    const users = await read<{ email: string; unit: number }>('select email, organization_id as unit from users')
    for (const [at, { id, unit }] of entries.entries()) {
      const { email } = users.find((one) => one.unit === unit)!
      const path = `/casebook-entries/${id}`
      if (at === 0) {
        const author = await signedIn(email, 390)
        await author.open(path)
        await author.type({ 确认人姓名: '苏映川' })
        await author.press('确认')
        await author.sees('已确认，谢谢。')
        await author.leave()
        continue
      }
      const author = await visitor(email)
      const { text } = await author.open(path)
      const facts = { hash: valueIn(text, 'hash'), version: valueIn(text, 'version') }
      await sent(author, `${path}/steps`, { step: 'confirm', name: '苏映川', ...facts })
    }
    if ((await count(`casebook_entries where state = 'confirmed'`)) !== whole.CHOSEN)
      throw new Error('not all confirmed')
  }
})

/** Not 之1 where there is 之12. */
const hasTitle = (text: string, title: string) => new RegExp(`${title}(?!\\d)`).test(text)

/** A form was taken: whoever sent it is shown where it led. */
async function sent(person: Visitor, path: string, fields: Record<string, string>) {
  const { status, text } = await person.post(path, fields)
  if (status !== 302) throw new Error(`${path} answers ${status}: ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 1500)}`)
}

function valueIn(page: string, name: string) {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`the page has no field ${name}`)
  return value
}
