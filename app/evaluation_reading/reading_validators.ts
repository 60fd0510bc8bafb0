import vine from '@vinejs/vine'

const points = () => vine.number().min(0).max(100).decimal([0, 2])

/** What nobody changed need not be said: the address of a trial stays short. */
export const whatIfValidator = vine.create({
  weights: vine.record(vine.record(points())).optional(),
  bands: vine
    .object({ excellent: points().optional(), good: points().optional(), pass: points().optional() })
    .optional(),
  quotaPercent: points().optional(),
})

/** As large as the generator takes. */
export const seedValidator = vine.create({
  seed: vine.number().withoutDecimals().min(1).max(2_147_483_647).optional(),
})
