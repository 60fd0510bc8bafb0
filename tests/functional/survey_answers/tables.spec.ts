import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'

/** Keys that say which person, and keys that say which answer. */
const PERSON = /^(invitation_id|survey_invitation_id|token_hash|email|message_id|session_id|ip)$/
const ANSWER = /^(answer_id|survey_answer_id|receipt_hash|sealed|pool_id|answers)$/
const TIME = /^(datetime|timestamp|time)/i

/** Where both stand beside each other: in waves that told people that their names are kept. */
const TOLD = ['survey_named_answers']

/** Exactly these columns, so that another one is looked at by somebody who has read this. */
const KEPT = {
  survey_pool: ['id', 'wave_id', 'sealed'],
  survey_drafts: ['name', 'wave_id', 'sealed', 'expires_on'],
  survey_batches: ['id', 'wave_id', 'channel', 'answers', 'is_read', 'released_on'],
  survey_open_codes: ['wave_id', 'code_hash'],
  survey_named_answers: ['answer_id', 'invitation_id'],
}

test.group('The tables of surveys', () => {
  test('nothing leads from an answer to a person', async ({ assert }) => {
    const tables = (await db.connection().getAllTables()).filter((table) => !/^(adonis_|sqlite_)/.test(table))
    const joining: string[] = []
    for (const table of tables) {
      const names = Object.keys(await columnsOf(table))
      const isOfSurveys = table.startsWith('survey')
      if (isOfSurveys && names.some((name) => PERSON.test(name)) && names.some((name) => ANSWER.test(name)))
        joining.push(table)
    }
    assert.deepEqual(joining, TOLD)
  })

  test('no table of answers knows a time, and each knows only these columns', async ({ assert }) => {
    for (const [table, names] of Object.entries(KEPT))
      assert.sameMembers(Object.keys(await columnsOf(table)), names, table)
    for (const table of ['survey_answers', ...Object.keys(KEPT)])
      for (const [name, { type }] of Object.entries(await columnsOf(table)))
        assert.notMatch(String(type), TIME, `${table}.${name}`)
  })
})

async function columnsOf(table: string): Promise<Record<string, { type: string }>> {
  return (await db.connection().columnsInfo(table)) as never
}
