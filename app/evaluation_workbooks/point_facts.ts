import env from '#start/env'
import { standingsOf } from '#app/evaluation_figures/standings'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { gradeWords, reasonWords } from '#app/evaluation_results/result_words'
import { scoredSheets, type ScoredSheet } from '#app/evaluation_scoring/scored_sheets'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import { piecesOf } from '#app/self_assessments/self_lines'
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
    judgements: await judgementsOf(evaluation, filed, sheets),
    sources: await sourcesOf(evaluation),
  }
}

function aboutOf(evaluation: PointEvaluation, outcome: EvaluationOutcome): PointFacts['about'] {
  const { cycle, name, number, districtCode, hostType, contentHash, part } = evaluation
  const { indicatorVersion } = cycle
  const kind = zh().t(`evaluation_results.outcome_kinds.${outcome.kind}`)
  return [
    ['网点名称', name],
    ['评估编号', number],
    ['评估年度', `${cycle.year} 年`],
    ['所属区', districtName(districtCode)],
    ['单位类型', hostTypeName(hostType)],
    ['指标体系', `${indicatorVersion.indicatorSystem.nameZh} 第 ${indicatorVersion.number} 版`],
    ['指标体系校验值', outcome.indicatorHash],
    ['自评内容校验值', contentHash ?? '未提交自评'],
    ['结果', `${kind}（第 ${outcome.number} 次，${writtenAt(outcome.createdAt)}）`],
    ['系统等次', gradeNames()[outcome.systemGrade]],
    ['核定等次', gradeWords(outcome.grade, part, zh())],
    ['等次说明', reasonWords(outcome, zh()).join('；') || '—'],
  ]
}

async function judgementsOf(
  evaluation: PointEvaluation,
  filed: FiledContent,
  sheets: readonly ScoredSheet[]
): Promise<Judgement[]> {
  const there = new Set((await piecesOf(evaluation.id, { filed })).map(({ id }) => id))
  return filed.evidence.map(({ id }) => {
    const verdicts = sheets.map(({ verdicts: all }) => all[id])
    return {
      ...{ evidence: id, accepted: verdicts.filter((verdict) => verdict?.accepted).length, of: sheets.length },
      reasons: verdicts.flatMap((verdict) => (verdict && !verdict.accepted && verdict.reason ? [verdict.reason] : [])),
      href: there.has(id) ? `${env.get('APP_URL')}/point-evaluations/${evaluation.id}/evidence/${id}` : null,
    }
  })
}

/** Where the records say it, with a link to the page of its rows. */
async function sourcesOf({ designationId, cycle }: PointEvaluation): Promise<Record<string, FigureSource>> {
  const { freeze, figures } = (await standingsOf([designationId], cycle.year, { compares: false })).get(designationId)!
  return Object.fromEntries(
    Object.values(figures).map(({ key, system }) => [
      key,
      {
        ...{ version: system.queryVersion, rowsHash: system.rowsHash, isFrozen: freeze !== null },
        href: `${env.get('APP_URL')}/evaluation-figures/points/${designationId}/${key}?year=${cycle.year}`,
      },
    ])
  )
}
