import type { Trx } from '#app/core/dialect'
import { system } from '#app/users/actor'
import IndicatorSystem from './indicator_system.js'
import IndicatorVersion from './indicator_version.js'
import { createSystemIn, proposeIn, publishIn } from './indicator_version_workflow.js'
import { standardContent } from './standard_content.js'

export const STANDARD = 'evaluation'

/** The standard system is there, published for this year; what became of it since it was installed is left alone. */
export async function ensureStandardSystem(trx: Trx, year: number): Promise<IndicatorVersion> {
  const there = await IndicatorSystem.findBy({ builtIn: STANDARD }, { client: trx })
  if (there)
    return IndicatorVersion.query({ client: trx })
      .where({ indicatorSystemId: there.id })
      .orderBy('number', 'desc')
      .firstOrFail()
  const by = system('standard_indicators')
  const facts = {
    ...{ builtIn: STANDARD, nameZh: '知识产权信息公共服务网点效能评估指标体系（标准）' },
    nameEn: 'Evaluation of IP information service points (standard)',
  }
  const { id } = await createSystemIn(trx, facts, year, standardContent, by)
  await proposeIn(trx, { id }, by)
  await publishIn(trx, { id }, by)
  return IndicatorVersion.findOrFail(id, { client: trx })
}
