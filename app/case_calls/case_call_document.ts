import type { HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { DOCX, officialDocument, type Block } from '#app/core/document'
import { formatDay } from '#app/core/format'
import { textIn } from '#app/questions/answer_text'
import { questionsOf } from '#app/questions/question_content'
import type CaseCall from './case_call.js'
import { shortlistSize } from './open_calls.js'

const ISSUER = '北京市知识产权局'
const chinese = () => i18nManager.locale('zh-CN')

export async function sendNotice({ response }: HttpContext, call: CaseCall) {
  response.header('Content-Type', DOCX)
  response.header('Content-Disposition', contentDisposition('attachment', `${call.title}.docx`))
  return response.send(await noticeDocument(call))
}

/** 征集通知 as a Word file; the extensions and the questions of the call are loaded. */
export function noticeDocument(call: CaseCall): Promise<Buffer> {
  const day = call.publishedAt ? beijingDay(call.publishedAt.toJSDate()) : beijingDay()
  const title = `关于开展${call.title}的通知`
  const blocks: Block[] = [
    { kind: 'title', text: title },
    { kind: 'number', text: call.number ?? '（征求意见稿）' },
    { kind: 'addressee', text: '各有关单位' },
    { kind: 'paragraph', text: call.notice },
    ...[window(call), entry(call), categories(call), choice(call), questions(call)].flat(),
    { kind: 'signature', by: ISSUER, day },
  ]
  return officialDocument(blocks, { title, author: ISSUER, day })
}

/** 量词: people are counted otherwise than cases and products. */
const unitOf = ({ kind }: CaseCall) => (kind === 'outstanding_person' || kind === 'practice_talent' ? '名' : '件')
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const between = (from: CaseCall['opensOn'], until: CaseCall['opensOn']) => `${formatDay(from)}至${formatDay(until)}`

function window({ opensOn, closesOn, eventsFrom, eventsUntil, extensions }: CaseCall): Block[] {
  const moved = extensions.map(
    ({ closesBefore, closesOn: until, reason }) =>
      `截止日期由${formatDay(closesBefore)}延长至${formatDay(until)}。原因：${reason}`
  )
  return [
    heading('征集时间'),
    paragraph(`${between(opensOn, closesOn)}，截止当日24时前提交有效。`),
    ...moved.map(paragraph),
    paragraph(`所述工作应当发生在${between(eventsFrom, eventsUntil)}之间。`),
  ]
}

function entry(call: CaseCall): Block[] {
  const { directEntry, quotaRecommender, quotaUnit } = call
  const unit = unitOf(call)
  return [
    heading('报送方式和名额'),
    paragraph(chinese().t(`case_calls.direct_entry_texts.${directEntry}`)),
    paragraph(`每个推荐单位推荐不超过${quotaRecommender}${unit}，每个单位报送不超过${quotaUnit}${unit}。`),
  ]
}

function categories(call: CaseCall): Block[] {
  return [heading('类别'), paragraph(`${call.categories.map(({ name }) => name).join('、')}。`)]
}

function choice(call: CaseCall): Block[] {
  const { seats, toSelect, noticeDays, rubric } = call
  const unit = unitOf(call)
  return [
    heading('评审和公示'),
    paragraph(
      `由${seats}名专家独立评分，满分100分；按得分择优${shortlistSize(toSelect)}${unit}入围，拟选${toSelect}${unit}，结果公示不少于${noticeDays}个工作日。`
    ),
    {
      kind: 'table',
      caption: '评分标准',
      columns: ['项目', '评分要点', '分值'],
      widths: [25, 60, 15],
      rows: rubric.map(({ name, standard, most }) => [name, standard, String(most)]),
    },
  ]
}

function questions({ questionVersion }: CaseCall): Block[] {
  const asked = questionVersion ? questionsOf(questionVersion.content) : []
  if (asked.length === 0) return []
  const lines = asked.map(({ text }, at) => `${at + 1}. ${textIn(text, chinese())}`)
  return [heading('补充问题'), paragraph(lines.join('\n'))]
}
