import { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { inTransaction, isDuplicateKey } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import SurveyText, { SurveyTag } from './survey_text.js'

/** 、 ， , ; and spaces between tags, as people type them. */
export function tagNamesIn(typed: string) {
  return [...new Set(typed.split(/[、，,;；\s]+/).filter(Boolean))]
}

/** @returns false when the word is there already */
export async function addTag(name: string, by: Actor) {
  try {
    await inTransaction(async (trx) => {
      const tag = await SurveyTag.create({ name, createdAt: DateTime.utc() }, { client: trx })
      await record(trx, {
        action: 'survey_tag.added',
        subject: { type: 'survey_tag', id: tag.id },
        by,
        details: { name },
      })
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/**
 * These tags, and no others, belong to the text.
 *
 * @throws StepNotAllowed `edited_meanwhile` when somebody else was faster
 */
export function tagText(text: SurveyText, tags: readonly SurveyTag[], by: Actor, version: number) {
  return inTransaction(async (trx) => {
    const held = await trx
      .from('survey_texts')
      .where({ id: text.id, version })
      .update({ version: version + 1, is_tagged: tags.length > 0 })
    if (Number(held) === 0) throw new StepNotAllowed('tag', 'edited_meanwhile')
    await trx.from('survey_text_tags').where({ text_id: text.id }).delete()
    if (tags.length > 0) {
      await trx.table('survey_text_tags').multiInsert(tags.map(({ id }) => ({ text_id: text.id, tag_id: id })))
    }
    const details = { tags: tags.map(({ name }) => name).join('、') }
    await record(trx, { action: 'survey_text.tagged', subject: { type: 'survey_text', id: text.id }, by, details })
  })
}

/** The vocabulary, with how many texts of a wave have each tag. */
export async function tagsOf(waveId: number) {
  const tags = await SurveyTag.query().orderBy('name')
  const counts = await SurveyText.query()
    .join('survey_text_tags', 'survey_text_tags.text_id', 'survey_texts.id')
    .where('survey_texts.wave_id', waveId)
    .groupBy('survey_text_tags.tag_id')
    .select('survey_text_tags.tag_id')
    .count('* as total')
  const countOf = new Map(counts.map(({ $extras }) => [Number($extras.tag_id), Number($extras.total)]))
  return tags.map((tag) => ({ tag, count: countOf.get(tag.id) ?? 0 }))
}
