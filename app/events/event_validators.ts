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
