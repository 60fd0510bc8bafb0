import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { ownPoints } from '#app/activities/point_choice'
import { checkedForm } from '#app/core/checked_form'
import { answersOf } from '#app/core/form_answers'
import Product from './product.js'
import { reportOf, reportRule } from './product_files.js'
import { factsFrom, productForms, type ProductKind } from './product_forms.js'
import ProductPolicy from './product_policy.js'
import { productWorkflow as workflow, type ProductStep } from './product_workflow.js'

/** The product of the address, or 404. */
export function visibleProduct({ auth, params }: HttpContext) {
  return Product.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.product_id ?? params.id) || 0)
    .preload('designation')
    .firstOrFail()
}

export async function renderProduct({ auth, bouncer, view, i18n }: HttpContext, product: Product) {
  const policy = bouncer.with(ProductPolicy)
  const opens = await Product.query()
    .withScopes((scopes) => scopes.withFileFor(auth.getUserOrFail()))
    .where('id', product.id)
    .first()
  return view.render('pages/products/show', {
    product,
    sections: answersOf(productForms[product.kind], valuesOf(product), i18n),
    report: await reportOf('product', product.id),
    mayOpen: opens !== null,
    isOwn: product.isOf(auth.getUserOrFail()),
    mayRevise: await policy.allows('revise', product),
    mayConfirm: await policy.allows('confirm', product),
    allows: (step: ProductStep) => workflow.allows(step, product),
    timeline: await timelineOf('product', product.id, i18n),
  })
}

/** What the form shows of a row. */
export function valuesOf(product: Product): Record<string, unknown> {
  return { ...product.$attributes, publishedOn: product.publishedDay, edition: product.isNew ? 'new' : 'update' }
}

/** @throws E_VALIDATION_ERROR with each fault at its field */
export async function checkedProduct(ctx: HttpContext, kind: ProductKind) {
  return factsFrom(kind, await checkedForm(ctx, productForms[kind]))
}

/** The form, empty or of a product. */
export async function renderProductForm(ctx: HttpContext, kind: ProductKind, product: Product | null = null) {
  const user = ctx.auth.getUserOrFail()
  return ctx.view.render('pages/products/edit', {
    ...{ kind, product, form: productForms[kind], rule: reportRule },
    values: product ? valuesOf(product) : { edition: 'new', access: 'open' },
    report: product && (await reportOf('product', product.id)),
    points: product || user.isBureau ? [] : await ownPoints(user),
    isOffice: user.isBureau,
  })
}
