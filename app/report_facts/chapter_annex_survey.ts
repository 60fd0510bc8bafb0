import { LEVELS_DOWN } from '#app/survey_results/levels'
import type { Cell, ChapterBlock, ChapterDefinition } from './chapter_content.js'
import { gatherAnnexSurvey, SAMPLE } from './gather_annex_survey.js'
import { levelName } from './gather_satisfaction.js'
import { noSurveyWords } from './satisfaction_words.js'

export const annexSurvey: ChapterDefinition = {
  key: 'annex_survey',
  title: '问卷与样本说明',
  gather: gatherAnnexSurvey,
  write(year, gathered) {
    const none = noSurveyWords(year, gathered, SAMPLE)
    if (none) return [passage('none', none)]
    const { survey, sample, scale, dimensions, items } = gathered.lists
    return [
      heading('调查基本情况'),
      table('survey', '调查基本情况', ['项目', '内容'], [2, 4], survey),
      heading('样本'),
      passage('sample', ASKED),
      table('sample', '发放与回收', ['项目', '数量'], [4, 2], sample),
      heading('问卷'),
      passage('questions', QUESTIONS),
      table('dimensions', '维度、权重和题目', ['维度', '权重（%）', '题目'], [2, 1, 5], dimensions),
      table('scale', '评价等级和赋分', ['评价等级', '赋分（分）'], [2, 2], scale),
      heading('计算方法'),
      ...METHOD.map((text, at) => passage(`method${at + 1}`, text)),
      heading('各题目评价分布'),
      table('items', '各题目评价分布', itemColumns(), [5, 2, 2, 2, 2, 2, 2, 2], items),
    ]
  },
}

const ASKED =
  '调查对象为近十二个月内使用过网点服务的单位和个人。定向问卷每份邀请只能作答一次；公开链接没有发放数，不计算回收率，' +
  '以每百次服务的有效问卷数表示。作答时间过短、各题目答案雷同等问卷经清洗后不计入有效问卷。'

const QUESTIONS =
  '每题按五级评价，另设“不了解/不适用”，选择该项的不计入本题目得分。总体满意度、推荐意愿单独统计，不计入综合指数。'

const METHOD = [
  '题目得分为有效回答赋分的平均值，维度得分为所属题目得分的平均值，综合指数为各维度得分按权重的加权平均；没有有效回答的维度不计，权重按其余维度折算。',
  '全市满意度指数由各网点综合指数按年服务量加权，单个网点的权重不超过{annex_survey.cap}；网点较少、无法满足该上限时各网点等权。',
  '综合指数的置信区间按样本均值的分布计算，满意率的置信区间按威尔逊方法计算，置信水平均为百分之九十五。',
  '题目的重要性为该题目评价与总体满意度评价的相关系数乘以一百。',
  '单个网点有效样本达到{annex_survey.publish_from}的公布得分；不足{annex_survey.publish_from}、达到{annex_survey.internal_from}的仅供内部参考；' +
    '不足{annex_survey.internal_from}的不显示。群体和交叉分组不足{annex_survey.cell_from}的不列示；为避免推算，与其相邻的结果也可能不列示。',
]

const itemColumns = () => ['题目', '有效回答（份）', ...LEVELS_DOWN.map(levelName), '得分（分）']

const heading = (text: string): ChapterBlock => ({ kind: 'heading', level: 2, text })

const passage = (key: string, text: string): ChapterBlock => ({ kind: 'passage', key: `annex_survey.${key}`, text })

function table(key: string, caption: string, columns: string[], widths: number[], rows: readonly Cell[][]) {
  return { kind: 'table', key: `annex_survey.${key}`, caption, columns, widths, rows } as const satisfies ChapterBlock
}
