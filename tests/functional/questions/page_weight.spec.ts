import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { build } from 'vite'
import { inTransaction } from '#app/core/dialect'
import QuestionVersion from '#app/questions/question_version'
import { ensureStandardQuestionnaire } from '#app/questions/standard_questionnaire'
import { makeWorld } from '#tests/world'

/** Style and script of a page for people who answer, as they are served. */
async function builtBytes() {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input: ['resources/css/questions.css', 'resources/js/questions.js'] } },
  })
  const files = [built].flat().flatMap((output) => ('output' in output ? output.output : []))
  return files.map((file) => Buffer.byteLength(file.type === 'chunk' ? file.code : file.source))
}

test.group('On a slow line', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const lang of ['zh-CN', 'en']) {
    test(`the standard questionnaire weighs less than 50 kB with all it loads, uncompressed: ${lang}`, async ({
      client,
      assert,
    }) => {
      const { people } = await makeWorld()
      const { id } = await inTransaction((trx) => ensureStandardQuestionnaire(trx))
      const version = await QuestionVersion.findByOrFail({ questionSetId: id })
      const page = await client.get(`/question-versions/${version.id}/preview?lang=${lang}`).loginAs(people.handler)
      const html = page.text()
      assert.notMatch(html, /<(img|iframe|video)|app\.css|public\.js|icons\.svg/)
      const always = await Promise.all(['public/early.js', 'public/mark.svg'].map((file) => readFile(file)))
      const parts = [Buffer.byteLength(html), ...always.map(({ length }) => length), ...(await builtBytes())]
      assert.lengthOf(parts, 5)
      assert.isBelow(
        parts.reduce((sum, bytes) => sum + bytes, 0),
        50_000
      )
    })
  }
})
