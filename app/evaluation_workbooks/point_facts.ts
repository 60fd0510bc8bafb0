import env from '#start/env'
import Attachment from '#app/attachments/attachment'
import { standingsOf } from '#app/evaluation_figures/standings'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { scoredSheets, type ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import type { Judgement } from './evidence_sheet.js'
import type { FigureSource, PointFacts } from './point_workbook.js'
import { districtName, gradeNames, hostTypeName, writtenAt, zh } from './workbook_words.js'

/** What was given to a point last, or null before anything was. */
export const outcomeOf = (evaluationId: number) =>
  EvaluationOutcome.query().where({ evaluationId, isCurrent: true }).first()

/** Everything that the workbook of one point says. The cycle with its indicators is loaded. */
export async function pointFacts(evaluation: PointEvaluation, outcome: EvaluationOutcome): Promise<PointFacts> {
  const { cycle, name, variant } = evaluation
  const filed = (await filedContents([evaluation.id])).get(evaluation.id) ?? NOTHING_FILED
  const sheets = (await scoredSheets([evaluation.id])).get(evaluation.id) ?? []
  return {
    ...{ content: cycle.indicatorVersion.content, variant, outcome, title: cycle.title, name, filed },
    about: aboutOf(evaluation, outcome),
    judgements: await judgementsOf(filed, sheets),
    sources: await sourcesOf(evaluation),
  }
}

function aboutOf(evaluation: PointEvaluation, outcome: EvaluationOutcome): PointFacts['about'] {
  const { cycle, name, number, districtCode, hostType, contentHash } = evaluation
  const { indicatorVersion } = cycle
  const names = gradeNames()
  const words = (key: string) => zh().t(`evaluation_workbooks.${key}`)
  return [
    ['网点名称', name],
    ['评估编号', number],
    ['评估年度', `${cycle.year} 年`],
    ['所属区', districtName(districtCode)],
    ['单位类型', hostTypeName(hostType)],
    ['指标体系', `${indicatorVersion.indicatorSystem.nameZh} 第 ${indicatorVersion.number} 版`],
    ['指标体系校验值', outcome.indicatorHash],
    ['自评内容校验值', contentHash ?? '未提交自评'],
    ['结果', `${words(`kinds.${outcome.kind}`)}（第 ${outcome.number} 次，${writtenAt(outcome.createdAt)}）`],
    ['系统等次', names[outcome.systemGrade]],
    ['核定等次', outcome.grade ? names[outcome.grade] : '不定等'],
    ['等次说明', outcome.reasons.map((reason) => words(`reasons.${reason}`)).join('；') || '—'],
  ]
}

async function judgementsOf({ evidence }: FiledContent, sheets: readonly ScoredSheet[]): Promise<Judgement[]> {
  const files = await Attachment.query()
    .where('subjectType', 'self_evidence')
    .whereIn(
      'subjectId',
      evidence.map(({ id }) => id)
    )
  return evidence.map(({ id }) => {
    const verdicts = sheets.map(({ verdicts: all }) => all[id])
    const file = files.find(({ subjectId }) => subjectId === id)
    return {
      ...{ evidence: id, accepted: verdicts.filter((verdict) => verdict?.accepted).length, of: sheets.length },
      reasons: verdicts.flatMap((verdict) => (verdict && !verdict.accepted && verdict.reason ? [verdict.reason] : [])),
      href: file ? `${env.get('APP_URL')}/attachments/${file.id}` : null,
    }
  })
}

/** Where the records say it, with a link to the page of its rows. */
async function sourcesOf({ designationId, cycle }: PointEvaluation): Promise<Record<string, FigureSource>> {
  const { freeze, figures } = (await standingsOf([designationId], cycle.year, { compares: false })).get(designationId)!
  return Object.fromEntries(
    Object.values(figures).map(({ key, value, system }) => [
      key,
      {
        ...{ version: system.queryVersion, rowsHash: system.rowsHash, isFrozen: freeze !== null, value },
        href: `${env.get('APP_URL')}/evaluation-figures/points/${designationId}/${key}?year=${cycle.year}`,
      },
    ])
  )
}
