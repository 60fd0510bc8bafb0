import { ServiceBrandSchema } from '#database/schema'
import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type ServiceItem from './service_item.js'

/** 高端服务品牌: the name under which the bureau marks one service item of a point. */
export default class ServiceBrand extends ServiceBrandSchema {}

/** Names an item a brand, or takes the name away again. */
export async function giveBrand(
  { designationId, name }: Pick<ServiceItem, 'designationId' | 'name'>,
  brand: string | null,
  by: Actor & { id: number }
) {
  await inTransaction(async (trx) => {
    const key = { designationId, itemName: name }
    if (brand) await ServiceBrand.updateOrCreate(key, { brand, givenById: by.id }, { client: trx })
    else await ServiceBrand.query({ client: trx }).where(key).delete()
    await record(trx, {
      action: brand ? 'designation.item_branded' : 'designation.item_unbranded',
      subject: { type: 'designation', id: designationId },
      by,
      details: { opinion: brand ? `${name}：${brand}` : name },
    })
  })
}
