import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { leaveMoment, standAt } from '#app/core/clock'
import ExpertReview from '#app/service_points/expert_review'
import Certificate from '#app/designations/certificate'
import Designation from '#app/designations/designation'
import PointApplication from '#app/service_points/point_application'
import { verifyAudit } from '#app/audit/verify'
import { usccCheckCharacter } from '#app/organizations/uscc'
import { makeFile } from '#database/demo/files'
import { drainOutbox } from '#jobs/drain'
import { emptyTables } from '#tests/support/empty_tables'
import { PersonAtScreen } from '#tests/support/person_at_screen'
import { makeUser } from '#tests/world'

const NAME = '燕麓大学图书馆'
const PASSWORD = 'Yanlu-2026-Tushuguan'
const USCC = `12110108MA01ABCD5`

test.group('From registration to the verified certificate', (group) => {
  group.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())

  test('its seven people walk the whole way, and everybody gets their mails once', async ({ assert, browser }) => {
    const staff = await makeStaff()
    const folder = await papers()
    const sits = (email: string, password?: string) =>
      PersonAtScreen.signedIn(browser as unknown as Browser, email, { password })
    const visitor = await PersonAtScreen.sitDown(browser as unknown as Browser, { width: 390 })

    // 市局：新建批次，处长发布
    const handler = await sits(staff.handler.email)
    await handler.open('/batches/create')
    const today = new Date().toISOString().slice(0, 10)
    const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await handler.type({ 批次名称: '2026 年第一批市级网点', 申报开始: today, 申报截止: later })
    await handler.tick('经区级初审')
    await handler.press('保存')
    await handler.sees('由处长发布')
    const head = await sits(staff.head.email)
    await head.open(new URL(handler.page.url()).pathname)
    await head.press('发布批次')
    await head.sees('已发布')

    // 单位负责人注册
    const principal = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await principal.open('/register')
    await principal.type({
      单位名称: NAME,
      统一社会信用代码: USCC + 'X',
      地址: '北京市燕麓路 12 号',
      法定代表人: '陈述白',
      成立日期: '1998-05-15',
    })
    await principal.choose('单位类型', '高校')
    await principal.choose('隶属关系', '市属')
    await principal.choose('所在区', '海淀区')
    await principal.page.locator('[name=proof]').setInputFiles(join(folder, 'proof.pdf'))
    await principal.type({ 姓名: '苏映川', 手机号码: '13800000001', 电子邮箱: 'su@yanlu.example' })
    await principal.tick('单位负责人', '真实')
    await principal.page.locator('[name=password]').fill(PASSWORD)
    await principal.page.locator('[name=passwordConfirmation]').fill(PASSWORD)
    await principal.press('提交注册')
    await principal.sees('第 18 位')
    await principal.type({ 统一社会信用代码: USCC + usccCheckCharacter(USCC) })
    await principal.page.locator('[name=proof]').setInputFiles(join(folder, 'proof.pdf'))
    await principal.page.locator('[name=password]').fill(PASSWORD)
    await principal.page.locator('[name=passwordConfirmation]').fill(PASSWORD)
    await principal.press('提交注册')
    await principal.sees('苏映川，您好')

    // 市局核验注册
    await handler.open('/registrations')
    await handler.follow(NAME)
    await handler.page.locator('.choice label').first().click()
    await handler.type({ 意见: '证照与登记信息一致。' })
    await handler.press('提交办理意见')
    await drainOutbox()
    assert.equal((await mailsOf('su@yanlu.example')).length, 1)

    // 负责人邀请经办人，经办人从邮件设置密码
    await principal.open('/organization/colleagues/create')
    await principal.type({ 电子邮箱: 'lin@yanlu.example', 姓名: '林知远' })
    await principal.send(principal.page.locator('form[action="/organization/colleagues"] button').last())
    await principal.comesTo(/organization$/)
    await drainOutbox()
    const [invitation] = await mailsOf('lin@yanlu.example')
    const operator = await PersonAtScreen.sitDown(browser as unknown as Browser)
    await operator.open(/https?:\/\/[^\s"<]+password-resets[^\s"<]+/.exec(invitation.text)![0])
    await operator.page.locator('[name=password]').fill(PASSWORD)
    await operator.page.locator('[name=passwordConfirmation]').fill(PASSWORD)
    await operator.send(operator.page.locator('form:has([name=password]) button[type=submit]'))
    if (operator.page.url().includes('sign-in')) {
      await operator.type({ 电子邮箱: 'lin@yanlu.example', 密码: PASSWORD })
      await operator.press('登录')
    }

    // 经办人填写
    await operator.open('/applications/create')
    await operator.press('开始填写')
    await fillIn(operator, folder)
    await operator.sees('已完成 10 / 10 部分')
    await operator.follow('检查并提交')
    await operator.sees('请本单位负责人登录后在这里提交')

    // 负责人提交
    const { id } = await PointApplication.firstOrFail()
    await principal.open(`/applications/${id}/submissions/create`)
    await principal.press('提交申请')
    await principal.sees('申请已提交')

    // 区级初审
    const reviewer = await sits(staff.reviewer.email)
    await reviewer.sees(NAME)
    await reviewer.follow(NAME)
    await reviewer.decide('受理', '材料齐全，符合申报条件，予以受理。')
    await reviewer.sees('已受理')
    await reviewer.decide('推荐', '经实地查看，场所、人员与申报一致，同意推荐。')
    await reviewer.sees('已推荐至市局核验')

    // 市局核验，送专家评审
    await handler.open(`/applications/${id}`)
    await handler.decide('核验通过', '核验通过，送专家评审。', () => handler.tick('程秋实', '何惟一', '叶承志'))
    await handler.sees('已送专家评审')
    await drainOutbox()

    // 三位专家评分，组长汇总
    const reviews = await ExpertReview.query().preload('expert').orderBy('isChair')
    assert.lengthOf(reviews, 3)
    for (const { expert, isChair } of reviews) {
      const reader = await sits(expert.email)
      await reader.open(`/expert-reviews/${id}/edit`)
      const scores = reader.page.locator('[name^="scores"]')
      for (const [index, points] of ['26', '35.5', '8', '17'].entries()) await scores.nth(index).fill(points)
      await reader.type(
        { 评审意见: '基础扎实，服务记录完整，建议认定。' },
        reader.page.locator(`form[action^="/expert-reviews/${id}?"]`)
      )
      await reader.send(reader.page.locator(`form[action^="/expert-reviews/${id}?"] button`).last())
      if (isChair) {
        const conclusion = reader.page.locator('form[action$="/conclusions"]')
        await conclusion.locator('textarea').fill('专家组一致认为该单位基础扎实、计划可行，建议认定。')
        await reader.send(conclusion.locator('button').last())
      }
      await reader.leave()
    }

    // 局领导审议
    const leader = await sits(staff.leader.email)
    await leader.open(`/applications/${id}`)
    await leader.sees('86.50')
    await leader.decide('同意认定', '同意认定，予以公示。', () =>
      leader.type({ 会议纪要编号: '局长办公会纪要〔2026〕18号' })
    )
    await leader.sees('公示开始')

    // 公众查看公示并提出异议
    await visitor.open('/notices')
    await visitor.follow(NAME)
    await visitor.type({
      姓名或单位: '赵女士',
      联系电话或邮箱: 'zhao@public.example',
      异议内容和依据: '本人两次到访均未开放，请核实开放时间。',
    })
    await visitor.press('提交异议')
    await visitor.sees('异议已收到')

    // 核查异议
    await handler.open(`/applications/${id}`)
    await handler.decide('核查异议', '收到异议一件，转处室核查。')
    await head.open(`/applications/${id}`)
    const finding = head.page.locator('form[action*="/findings/"]')
    await finding.locator('textarea').fill('经调取值班记录并电话回访，到访当日为法定节假日。')
    await head.send(finding.locator('button').last())
    await head.sees('核查情况已保存')
    await leader.open(`/applications/${id}`)
    await leader.decide('异议不成立', '到访当日为法定节假日，开放时间属实，异议不成立。')

    // 公示期未满不能认定；期满后认定
    await handler.open(`/applications/${id}`)
    assert.equal(await handler.page.locator('.choice label', { hasText: '写入网点名录' }).count(), 0)
    const application = await PointApplication.firstOrFail()
    standAt(application.noticeUntil!.plus({ days: 1, hours: 4 }).toJSDate())
    await handler.open(`/applications/${id}`)
    await handler.decide('认定', '公示期满，异议不成立，予以认定。', () =>
      handler.type({ 认定文号: '京知局〔2026〕12号' })
    )
    await handler.sees('已认定')

    // 单位下载证书，公众核验
    await principal.open(`/applications/${id}`)
    const [download] = await Promise.all([
      principal.page.waitForEvent('download'),
      principal.page.getByRole('link', { name: '下载证书' }).click(),
    ])
    const text = await pdfText(await download.path())
    const designation = await Designation.firstOrFail()
    for (const words of [NAME, designation.number, designation.docNumber, '认定为北京市知识产权信息公共服务网点'])
      assert.include(text, words)
    const { code } = await Certificate.currentOf(designation)
    await visitor.open(`/verify/${code}`)
    await visitor.sees('证书真实有效')
    await visitor.sees(NAME)

    // 邮件：每人每件事一封；过程不可改
    await drainOutbox()
    const subjects = (await mailsOf('su@yanlu.example')).map(({ subject }) => subject)
    const about = (topics: string[]) => topics.map((topic) => `${topic}：${NAME}`)
    assert.deepEqual(subjects, about(['注册核验通过', '申请已受理', '开始公示', '认定通过']))
    for (const expert of staff.experts) assert.equal((await mailsOf(expert.email))[0].subject, `请评审：${NAME}`)
    assert.isEmpty((await db.from('mail_deliveries').whereNot('state', 'sent')).map(({ last_error }) => last_error))
    assert.deepEqual((await verifyAudit()).faults, [])
  })
})

async function makeStaff() {
  return {
    handler: await makeUser('沈怀瑾', ['bureau_handler']),
    head: await makeUser('高一鸣', ['division_head']),
    leader: await makeUser('顾长青', ['bureau_leader']),
    reviewer: await makeUser('周若宁', ['district_reviewer'], { districtCode: '110108' }),
    experts: [
      await makeUser('程秋实', ['expert'], { employer: '京原大学' }),
      await makeUser('何惟一', ['expert'], { employer: '永定河研究院' }),
      await makeUser('叶承志', ['expert'], { employer: '妫川律师事务所' }),
    ],
  }
}

/** Real files of every kind that the form takes. */
async function papers() {
  const folder = await mkdtemp(join(tmpdir(), 'papers-'))
  for (const [name, kind] of [
    ['proof', 'pdf'],
    ['paper', 'pdf'],
    ['photo', 'png'],
    ['ledger', 'xlsx'],
  ]) {
    await writeFile(join(folder, `${name}.${kind}`), await makeFile(kind, name))
  }
  return folder
}

async function fillIn(operator: PersonAtScreen, folder: string) {
  const { page } = operator
  await operator.follow('单位概况')
  await operator.type({ 起始日期: '2015-03-01', 网址: 'https://yanlu.example' })
  await operator.press('保存并继续')
  await operator.arrivesAt('负责人与联系人')

  await operator.type({
    网点负责人: '苏映川',
    负责人职务: '馆长',
    负责人手机: '1390000',
    联系人手机: '13900000002',
    联系人职务: '馆员',
    联系人邮箱: 'lin@yanlu.example',
    咨询电话: '010-62000000',
  })
  await page.locator('[name=contactName]').fill('林知远')
  await operator.press('保存并继续')
  await operator.sees('负责人手机应为 11 位手机号码')
  await operator.type({ 负责人手机: '13900000001' })
  await operator.press('保存并继续')
  await operator.arrivesAt('服务场所与时间')

  await operator.type({ 经度: '116.30', 纬度: '39.96', 服务面积: '120' })
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri']) {
    await page.locator(`[name="hours[${day}][open]"]`).fill('09:00')
    await page.locator(`[name="hours[${day}][close]"]`).fill('17:00')
  }
  await operator.press('保存并继续')
  await operator.arrivesAt('人员')

  await operator.type({ 专职人数: '3', 兼职人数: '2', 持证人数: '2' })
  await page.getByText('已自动保存').waitFor()
  await page.reload()
  await operator.press('保存并继续')
  await operator.arrivesAt('数据库与工具')

  await page.locator('[name="databases[0][name]"]').fill('专利检索及分析系统')
  await page.locator('[name="databases[0][vendor]"]').fill('国家知识产权公共服务网')
  await page.locator('[name="databases[0][access]"]').selectOption('free')
  await operator.press('保存并继续')
  await operator.arrivesAt('服务领域与项目')

  await operator.tick('专利', '商标')
  await page.locator('[name="services[0][name]"]').fill('专利与商标基础检索咨询')
  await page.locator('[name="services[0][level]"]').selectOption('basic')
  await page.locator('[name="services[0][price]"]').selectOption('free')
  await operator.press('保存并继续')
  await operator.arrivesAt('近两年业绩')

  for (const input of await page.locator('[name^="performance"]').all()) await input.fill('12')
  await operator.press('保存并继续')
  await operator.arrivesAt('文字材料')

  const paragraph = '设有固定的知识产权信息服务窗口，配备专职人员和检索终端，读者和企业可以现场、电话和网络预约咨询。'
  await operator.type({ 基础条件: paragraph, 服务特色: paragraph, 下一步工作计划: paragraph })
  await operator.press('保存并继续')
  await operator.arrivesAt('附件')

  for (const purpose of [
    'applicationForm',
    'charter',
    'legalCertificate',
    'staffList',
    'premisesPhotos',
    'databaseProof',
    'performanceLedger',
    'disclosureStatement',
  ]) {
    const file =
      purpose === 'premisesPhotos' ? 'photo.png' : purpose === 'performanceLedger' ? 'ledger.xlsx' : 'paper.pdf'
    const answer = page.waitForResponse((response) => response.url().includes(`purpose=${purpose}`))
    await page.locator(`input[type=file]#${purpose}`).setInputFiles(join(folder, file))
    if ((await answer).status() !== 201) throw new Error(`${purpose} was refused: ${await (await answer).text()}`)
  }
  await operator.press('保存并继续')
  await operator.arrivesAt('承诺')

  await operator.tick('真实、准确', '同意在公示')
  await operator.press('保存并继续')
  await operator.arrivesAt('填写申报书')
}

function mailsOf(recipient: string) {
  return db.from('inbox_mails').where({ recipient }).orderBy('id')
}

async function pdfText(path: string) {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-'])
  return stdout
}
