import vine from '@vinejs/vine'

const reason = () => vine.string().trim().minLength(2).maxLength(300)

/** 送批, 退回, 发布, 截止, 取消: what others have to live with needs a reason. */
export const callStepValidator = vine.create({
  step: vine.enum(['propose', 'return', 'publish', 'close', 'cancel']),
  version: vine.number(),
  returnReason: reason().optional().requiredWhen('step', '=', 'return'),
  closeReason: reason().optional().requiredWhen('step', '=', 'close'),
  cancelReason: reason().optional().requiredWhen('step', '=', 'cancel'),
})

export const callExtensionValidator = vine.create({
  version: vine.number(),
  newClosesOn: vine.date({ formats: ['YYYY-MM-DD'] }),
  extensionReason: reason(),
})
