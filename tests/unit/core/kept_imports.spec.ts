import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'

const loader = import.meta.resolve('@poppinss/ts-exec')
const source = new URL('../../../app/core/kept_imports.ts', import.meta.url)
const KEPT = '.imports/server.json'

/** A build of three files, of which the first says what it got. */
function makeBuild() {
  const root = mkdtempSync(join(tmpdir(), 'jingzhi-imports-'))
  const write = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), text)
    }
  }
  write({
    '.fingerprint': 'first build',
    'node_modules/.package-lock.json': '{}',
    'node_modules/oak/package.json': '{ "main": "oak.js" }',
    'node_modules/oak/oak.js': 'module.exports = require("./leaf") + " of an oak"',
    'node_modules/oak/leaf.js': 'module.exports = "leaf"',
    'node_modules/oak/acorn.js': 'module.exports = "acorn"',
    'main.mjs': 'import one from "./one.mjs"; import oak from "oak"; console.log(one, oak)',
    'one.mjs': 'export default 1',
    'two.mjs': 'export default 2',
    'start.mjs': `const { keepImports } = await import(${JSON.stringify(source.href)})
      keepImports('server', new URL('./', import.meta.url))
      await import('./main.mjs')`,
  })
  const start = () =>
    execFileSync(process.execPath, ['--import', loader, join(root, 'start.mjs')], {
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    }).trim()
  return { root, write, start, kept: () => readFileSync(join(root, KEPT), 'utf8') }
}

test.group('Imports that are kept', (group) => {
  let build: ReturnType<typeof makeBuild>
  group.each.setup(() => {
    build = makeBuild()
    return () => rmSync(build.root, { recursive: true })
  })

  /** What was kept is read: changed by hand, the imports lead elsewhere. */
  const astray = () =>
    build.write({ [KEPT]: build.kept().replace('one.mjs","', 'two.mjs","').replace('leaf.js', 'acorn.js') })

  test('lead where they led at the first start, in files of our own and of packages', ({ assert }) => {
    assert.equal(build.start(), '1 leaf of an oak')
    assert.equal(build.start(), '1 leaf of an oak')
    astray()
    assert.equal(build.start(), '2 acorn of an oak')
  })

  for (const [what, files] of [
    ['another build', { '.fingerprint': 'second build' }],
    ['other packages', { 'node_modules/.package-lock.json': '{ "lockfileVersion": 3 }' }],
    ['an answer that cannot be read', { [KEPT]: '{"build":' }],
  ] as const) {
    test(`are looked for anew by ${what}`, ({ assert }) => {
      build.start()
      astray()
      build.write(files)
      assert.equal(build.start(), '1 leaf of an oak')
      assert.equal(build.start(), '1 leaf of an oak')
    })
  }

  test('are not kept of sources, and hinder no start where nothing can be written', ({ assert }) => {
    build.write({ '.imports': 'a file where the folder should be' })
    assert.equal(build.start(), '1 leaf of an oak')
    rmSync(join(build.root, '.imports'))
    rmSync(join(build.root, '.fingerprint'))
    assert.equal(build.start(), '1 leaf of an oak')
    assert.throws(() => build.kept(), /ENOENT/)
  })
})
