import vine from '@vinejs/vine'

export const simpleSteps = [
  'notify',
  'open',
  'shut',
  'cancel',
  'submit',
  'confirm',
  'return',
  'reopen',
  'remove',
  'track',
  'close',
] as const

/** Who returns or reopens an entry, or calls an event off, says why. */
export const eventStepValidator = vine.create({
  step: vine.enum(simpleSteps),
  opinion: vine
    .string()
    .trim()
    .minLength(4)
    .maxLength(300)
    .nullable()
    .optional()
    .requiredWhen('step', 'in', ['return', 'reopen', 'cancel']),
  version: vine.number(),
})

/** Who stands at the door says who they are. */
export const doorValidator = vine.create({
  name: vine.string().trim().minLength(2).maxLength(30),
  tail: vine.string().trim().minLength(4).maxLength(190),
})

export const minutesValidator = vine.create({
  minutes: vine.string().trim().minLength(20).maxLength(20_000),
  version: vine.number(),
})

export const taskProofValidator = vine.create({
  proof: vine.string().trim().minLength(4).maxLength(500),
  version: vine.number(),
})

export const taskReturnValidator = vine.create({
  opinion: vine.string().trim().minLength(4).maxLength(300),
  version: vine.number(),
})
