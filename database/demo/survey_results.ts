import { calculateResult, orderCalculation } from '#app/survey_results/calculate_wave'
import { publishResult, ruleOnResult } from '#app/survey_results/result_workflow'
import { addTag, tagText } from '#app/survey_results/survey_tagging'
import SurveyText, { SurveyTag } from '#app/survey_results/survey_text'
import type SurveyWave from '#app/surveys/survey_wave'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'

const TAGS: [tag: string, words: RegExp][] = [
  ['开放时间', /时间|周末|晚上/],
  ['数据库', /数据库|检索|更新/],
  ['培训', /培训|讲座|课/],
  ['服务态度', /态度|耐心|热情/],
]

/** A cleaned wave is calculated, approved and published; what people wrote is tagged. */
export async function seedResults(wave: SurveyWave, { handler, leader }: { handler: User; leader: User }) {
  const by = { ...actorFor(handler), id: handler.id }
  const { id } = await orderCalculation(wave, by, 'standard')
  await calculateResult(id)
  await wave.refresh()
  await ruleOnResult('review', wave, actorFor(leader), { opinion: '口径清楚，同意发布。' })
  await wave.refresh()
  await publishResult(wave, by)
  await wave.refresh()
  await tagTexts(wave, by)
}

async function tagTexts({ id }: SurveyWave, by: { id: number; name: string }) {
  for (const [name] of TAGS) await addTag(name, by)
  const tags = await SurveyTag.all()
  for (const text of await SurveyText.query().where('waveId', id).orderBy('id').limit(30)) {
    const fitting = TAGS.filter(([, words]) => words.test(text.content)).map(([name]) => name)
    const own = tags.filter(({ name }) => fitting.includes(name))
    if (own.length > 0) await tagText(text, own, by, text.version)
  }
}
