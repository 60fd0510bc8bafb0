import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { surveyRecipientImport } from '#app/surveys/survey_recipient_import'
import { chromiumIsMissing, startChromium } from '#tests/support/chromium'
import { Installation } from '#tests/support/installation'
import { ledgerOf } from '#tests/support/ledgers'
import { MailServer } from '#tests/support/mail_server'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { answerOf, recount, typed, type Given } from '#tests/support/satisfaction'
import { parts, partsMissing } from '#tests/support/tested_parts'

type Prepared = {
  points: { id: number; number: string; name: string }[]
  emails: Record<'handler' | 'head' | 'leader', string>
}

const PEOPLE = 2000
const ANSWERING = 600
const addressOf = (at: number) => `r${String(at).padStart(6, '0')}@people.example`

const missing = chromiumIsMissing || partsMissing

/** From a workbook to what the public reads, with real processes on the parts of this set, of which one dies. */
test.group(`Satisfaction from import to published results: ${parts}`, (group) => {
  group.each.skip(missing !== false, missing || undefined)
  group.each.timeout(900_000)

  let mails: MailServer
  let installation: Installation
  let prepared: Prepared
  let browser: Browser
  let folder: string

  const count = (sql: string) => installation.count(sql)
  const letters = () => mails.received.filter(({ to }) => to.startsWith('r0'))
  const signedIn = (who: keyof Prepared['emails']) =>
    PersonAtScreen.signedIn(browser, prepared.emails[who], { address: installation.address })

  group.setup(async () => {
    if (missing) return
    mails = await MailServer.start()
    installation = await Installation.onParts({ SMTP_PORT: mails.port })
    prepared = await installation.prepare<Prepared>('tests/support/prepare_satisfaction.ts')
    folder = await mkdtemp(join(tmpdir(), 'jingzhi-satisfaction-'))
    browser = await startChromium()
    await installation.start()
  })
  group.teardown(async () => {
    await browser?.close()
    await installation?.remove()
    await mails?.stop()
    if (folder) await rm(folder, { recursive: true })
  })

  test('2,000 recipients, a worker killed, a mail server away, and figures that an independent recount confirms', async ({
    assert,
  }) => {
    const handler = await signedIn('handler')
    const wave = await planWave(handler)
    await importRecipients(handler, wave)
    await handler.open(wave)
    await handler.press('送批')
    const head = await signedIn('head')
    await head.open(wave)
    await head.press('批准')
    await head.leave()
    await handler.open(wave)
    await handler.press('启动调查')
    await handler.open(`${wave}/sending`)
    await handler.press(`开始发送 ${PEOPLE.toLocaleString('en')} 封`)

    await sendThroughFaults()
    const links = new Map(letters().map(({ to, text }) => [to, /\/s\/[\w-]{22}/.exec(text)![0]]))
    const ids = new Map(letters().map(({ id, to }) => [id, to]))
    assert.lengthOf([...ids.keys()], PEOPLE, 'each once by Message-ID, nobody missed')
    assert.equal(links.size, PEOPLE)
    await handler.open(`${wave}/sending`)
    await handler.sees(`已处理 ${PEOPLE.toLocaleString('en')} / ${PEOPLE.toLocaleString('en')} 人`)

    const given = await answerAll(links)
    await handler.open(wave)
    handler.page.on('dialog', (dialog) => void dialog.accept())
    await handler.press('结束调查')
    await handler.open(`${wave}/answers?rules[]=not_used`)
    await handler.type({ 剔除理由: '近 12 个月没有使用过本网点服务的，不计入。' })
    await handler.press('确认整理')
    await handler.sees('已按规则整理答卷')
    assert.equal(await count('survey_pool'), 0)
    assert.equal(await count('survey_answers'), ANSWERING)

    const results = wave.replace('/surveys/', '/survey-results/')
    await handler.open(results)
    await handler.press('计算结果')
    assert.isTrue(await installation.until(async () => (await count(`survey_waves where state = 'calculated'`)) === 1))
    const leader = await signedIn('leader')
    await leader.open(results)
    await leader.page.locator('.choice label', { hasText: '通过' }).first().click()
    await leader.press('提交审核意见')
    await leader.leave()
    await handler.open(results)
    await handler.press('发布')
    await handler.sees('已发布。')
    await handler.leave()

    const reader = await PersonAtScreen.sitDown(browser, { width: 390, address: installation.address })
    await reader.open('/satisfaction')
    await reader.follow('京知年度满意度调查')
    await reader.arrivesAt('京知年度满意度调查')
    const published = await (await fetch(`${reader.page.url().replace(/\?.*/, '')}.json`)).json()
    await reader.leave()
    assert.deepInclude(published.city, recount(given))
    for (const { id, name } of prepared.points) {
      const line = published.points.find((one: { key: string }) => one.key === `point:${id}`)
      assert.deepInclude(line, recount(given.filter(({ point }) => point === name)), name)
    }
    assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
  })

  /** @returns the path of its page */
  async function planWave(handler: PersonAtScreen) {
    await handler.open('/surveys/create')
    await handler.type({ '名称': '京知年度满意度调查', '每分钟最多发送（封）': '6000' })
    await handler.page.locator('input[name=hours][value=any], select[name=hours]').first().waitFor()
    const hours = handler.page.locator('select[name=hours]')
    if (await hours.count()) await hours.selectOption('any')
    else await handler.page.locator('input[name=hours][value=any]').check()
    await handler.press('保存')
    return new URL(handler.page.url()).pathname
  }

  async function importRecipients(handler: PersonAtScreen, wave: string) {
    const file = join(folder, '收件人.xlsx')
    const lines = Array.from({ length: PEOPLE }, (_, at) => ({
      ...{ email: addressOf(at), name: '白露', language: null },
      point: prepared.points[at % prepared.points.length].number,
    }))
    await writeFile(file, await ledgerOf(surveyRecipientImport, lines))
    await handler.open(`${wave}/intakes/create`)
    await handler.follow('导入调查收件人')
    await handler.page.getByLabel('表格文件').setInputFiles(file)
    await handler.press('上传并核对')
    const press = handler.page.getByRole('button', { name: /导入 2,?000 行可导入的/ })
    await press.waitFor({ timeout: 120_000 })
    await handler.send(press)
    await handler.page.getByText('撤销整个导入').first().waitFor({ timeout: 120_000 })
  }

  async function sendThroughFaults() {
    const reach = (many: number) => installation.until(() => letters().length >= many)
    if (!(await reach(300))) throw new Error(`only ${letters().length} letters went out`)
    await installation.stop(installation.worker, 'SIGKILL')
    if (letters().length > PEOPLE - 300) throw new Error('the kill came too late')

    /** Whoever has the wave and its letters is taken to be alive for two minutes. */
    await installation.letPassIn('survey_waves', ['slice_until'], 150)
    await installation.letPassIn(`survey_invitations`, ['next_try_at'], 150)
    await installation.letPassIn('outbox', ['available_at', 'locked_until'], 150)
    await installation.startWorker()
    if (!(await reach(letters().length + 300))) throw new Error('nothing goes on after the kill')

    await mails.stop()
    const isStuck = async () => (await count('survey_waves where stuck_since is not null')) === 1
    if (!(await installation.until(isStuck))) throw new Error('the wave does not notice that its mail server is away')
    await mails.start()
    /** A letter whose line broke waits some minutes. */
    const done = async () => {
      if ((await count(`survey_invitations where state = 'soft_bounced'`)) > 0)
        await installation.letPassIn('survey_invitations', ['next_try_at'], 600)
      return (await count(`survey_invitations where state = 'sent'`)) === PEOPLE
    }
    if (!(await installation.until(done, 300))) throw new Error('not everybody was reached')
  }

  /** Some by their letters, as browsers send forms; who answers what is noted here and nowhere else. */
  async function answerAll(links: ReadonlyMap<string, string>) {
    const given: Given[] = []
    for (let at = 0; at < ANSWERING; at++) {
      const path = installation.address + links.get(addressOf(at))
      const started = /name="started" value="([^"]+)"/.exec(await (await fetch(path)).text())![1]
      const answers = answerOf(at)
      const body = new URLSearchParams([['started', started], ['act', 'finish'], ...typed(answers)])
      const thanks = await fetch(path, { method: 'POST', body })
      if (thanks.status !== 200 || !(await thanks.text()).includes('已收到'))
        throw new Error(`answer ${at}: status ${thanks.status}`)
      given.push({ point: prepared.points[at % prepared.points.length].name, answers })
    }
    return given
  }
})
