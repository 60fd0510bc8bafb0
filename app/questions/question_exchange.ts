import vine, { errors } from '@vinejs/vine'
import limits from '#config/questions'
import type { QuestionContent } from './question_content.js'
import { KINDS } from './question_roles.js'
import type QuestionVersion from './question_version.js'

/** Question sets travel between offices as one file. */
const FORMAT = 'jingzhi.question-set/1'

export function exportedVersion({ content, contentHash, number, questionSet }: QuestionVersion) {
  const { nameZh, nameEn, purpose } = questionSet
  return { format: FORMAT, nameZh, nameEn, purpose, number, contentHash, content }
}

const bilingual = (longest: number) =>
  vine.object({ zh: vine.string().maxLength(longest), en: vine.string().maxLength(2 * longest) })
const id = () => vine.string().regex(/^\w{1,40}$/)
const option = () => vine.object({ id: id(), text: bilingual(100) })

const is =
  (...kinds: string[]) =>
  (value: any) =>
    kinds.includes(value.kind)
const dimension = id().optional()
const byKind = vine.group([
  vine.group.if(is('level'), { notApplicable: vine.boolean(), dimension }),
  vine.group.if(is('matrix'), {
    ...{ notApplicable: vine.boolean(), dimension: id().optional() },
    rows: vine.array(option()).maxLength(limits.options),
  }),
  vine.group.if(is('single'), { options: vine.array(option()).maxLength(limits.options) }),
  vine.group.if(is('multiple'), {
    options: vine.array(option()).maxLength(limits.options),
    most: vine.number().withoutDecimals().min(1).optional(),
  }),
  vine.group.if(is('number'), { min: vine.number(), max: vine.number() }),
  vine.group.if(is('text'), { max: vine.number().withoutDecimals(), multiline: vine.boolean() }),
  vine.group.else({}),
])

const question = vine
  .object({
    ...{ id: id(), kind: vine.enum(KINDS), text: bilingual(300), help: bilingual(300).optional() },
    ...{ required: vine.boolean(), role: id().optional() },
    when: vine.array(vine.object({ question: id(), in: vine.array(id()) })).optional(),
  })
  .merge(byKind)

const validator = vine.create({
  format: vine.literal(FORMAT),
  content: vine.object({
    ...{ intro: bilingual(1000), thanks: bilingual(500) },
    dimensions: vine.array(vine.object({ id: id(), name: bilingual(50), weight: vine.number().min(0).max(100) })),
    sections: vine.array(
      vine.object({
        ...{ id: id(), title: bilingual(100), intro: bilingual(500).optional() },
        questions: vine.array(question).maxLength(limits.questions),
      })
    ),
  }),
})

/** @returns what a file says, and nothing that no question set has; null where it is no such file */
export async function importedContent(text: string): Promise<QuestionContent | null> {
  try {
    const { content } = await validator.validate(JSON.parse(text))
    return content as QuestionContent
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof errors.E_VALIDATION_ERROR) return null
    throw error
  }
}
