import vine from '@vinejs/vine'

/** @param noted whether one must say why */
export function assignmentValidator({ noted }: { noted: boolean }) {
  const note = vine.string().trim().minLength(2).maxLength(500)
  return vine.create(
    vine.object({
      handler: vine.number(),
      handlerNote: noted ? note : note.nullable().optional(),
      version: vine.number(),
    })
  )
}
