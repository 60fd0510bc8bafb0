import vine from '@vinejs/vine'

const reason = () => vine.string().trim().minLength(4).maxLength(300)

/** What the editors do; the book is published by its first edition (book_editions.ts). */
export const casebookActs = ['askAuthors', 'finish', 'reopen'] as const
export type CasebookAct = (typeof casebookActs)[number]

export const callValidator = vine.create({ call: vine.number() })

export const frontValidator = vine.create({
  title: vine.string().trim().minLength(2).maxLength(100),
  editor: vine.string().trim().maxLength(200).nullable(),
  preface: vine.string().trim().maxLength(20_000).nullable(),
  version: vine.string().maxLength(16).optional(),
})

/** Who takes a finished book back says why. */
export const casebookStepValidator = vine.create({
  step: vine.enum(casebookActs),
  opinion: reason().nullable().optional().requiredWhen('step', '=', 'reopen'),
  version: vine.number(),
})

export const newChapterValidator = vine.create({ title: vine.string().trim().minLength(2).maxLength(60) })

export const chapterValidator = vine.create({
  title: vine.string().trim().minLength(2).maxLength(60),
  introduction: vine.string().trim().maxLength(5_000).nullable(),
})

export const chapterMoveValidator = vine.create({ direction: vine.enum(['up', 'down'] as const) })

export const entryMoveValidator = vine.create({
  direction: vine.enum(['up', 'down', 'place'] as const),
  section: vine.number().optional().requiredWhen('direction', '=', 'place'),
  position: vine.number().withoutDecimals().min(0).optional().requiredWhen('direction', '=', 'place'),
})
