import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import type Designation from '#app/designations/designation'
import { WHOLE_CITY } from '#app/tallies/countings'
import { retally } from '#app/tallies/tally'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import Product from './product.js'
import { productCountings } from './product_countings.js'
import type { ProductFacts, ProductKind } from './product_forms.js'

export type ProductState = 'draft' | 'submitted' | 'returned' | 'confirmed' | 'removed'

/** From the first note to what somebody stands for. What is confirmed changes with a reason only. */
export const productWorkflow = new Workflow(
  'product',
  'products',
  {
    draft: { tone: 'quiet', waitsFor: ['operator', 'principal', 'bureau_handler'], group: 'open' },
    submitted: { tone: 'waiting', waitsFor: ['principal', 'division_head'], group: 'open' },
    returned: { tone: 'warning', waitsFor: ['operator', 'principal', 'bureau_handler'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'confirmed' },
    removed: { tone: 'quiet', waitsFor: null, group: 'removed' },
  },
  {
    submit: { from: ['draft', 'returned'], to: 'submitted', recordedAs: 'product.submitted' },
    confirm: { from: ['draft', 'submitted', 'returned'], to: 'confirmed', recordedAs: 'product.confirmed' },
    return: { from: ['submitted'], to: 'returned', recordedAs: 'product.returned' },
    remove: { from: ['draft', 'submitted', 'returned'], to: 'removed', recordedAs: 'product.removed' },
    strike: { from: ['confirmed'], to: 'removed', recordedAs: 'product.struck' },
  } as const satisfies Record<string, { from: readonly ProductState[]; to: ProductState; recordedAs: string }>
)

export type ProductStep = keyof typeof productWorkflow.steps

export const OPEN: readonly ProductState[] = ['draft', 'submitted', 'returned']

const PREFIX: Record<ProductKind, string> = { thematic_database: 'ZT', analysis_report: 'BG' }

type Also = (trx: Trx, product: Product) => Promise<unknown>

/**
 * Notes a product.
 *
 * @param point null for the office itself
 * @param also the file that came with it
 */
export function recordProduct(
  kind: ProductKind,
  point: Designation | null,
  by: Actor & { id: number },
  facts: ProductFacts,
  also?: Also
) {
  return inTransaction(async (trx) => {
    const product = await Product.create(
      {
        ...columnsOf(facts),
        kind,
        number: await numberOf(trx, kind, facts.publishedOn.slice(0, 4)),
        designationId: point?.id ?? null,
        organizationId: point?.organizationId ?? null,
        districtCode: point?.districtCode ?? WHOLE_CITY,
        ...{ state: 'draft', version: 0, stateSince: DateTime.utc(), createdById: by.id },
      },
      { client: trx }
    )
    await also?.(trx, product)
    await productWorkflow.tell(trx, 'product.recorded', product.id, by)
    return product
  })
}

async function numberOf(trx: Trx, kind: ProductKind, year: string) {
  const serial = await nextNumber(trx, `product/${kind}/${year}`)
  return `${PREFIX[kind]}-${year}-${String(serial).padStart(4, '0')}`
}

const columnsOf = ({ publishedOn, ...facts }: ProductFacts) => ({
  ...facts,
  publishedOn: DateTime.fromISO(publishedOn),
})

type Revision = {
  facts: ProductFacts
  version: number
  /** Of what is confirmed. */ reason?: string | null
  also?: Also
}

/**
 * Changes a product; what a confirmed one said before stays in the trail, with the reason.
 *
 * @throws StepNotAllowed `edited_meanwhile`, `reason_missing`
 */
export async function reviseProduct(product: Product, by: Actor, { facts, version, reason, also }: Revision) {
  await inTransaction(async (trx) => {
    await productWorkflow.hold(trx, product.id, [...OPEN, 'confirmed'], 'edit')
    const row = await Product.findOrFail(product.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    const isConfirmed = row.state === 'confirmed'
    if (isConfirmed && !reason) throw new StepNotAllowed('edit', 'reason_missing')
    const before = changedFrom(row, facts)
    await row.merge({ ...columnsOf(facts), version: version + 1 }).save()
    await also?.(trx, row)
    if (!isConfirmed) return productWorkflow.tell(trx, 'product.revised', row.id, by)
    await productWorkflow.tell(trx, 'product.amended', row.id, by, { opinion: reason, before })
    await retally(trx, productCountings[row.kind], row.organizationId ?? 0)
  })
  await product.refresh()
}

/** The values that a change takes away. */
function changedFrom(row: Product, facts: ProductFacts) {
  const now: Record<string, unknown> = { ...row.$attributes, publishedOn: row.publishedDay }
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (now[name] === value ? [] : [[name, now[name]]]))
  )
}

export async function takeProductStep(
  step: ProductStep,
  product: Product,
  by: Actor,
  { opinion, version }: { opinion?: string; version?: number } = {}
) {
  await productWorkflow.take(step, product, {
    by,
    version,
    details: { opinion },
    also: (trx) => retally(trx, productCountings[product.kind], product.organizationId ?? 0),
  })
}
