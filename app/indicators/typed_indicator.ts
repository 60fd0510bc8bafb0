import type { Infer } from '@vinejs/vine/types'
import { filledRows } from '#app/core/form_field'
import { newId } from '#app/questions/edit_content'
import { both } from '#app/questions/typed_question'
import { indicatorIn, type Frame } from './edit_content.js'
import type { Grading, Indicator, IndicatorContent, Measure, Part, Rule, SmallSample } from './indicator_content.js'
import type { frameValidator, indicatorValidator } from './indicator_validators.js'

type Typed = Infer<typeof indicatorValidator>
type TypedPart = NonNullable<Typed['parts']>[number]
type TypedFrame = Infer<typeof frameValidator>
type Text = string | null | undefined

/** The indicator as it was typed: its id, its weights and the kinds of its rules stay, whatever a client sends. */
export function typedIndicator(indicator: Indicator, { code, zh, en, evidence, parts = [] }: Typed): Indicator {
  const typed = new Map(parts.map((part) => [part.id, part]))
  return {
    ...indicator,
    code: code ?? '',
    name: both(zh, en),
    evidence: evidence ?? false,
    parts: indicator.parts.map((part) => {
      const one = typed.get(part.id)
      return one ? { ...part, source: one.source, rule: typedRule(part, one) } : part
    }),
  }
}

function typedRule({ rule: { kind, ...rule } }: Part, typed: TypedPart): Rule {
  const former = 'items' in rule ? rule.items : [rule as Measure]
  const [measure, points] = [measureOf(typed, former[0]), typed.points ?? 0]
  switch (kind) {
    case 'linear':
      return { kind, ...measure, floor: typed.floor ?? 0, full: typed.full ?? 0, ...fullsOf(typed), points }
    case 'bands':
      return { kind, ...measure, bands: bandsOf(typed), ...sampleOf(typed) }
    case 'share':
      return { kind, ...measure, bands: bandsOf(typed) }
    case 'rate':
    case 'expert':
      return { kind, ...measure, points }
    case 'checks':
      return { kind, items: itemsOf(typed, former).map((item) => ({ ...item, atLeast: item.atLeast ?? 1 })) }
    case 'count':
    case 'deduct':
      return { kind, items: itemsOf(typed, former).map(({ atLeast, ...item }) => item), points }
  }
}

type TypedMeasure = { figure?: Text; zh?: Text; en?: Text; unitZh?: Text; unitEn?: Text }

/** A figure that nobody named keeps its name, and gets one that nothing else has where it is new. */
function measureOf({ figure, zh, en, unitZh, unitEn }: TypedMeasure, former?: Measure): Measure {
  return {
    figure: figure ?? former?.figure ?? newId('f'),
    of: both(zh, en),
    ...(unitZh || unitEn ? { unit: both(unitZh, unitEn) } : {}),
  }
}

function fullsOf({ fulls = {} }: TypedPart) {
  const given = Object.entries(fulls).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  return given.length > 0 ? { fulls: Object.fromEntries(given) } : {}
}

/** In their order, whatever the order in which they were typed. */
function bandsOf({ bands }: TypedPart) {
  return filledRows(bands)
    .map(({ from, points, zh, en }) => ({
      ...{ from: from ?? 0, points: points ?? 0 },
      ...(zh || en ? { text: both(zh, en) } : {}),
    }))
    .sort((one, other) => other.from - one.from)
}

function itemsOf({ items }: TypedPart, former: readonly Measure[]) {
  return filledRows(items).map(({ points, atLeast, ...measure }, at) => ({
    ...measureOf(measure, former[at]),
    ...{ points: points ?? 0, atLeast },
  }))
}

function sampleOf({ sampleCount, sampleMean, sampleLeast, samplePercent }: TypedPart): { sample?: SmallSample } {
  if (!sampleCount || !sampleMean) return {}
  return {
    sample: { count: sampleCount, mean: sampleMean, least: sampleLeast ?? 30, percent: samplePercent ?? 90 },
  }
}

/** What stands around the indicators, as it was typed; the first variant is always there and for everybody. */
export function typedFrame(content: IndicatorContent, typed: TypedFrame): Frame {
  const [first, ...others] = filledRows(typed.variants).filter(({ zh, en }) => zh || en)
  const extra = ({ id, zh, en }: { id?: Text; zh?: Text; en?: Text }, letter: string) => ({
    id: id ?? newId(letter),
    name: both(zh, en),
  })
  return {
    basis: both(typed.basisZh, typed.basisEn),
    variants: [
      first ? { ...extra(first, 'v'), hostTypes: [] } : content.variants[0],
      ...others.map((one) => ({ ...extra(one, 'v'), hostTypes: one.hostTypes ?? [] })),
    ],
    bonus: {
      most: typed.bonusMost ?? 0,
      items: written(typed.bonus).map((one) => ({ ...extra(one, 'x'), points: one.points ?? 0 })),
    },
    deductions: {
      most: typed.deductionsMost ?? 0,
      items: written(typed.deductions).map((one) => ({ ...extra(one, 'x'), from: one.from ?? 0, to: one.to ?? 0 })),
    },
    vetoes: written(typed.vetoes).map((one) => extra(one, 'x')),
    grading: typedGrading(content, typed),
  }
}

/** Rows in which nothing but the id stands are none. */
function written<Row extends { id?: Text }>(rows: Row[] | undefined) {
  return filledRows(rows).filter(({ id, ...others }) => filledRows([others]).length > 0)
}

function typedGrading(content: IndicatorContent, typed: TypedFrame): Grading {
  const good = typed.scheme === 'four' ? [{ grade: 'good' as const, from: typed.goodFrom ?? 0 }] : []
  return {
    bands: [
      { grade: 'excellent', from: typed.excellentFrom ?? 0 },
      ...good,
      { grade: 'pass', from: typed.passFrom ?? 0 },
    ],
    excellent: {
      indicators: filledRows(typed.conditions).flatMap(({ indicator, least }) =>
        indicator && indicatorIn(content, indicator) ? [{ indicator, least: least ?? 0 }] : []
      ),
      mostDeduction: typed.mostDeduction ?? 0,
      quotaPercent: typed.quotaPercent ?? 0,
    },
  }
}
