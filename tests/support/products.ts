import type { ProductFacts, ProductKind } from '#app/products/product_forms'
import Product from '#app/products/product'
import { recordProduct } from '#app/products/product_workflow'
import { askForResult } from '#app/products/result_request_workflow'
import ResultRequest from '#app/products/result_request'
import SharedResult from '#app/products/shared_result'
import { shareResult, type ResultFacts } from '#app/products/shared_result_workflow'
import { pointOf } from './activities.js'
import { actor } from './applications.js'
import type { World } from '../world.js'

export function productFacts(more: Partial<ProductFacts> = {}): ProductFacts {
  return {
    ...{ title: '氢能燃料电池专利专题数据库', field: 'patent', industry: 'green_energy', publishedOn: '2026-03-05' },
    ...{ isNew: true, recordCount: 12_000, link: 'https://db.example/hydrogen', access: 'open', audience: null },
    ...{ description: '收录国内外氢能燃料电池专利并人工标引。', filePermission: null },
    ...more,
  }
}

/** What is typed for it. */
export const databaseInput = (more: Record<string, unknown> = {}) => {
  const { isNew, audience, filePermission, ...typed } = productFacts()
  return { ...typed, kind: 'thematic_database', edition: isNew ? 'new' : 'update', ...more }
}

/** A draft of 海淀's operator. */
export async function makeProduct(
  world: World,
  more: Partial<ProductFacts> = {},
  kind: ProductKind = 'thematic_database'
) {
  const { id } = await recordProduct(kind, await pointOf(world), actor(world.people.operator), productFacts(more))
  return Product.findOrFail(id)
}

/** A draft of the office itself. */
export async function makeOfficeProduct({ people }: World, more: Partial<ProductFacts> = {}) {
  const { id } = await recordProduct('thematic_database', null, actor(people.handler), productFacts(more))
  return Product.findOrFail(id)
}

export function resultInput(more: Partial<ResultFacts> = {}): ResultFacts {
  return {
    ...{ title: '氢能专利标引数据', kind: 'data', field: 'patent', permission: 'network' },
    ...{ summary: '一万两千条专利的技术分支标引。', licence: '注明来源，不得用于商业目的。' },
    link: 'https://data.example/hydrogen',
    ...more,
  }
}

export async function makeResult({ people, organizations }: World, more: Partial<ResultFacts> = {}) {
  const { id, name, districtCode } = organizations.haidian
  const owner = { organizationId: id, ownerName: name, districtCode }
  const shared = await shareResult(resultInput(more), owner, actor(people.operator))
  return SharedResult.findOrFail(shared.id)
}

/** 朝阳 asks 海淀. */
export async function makeRequest(world: World) {
  const result = await makeResult(world, { permission: 'on_request' })
  const by = actor(world.people.chaoyangPrincipal)
  const { id } = await askForResult(result, by, { purpose: '用于本区企业培训。', askerName: '通惠科技情报所 许砚秋' })
  return ResultRequest.findOrFail(id)
}
