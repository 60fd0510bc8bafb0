import config from '#config/evaluation_scoring'
import { record } from '#app/audit/record'
import type { Trx } from '#app/core/dialect'
import EvaluationSeat, { type Sheet } from '#app/evaluation_scoring/evaluation_seat'
import { OPEN } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { openSeats } from '#app/evaluation_scoring/evaluation_sheet_page'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { criteriaOf } from '#app/indicators/rule_words'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import type { FiledContent } from '#app/self_assessments/self_assessment'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { CellChange, RoundTrip, Trip, TripRow, TripValue } from './round_trip.js'
import { zh } from './workbook_words.js'

const ACCEPTED = '采信'
const NOT_ACCEPTED = '不采信'
const HEADERS = ['序号', '一级指标', '二级指标', '分值', '评分标准', '佐证情况', '自评分', '专家评分', '扣分理由']
const [MARK, REASON] = [8, 9]

/** 专家评分表, domain §7 sheet 3. */
export const scoreTrip: RoundTrip = {
  async trips(user, tokens) {
    const query = openSeats(user)
    if (tokens) query.whereIn('token', [...tokens])
    const seats = await query
      .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
      .preload('evaluation', (one) => void one.preload('cycle', (cycle) => void cycle.preload('indicatorVersion')))
    const filed = await filedContents(seats.map(({ evaluationId }) => evaluationId))
    return seats.map((seat) => tripOf(seat, filed.get(seat.evaluationId) ?? NOTHING_FILED))
  },

  async write(trx, token, changes, by) {
    const seat = await heldSeat(trx, token)
    await seat.merge({ draft: changed(standing(seat), changes), version: seat.version + 1 }).save()
    const details = { cells: changes.length }
    const subject = { type: 'evaluation_seat', id: seat.id }
    await record(trx, { action: 'evaluation_seat.sheet_imported', subject, by, details })
  },
}

async function heldSeat(trx: Trx, token: string) {
  const seat = await EvaluationSeat.query({ client: trx })
    .where({ token })
    .forUpdate()
    .preload('panel')
    .preload('sheets', (sheets) => void sheets.orderBy('number', 'desc'))
    .firstOrFail()
  if (!OPEN.includes(seat.state) || seat.panel.state !== 'scoring') throw new StepNotAllowed('import', 'moved_on')
  return seat
}

/** What is typed so far, or what was handed in before it was reopened. */
function standing({ draft, sheets }: EvaluationSeat): Sheet {
  const { scores = {}, findings = {}, reasons = {}, verdicts = {}, opinion = '' } = draft ?? sheets[0] ?? {}
  return { scores: { ...scores }, findings, reasons: { ...reasons }, verdicts: { ...verdicts }, opinion }
}

function tripOf(seat: EvaluationSeat, filed: FiledContent): Trip {
  const { cycle, name, number, contentHash } = seat.evaluation
  const { content } = cycle.indicatorVersion
  const rows = rowsOf(content, seat.evaluation.variant, filed)
  const sheet = standing(seat)
  const ids = rows.flatMap(({ open }) => open.map(({ id }) => id))
  return {
    ...{ token: seat.token, label: name, title: `${cycle.title}专家评分表`, headers: HEADERS, rows },
    note: `被评单位：${name}（${number}）    黄色单元格填写；填好后在系统中上传，核对后计入草稿，仍须在系统中提交。`,
    widths: [6, 16, 30, 8, 48, 26, 9, 11, 40],
    contentHash: contentHash ?? '',
    values: Object.fromEntries(ids.map((id) => [id, valueOf(sheet, id)])),
  }
}

/** Only what experts give: points of source E, and whether they believe the evidence. */
function rowsOf(content: IndicatorContent, variant: string, filed: FiledContent): TripRow[] {
  let serial = 0
  const groups = new Map(content.groups.flatMap(({ name, indicators }) => indicators.map(({ id }) => [id, name.zh])))
  const rows = indicatorsOf(content).flatMap((indicator) => {
    const own = [...markRows(indicator), ...verdictRows(indicator, filed)]
    const criteria = criteriaOf(indicator, zh(), variant).join('\n')
    const score = filed.answers[indicator.id]?.score
    return own.map(({ open, words, most, evidence }, at) => ({
      fixed: [
        ...[++serial, groups.get(indicator.id) ?? '', words, most, at === 0 ? criteria : null],
        ...[evidence, at === 0 && typeof score === 'number' ? score / 100 : null],
      ],
      open,
    }))
  })
  const opinion = {
    id: 'opinion',
    column: REASON,
    label: '总体意见',
    kind: 'text' as const,
    longest: config.opinion.most,
  }
  return [...rows, { fixed: [null, '总体意见'], open: [opinion], tone: 'total' }]
}

type Line = { open: TripRow['open']; words: string; most: number | null; evidence: string | null }

function markRows({ code, name, parts }: Indicator): Line[] {
  return parts.flatMap(({ rule }) => {
    if (rule.kind !== 'expert') return []
    const label = `${code} ${rule.of.zh}`
    const [mark, reason] = [`score.${rule.figure}`, `reason.${rule.figure}`]
    return [
      {
        ...{ words: `${code} ${name.zh}：${rule.of.zh}`, most: rule.points, evidence: null },
        open: [
          { id: mark, column: MARK, label, kind: 'number', most: rule.points, decimals: 1 },
          { id: reason, column: REASON, label: `${label} 扣分理由`, kind: 'text', longest: config.reason.most },
        ],
      },
    ]
  })
}

function verdictRows({ id, code }: Indicator, { evidence }: FiledContent): Line[] {
  return evidence
    .filter(({ indicator }) => indicator === id)
    .map((piece) => {
      const label = `${code}-${piece.number} ${piece.name}`
      return {
        ...{ words: `佐证 ${label}`, most: null, evidence: `${code}-${piece.number}-${piece.name}` },
        open: [
          { id: `verdict.${piece.id}`, column: MARK, label, kind: 'choice', words: [ACCEPTED, NOT_ACCEPTED] },
          ...[
            {
              id: `why.${piece.id}`,
              column: REASON,
              label: `${label} 理由`,
              kind: 'text',
              longest: config.reason.most,
            },
          ],
        ] as TripRow['open'],
      }
    })
}

/** `score.d1.quality`, `reason.d1.quality`, `verdict.7`, `why.7`, `opinion` */
function valueOf({ scores, reasons, verdicts, opinion }: Sheet, id: string): TripValue {
  const [kind, key] = [id.split('.', 1)[0], id.slice(id.indexOf('.') + 1)]
  if (kind === 'score') return scores[key] ?? null
  if (kind === 'reason') return reasons[key] || null
  if (kind === 'verdict') return verdicts[key] ? (verdicts[key].accepted ? ACCEPTED : NOT_ACCEPTED) : null
  return (kind === 'why' ? verdicts[key]?.reason : opinion) || null
}

function changed(sheet: Sheet, changes: readonly CellChange[]): Sheet {
  for (const { id, from, to } of changes) {
    if (valueOf(sheet, id) !== from) throw new StepNotAllowed('import', 'edited_meanwhile')
    put(sheet, id, to)
  }
  return sheet
}

function put(sheet: Sheet, id: string, to: TripValue) {
  const [kind, key] = [id.split('.', 1)[0], id.slice(id.indexOf('.') + 1)]
  const text = String(to ?? '')
  if (kind === 'score') {
    if (typeof to === 'number') sheet.scores[key] = to
    else delete sheet.scores[key]
  } else if (kind === 'reason') sheet.reasons[key] = text
  else if (kind === 'opinion') sheet.opinion = text
  else if (kind === 'verdict' && to === null) delete sheet.verdicts[key]
  else if (kind === 'verdict')
    sheet.verdicts[key] = { accepted: to === ACCEPTED, reason: sheet.verdicts[key]?.reason ?? '' }
  /** Who only says why does not believe it. */
  else if (sheet.verdicts[key] || text)
    sheet.verdicts[key] = { accepted: sheet.verdicts[key]?.accepted ?? false, reason: text }
}
