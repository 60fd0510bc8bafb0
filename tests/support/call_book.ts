import { PersonAtScreen } from './person_at_screen.js'
import { sent, valueIn, type RunningCall } from './running_call.js'
import type { Visitor } from './visitor.js'
import * as whole from './whole_call.js'

/** 入围, 审议, 公示, 公布. @returns the titles of those that were chosen */
export async function select(call: RunningCall, handler: PersonAtScreen) {
  await handler.open('/case-selections')
  await handler.press('启动遴选')
  await handler.sees('请核对入围名单后提请审核')
  const [{ id }] = await call.read<any>('select id from case_selections')
  if ((await call.count('case_candidates where shortlisted = 1')) !== whole.SHORTLISTED)
    throw new Error('not 23 shortlisted')
  await handler.press('提请审核')
  await handler.sees('已提请审核')
  const head = await call.signedIn(call.prepared.emails.head)
  await head.open(`/case-selections/${id}`)
  await head.press('同意，提交审议')
  await head.sees('已提交审议')
  const leader = await call.signedIn(call.prepared.emails.leader)
  await leader.open(`/case-selections/${id}`)
  await leader.follow('审议决定')
  await leader.type({
    会议纪要编号: '纪要〔2026〕31号',
    意见: '同意入选名单。',
  })
  await leader.page.getByLabel('会议日期').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await leader.press('提交审议决定')
  await leader.sees('公示之前不得外传')
  await leader.leave()
  await head.open(`/case-selections/${id}`)
  await head.press('开始公示')
  await head.sees('正在公示')
  const past = new Date(Date.now() - 48 * 3_600_000).toISOString().slice(0, 10)
  await call.read(`update case_candidates set notice_until = '${past}' where notice_until is not null`)
  await head.open(`/case-selections/${id}`)
  await head.press('公布结果')
  await call.done('results', async () => (await call.count(`case_selections where state = 'published'`)) === 1)
  await head.leave()
  const selected = await call.read<{ title: string }>(`select title from typical_cases where state = 'selected'`)
  return selected.map(({ title }) => title)
}

export async function publishBook(call: RunningCall, handler: PersonAtScreen, office: Visitor, chosen: string[]) {
  await handler.open('/casebooks/create')
  await handler.press('新建')
  await handler.sees('还没有前言')
  const book = new URL(handler.page.url()).pathname
  await handler.follow('写前言')
  await handler.type({ 前言: '本书收录本年度典型案例，供各单位参考。' })
  await handler.press('保存')
  const entries = await call.read<any>('select id, title, organization_id as unit from casebook_entries order by id')
  if (entries.length !== chosen.length) throw new Error(`${entries.length} entries`)
  await editEntries(handler, office, entries)
  await handler.open(book)
  await handler.press(`全部送作者确认（${chosen.length}）`)
  await handler.sees('作者还没有确认')
  await confirmAll(call, entries)
  await handler.open(book)
  await handler.sees('检查全部通过')
  await handler.press('定稿')
  await handler.sees('已定稿')
  await publishEdition(call, handler)
  await readBook(call, chosen)
}

async function publishEdition(call: RunningCall, handler: PersonAtScreen) {
  await handler.open('/casebook-editions')
  await handler.press('制作案例集')
  const edition = new URL(handler.page.url()).pathname
  await call.done('edition', async () => (await call.count(`casebook_editions where state = 'built'`)) === 1, 180)
  /** Without loading the page anew. */
  await handler.sees('待定稿')
  const head = await call.signedIn(call.prepared.emails.head)
  await head.open(edition)
  await head.press('定稿')
  await head.sees('已定稿')
  await head.press('出版')
  await head.sees('已出版')
  await head.leave()
}

/** What anybody reads. */
async function readBook(call: RunningCall, chosen: readonly string[]) {
  const reader = await PersonAtScreen.sitDown(call.browser, {
    width: 390,
    address: call.installation.address,
    patience: 60,
  })
  await reader.open('/books')
  await reader.follow(`${call.prepared.title}集`)
  await reader.page.getByText(chosen[0]).first().waitFor()
  const contents = await reader.page.locator('main').innerText()
  const listed = call.prepared.cases.flatMap((_one, n) =>
    hasTitle(contents, whole.titleOf(n)) ? [whole.titleOf(n)] : []
  )
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
      ...{
        'industries[]': 'new_energy_vehicle',
        'techniques[]': 'patent_navigation',
        'industriesOwn': '',
      },
      ...{
        techniquesOwn: '',
        contactEmail: 'office@unit.example',
        version: valueIn(text, 'version'),
      },
    })
  }
}

/** Each by somebody of the unit: one with a phone, the others as browsers send forms. */
async function confirmAll(call: RunningCall, entries: { id: number; unit: number }[]) {
  const users = await call.read<{ email: string; unit: number }>('select email, organization_id as unit from users')
  for (const [at, { id, unit }] of entries.entries()) {
    const { email } = users.find((one) => one.unit === unit)!
    const path = `/casebook-entries/${id}`
    if (at === 0) {
      const author = await call.signedIn(email, 390)
      await author.open(path)
      await author.type({ 确认人姓名: '苏映川' })
      await author.press('确认')
      await author.sees('已确认，谢谢。')
      await author.leave()
      continue
    }
    const author = await call.visitor(email)
    const { text } = await author.open(path)
    const facts = {
      hash: valueIn(text, 'hash'),
      version: valueIn(text, 'version'),
    }
    await sent(author, `${path}/steps`, {
      step: 'confirm',
      name: '苏映川',
      ...facts,
    })
  }
  if ((await call.count(`casebook_entries where state = 'confirmed'`)) !== whole.CHOSEN)
    throw new Error('not all confirmed')
}

/** Not 之1 where there is 之12. */
const hasTitle = (text: string, title: string) => new RegExp(`${title}(?!\\d)`).test(text)
