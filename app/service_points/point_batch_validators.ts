import vine from '@vinejs/vine'
import { designationTypeNames, supplementLapses } from './designation_types.js'

const day = () => vine.date({ formats: ['YYYY-MM-DD'] })

const sumsTo100 = vine.createRule((value: unknown, _options: undefined, field) => {
  const points = (value as { points?: number }[]).reduce((sum, item) => sum + (Number(item?.points) || 0), 0)
  if (points !== 100) field.report('', 'sumsTo100', field, { sum: points })
})

/** A call for applications, in draft. Public notice of at least five working days is the rule of the bureau. */
export const pointBatchValidator = vine.create({
  designationType: vine.enum(designationTypeNames),
  batchTitle: vine.string().trim().minLength(4).maxLength(100),
  year: vine.number().withoutDecimals().min(2020).max(2100),
  opensOn: day(),
  closesOn: day().afterOrSameAs('opensOn', { format: ['YYYY-MM-DD'] }),
  districtStep: vine.boolean().optional(),
  supplementLapse: vine.enum(supplementLapses),
  minimumExperts: vine.number().withoutDecimals().min(3).max(15),
  noticeDays: vine.number().withoutDecimals().min(5).max(60),
  validityYears: vine.number().withoutDecimals().min(1).max(10),
  guidance: vine.string().trim().maxLength(2000).nullable().optional(),
  rubric: vine
    .array(
      vine.object({
        zh: vine.string().trim().minLength(2).maxLength(40),
        en: vine.string().trim().minLength(2).maxLength(60),
        points: vine.number().withoutDecimals().min(1).max(100),
      })
    )
    .minLength(1)
    .maxLength(12)
    .use(sumsTo100(undefined)),
})

export const batchStepValidator = vine.create({ version: vine.number() })
