import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import i18n from '@adonisjs/i18n/services/main'
import { workflowsPage } from '#app/workflow/workflows_page'
import { workflows } from '#start/workflows'

test.group('The drawn flows', () => {
  test('docs/workflows.md is what `node ace docs:workflows` writes today', async ({ assert }) => {
    const page = workflowsPage(workflows, i18n.locale('zh-CN'))
    assert.equal(await readFile('docs/workflows.md', 'utf8'), page)
  })
})
