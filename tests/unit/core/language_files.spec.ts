import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { languageFiles } from '#app/core/language_files'

const WORDS = { 'zh-CN': '提交', 'en': 'Submit' }

test.group('Files of texts', () => {
  test('are read under their names and their keys, whatever language', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'texts-'))
    cleanup(() => rm(folder, { recursive: true }))
    for (const [language, word] of Object.entries(WORDS)) {
      await mkdir(join(folder, language))
      const texts = { title: word, steps: { submit: { done: `${word}!` } } }
      await writeFile(join(folder, language, 'forms.json'), JSON.stringify(texts))
    }
    assert.deepEqual(await languageFiles(folder)({} as never).load(), {
      'zh-CN': { 'forms.title': '提交', 'forms.steps.submit.done': '提交!' },
      'en': { 'forms.title': 'Submit', 'forms.steps.submit.done': 'Submit!' },
    })
  })
})
